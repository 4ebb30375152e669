/** Facebook Pages, by a page's own access token: posts with a picture or a card, edited where they stand. Source: developers.facebook.com/docs/pages-api. */
import type { Account, Adapter, AdapterTools, Connected, Post, Settings } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import type { ArticlePicture } from '../../article.ts'
import { createCaller } from '../shared/caller.ts'
import { createCodeFlow } from '../shared/code-flow.ts'
import { isGone, readGraph, standsThere, theOne } from '../shared/meta.ts'
import { digits, placeOf, sameName } from '../shared/post-address.ts'
import { jpegOf, keysOf, showsStill, shownIn } from '../shared/shown-media.ts'
import { readBackFacebook } from './read-back.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

interface Page {
  id: string
  name: string
  username?: string
  link?: string
}

interface PageList {
  data: (Page & { access_token: string })[]
  paging?: { next?: string; cursors?: { after: string } }
}

interface PagePost {
  id: string
  message?: string
  created_time: string
  permalink_url?: string
}

const limits: Limits = {
  text: [{ by: 'utf16', most: 63_206 }],
  pictures: { least: 0, most: 10, bytes: 4_000_000 },
  film: null,
}

/** Of one person; more are not asked for. */
const mostPages = 500

export function createFacebook(tools: AdapterTools): Adapter {
  const caller = createCaller(tools, (answer, stage) => readGraph(answer, stage, tools.now()))
  const { call, act, meet } = caller
  const host = () => tools.hosts?.facebook ?? 'https://graph.facebook.com'
  const at = (path: string) => `${host()}/v23.0/${path}`
  const bearerOf = ({ credentials }: Account) => credentials['token']
  const addressOf = (id: string) => `https://www.facebook.com/${id.replace('_', '/posts/')}`

  const connected = (page: Page, token: string): Connected => ({
    kind: 'connected',
    server: host(),
    externalId: page.id,
    handle: page.username ?? page.name,
    name: page.name,
    url: page.link ?? `https://www.facebook.com/${page.username ?? page.id}`,
    credentials: { token },
  })

  /** Not published: nobody sees it before a post shows it. */
  async function upload(account: Account, picture: ArticlePicture): Promise<string> {
    const form = new FormData()
    form.set('published', 'false')
    form.set('alt_text_custom', picture.alt)
    form.set('source', await jpegOf(picture, 4_000_000), 'picture.jpg')
    const { body } = await call<{ id: string }>(at(`${account.externalId}/photos`), {
      method: 'POST',
      bearer: bearerOf(account),
      form,
      holds: ['id'],
    })
    return body.id
  }

  return {
    ...readBackFacebook({ call, act, at, bearerOf }),
    kind: 'facebook',
    can: {
      limits,
      edits: true,
      removes: true,
      answers: false,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'card',
      byHand: false,
      altTexts: true,
      oneVoice: false,
    },
    fields: [{ name: 'token', kind: 'secret', needed: true, label: 'page_token' }],
    settlesIn: 90_000,
    keyFor: ({ id }) => id,
    check: (post, { settings }) =>
      previewOf(post, limits, {
        text: textOf(post, settings),
        title: hasPhoto(post, settings) ? null : post.article.headline,
        shows: shownIn(post, limits, settings.look),
      }),

    connect: ({ token = '' }) =>
      meet(async () => {
        const { body } = await call<Page>(at('me'), {
          bearer: token,
          query: { fields: 'id,name,username,link' },
          holds: ['id', 'name'],
        })
        return connected(body, token)
      }),

    authorise: createCodeFlow(caller, {
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
        authorize: `${tools.hosts?.facebook ?? 'https://www.facebook.com'}/v23.0/dialog/oauth`,
        token: at('oauth/access_token'),
      }),
      async permitted({ access_token: bearer }) {
        const { body } = await call<{ data: { permission: string; status: string }[] }>(
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
        const { body: lasting } = await call<{ access_token: string }>(at('oauth/access_token'), {
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
          const { body }: { body: PageList } = await call<PageList>(at('me/accounts'), {
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
    }),

    publish: (account, post) =>
      act(async (stage) => {
        const shows = shownIn(post, limits, account.settings.look)
        const photos = []
        for (const picture of shows.pictures) photos.push(await upload(account, picture))
        stage.mayHaveActed = true
        const { body } = await call<{ id: string }>(at(`${account.externalId}/feed`), {
          method: 'POST',
          bearer: bearerOf(account),
          json: {
            message: textOf(post, account.settings),
            ...(photos.length === 0
              ? { link: post.article.url }
              : { attached_media: photos.map((id) => ({ media_fbid: id })) }),
          },
          holds: ['id'],
        })
        return { kind: 'sent', sent: { id: body.id, url: addressOf(body.id), shown: keysOf(shows) } }
      }),

    idOf: (address, { externalId, handle }) => {
      const { site, parts } = placeOf(address)
      const query = address.searchParams
      const ofPage = parts[0]?.endsWith('.php') === true ? (query.get('id') ?? undefined) : parts[0]
      const own = sameName(ofPage, externalId) || sameName(ofPage, handle) || /\s/.test(handle)
      if (site !== 'facebook.com' || !own) return undefined
      // Most of its addresses hide the number behind "pfbid…".
      const number = digits(query.get('story_fbid') ?? (parts[1] === 'posts' ? parts.at(-1) : undefined))
      return number === undefined ? null : `${externalId}_${number}`
    },

    find: (account, trace) =>
      act(async () => {
        const { body } = await call<{ data: PagePost[] }>(at(`${account.externalId}/published_posts`), {
          bearer: bearerOf(account),
          query: {
            fields: 'id,message,created_time,permalink_url',
            since: String(Math.floor(trace.since.getTime() / 1000)),
            limit: '50',
          },
          holds: ['data'],
        })
        const post = theOne(body.data, { text: (one) => one.message, at: (one) => one.created_time }, trace)
        return post === undefined
          ? { kind: 'absent' }
          : { kind: 'found', sent: { id: post.id, url: post.permalink_url ?? addressOf(post.id) } }
      }),

    edit: (account, target, post) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        try {
          await call(at(target.id), {
            method: 'POST',
            bearer: bearerOf(account),
            json: { message: textOf(post, account.settings) },
            holds: ['success'],
          })
        } catch (error) {
          if (isGone(error)) return { kind: 'rejected', why: 'gone_there', lasting: true }
          throw error
        }
        const shown = keysOf(shownIn(post, limits, account.settings.look))
        // The pictures of a post that stands cannot be changed.
        return showsStill(target, shown)
          ? { kind: 'sent', sent: target }
          : { kind: 'sent', sent: target, leftovers: ['old_picture'] }
      }),

    remove: (account, target) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        const bearer = bearerOf(account)
        await call(at(target.id), { method: 'DELETE', bearer, holds: ['success'] }).catch(
          async (error: unknown) => {
            if (!isGone(error) || (await standsThere(call, at(target.id), bearer))) throw error
          },
        )
        return { kind: 'sent', sent: target, leftovers: ['shares'] }
      }),
  }
}

const hasPhoto = (post: Post, { look }: Settings) => shownIn(post, limits, look).pictures.length > 0
// A card leads to the story by itself.
const textOf = (post: Post, settings: Settings) =>
  wordsFor(post, limits.text, { link: hasPhoto(post, settings), told: true })
