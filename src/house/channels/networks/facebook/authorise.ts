/**
 * Signing in at Facebook: a person picks among the pages that they run, and the Instagram accounts behind these. Source:
 * developers.facebook.com/docs/pages-api.
 */
import type { AdapterTools, Connected } from '../../adapter.ts'
import type { Authorise } from '../../adapter-signing-in.ts'
import { accountField, behindPage, type PageBefore } from '../shared/behind-page.ts'
import type { createCaller } from '../shared/caller.ts'
import { createCodeFlow } from '../shared/code-flow.ts'
import { graphAt } from '../shared/graph-host.ts'

export interface Page {
  id: string
  name: string
  username?: string
  link?: string
}

interface PageList {
  data: (Page & PageBefore & { access_token: string })[]
  paging?: { next?: string; cursors?: { after: string } }
}

/** Of one person; more are not asked for. */
const mostPages = 500
/** Without them nothing could be posted to the accounts behind the pages, so these are not offered. */
const toPostBehind = ['instagram_basic', 'instagram_content_publish']

export const authoriseFacebook = (
  caller: ReturnType<typeof createCaller>,
  tools: Pick<AdapterTools, 'hosts'>,
  connected: (page: Page, token: string) => Connected,
): Authorise => {
  const at = (path: string) => graphAt(tools, 'facebook', path)
  return createCodeFlow(caller, {
    application: 'registered',
    portal: 'https://developers.facebook.com/apps',
    opens: ['instagram'],
    scopes: {
      needed: ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'],
      also: [
        'pages_read_user_content',
        'pages_manage_engagement',
        'read_insights',
        ...toPostBehind,
        'instagram_manage_insights',
        'instagram_manage_comments',
      ],
    },
    // Its documents have PKCE for OpenID Connect alone.
    pkce: false,
    secret: 'post',
    between: ',',
    at: () => ({
      issuer: 'https://www.facebook.com',
      authorize: `${tools.hosts?.facebook ?? 'https://www.facebook.com'}/v23.0/dialog/oauth`,
      token: at('oauth/access_token'),
    }),
    async permitted({ access_token: bearer }) {
      const { body } = await caller.call<{ data: { permission: string; status: string }[] }>(
        at('me/permissions'),
        {
          bearer,
          holds: ['data'],
        },
      )
      return body.data.filter(({ status }) => status === 'granted').map(({ permission }) => permission)
    },
    async accounts({ access_token: short }, { application: { clientId, clientSecret } }, permitted) {
      // Pages' own tokens end with the token they were asked with, unless that one was made to last.
      const { body: lasting } = await caller.call<{ access_token: string }>(at('oauth/access_token'), {
        query: {
          grant_type: 'fb_exchange_token',
          client_id: clientId,
          client_secret: clientSecret,
          fb_exchange_token: short,
        },
        holds: ['access_token'],
      })
      const behind = toPostBehind.every((scope) => permitted.includes(scope))
      const found: Connected[] = []
      let pages = 0
      for (let after: string | undefined = ''; after !== undefined && pages < mostPages;) {
        const { body }: { body: PageList } = await caller.call<PageList>(at('me/accounts'), {
          bearer: lasting.access_token,
          query: {
            fields: `id,name,username,link,access_token${behind ? `,${accountField}` : ''}`,
            limit: '100',
            after: after || undefined,
          },
          holds: ['data'],
        })
        for (const page of body.data) {
          const account = behindPage(tools, page, page.access_token)
          found.push(connected(page, page.access_token), ...(account === undefined ? [] : [account]))
        }
        pages += body.data.length
        after = body.paging?.next === undefined ? undefined : body.paging.cursors?.after
      }
      return found
    },
  })
}
