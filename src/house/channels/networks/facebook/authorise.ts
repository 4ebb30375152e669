/** Signing in at Facebook: a person picks among the pages that they run. Source: developers.facebook.com/docs/pages-api. */
import type { Connected } from '../../adapter.ts'
import type { Authorise } from '../../adapter-signing-in.ts'
import type { createCaller } from '../shared/caller.ts'
import { createCodeFlow } from '../shared/code-flow.ts'

export interface Page {
  id: string
  name: string
  username?: string
  link?: string
}

interface PageList {
  data: (Page & { access_token: string })[]
  paging?: { next?: string; cursors?: { after: string } }
}

/** Of one person; more are not asked for. */
const mostPages = 500

export const authoriseFacebook = (
  caller: ReturnType<typeof createCaller>,
  {
    at,
    connected,
    own,
  }: {
    at(path: string): string
    connected(page: Page, token: string): Connected
    /** In place of Facebook's own address. */
    own: string | undefined
  },
): Authorise =>
  createCodeFlow(caller, {
    application: 'registered',
    portal: 'https://developers.facebook.com/apps',
    scopes: {
      needed: ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'],
      also: ['pages_read_user_content', 'pages_manage_engagement', 'read_insights'],
    },
    // Its documents have PKCE for OpenID Connect alone.
    pkce: false,
    secret: 'post',
    between: ',',
    at: () => ({
      issuer: 'https://www.facebook.com',
      authorize: `${own ?? 'https://www.facebook.com'}/v23.0/dialog/oauth`,
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
    async accounts({ access_token: short }, { application: { clientId, clientSecret } }) {
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
      const found: Connected[] = []
      for (let after: string | undefined = ''; after !== undefined && found.length < mostPages;) {
        const { body }: { body: PageList } = await caller.call<PageList>(at('me/accounts'), {
          bearer: lasting.access_token,
          query: {
            fields: 'id,name,username,link,access_token',
            limit: '100',
            after: after || undefined,
          },
          holds: ['data'],
        })
        found.push(...body.data.map((page) => connected(page, page.access_token)))
        after = body.paging?.next === undefined ? undefined : body.paging.cursors?.after
      }
      return found
    },
  })
