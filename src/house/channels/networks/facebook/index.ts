/** Facebook Pages, by a page's own access token: posts with pictures, a film or a card, edited where they stand. Source: developers.facebook.com/docs/pages-api. */
import type { Account, Adapter, AdapterTools, Connected, Outcome, Post, Settings } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import type { ArticlePicture } from '../../article.ts'
import { createCaller, type Stage } from '../shared/caller.ts'
import { graphAt, graphHost } from '../shared/graph-host.ts'
import { isGone, readGraph, standsThere, theOne } from '../shared/meta.ts'
import { digits, placeOf, sameName } from '../shared/post-address.ts'
import { jpegOf, keysOf, showsStill, shownIn, type Shown } from '../shared/shown-media.ts'
import { authoriseFacebook, type Page } from './authorise.ts'
import { pageFilms } from './page-film.ts'
import { readPending } from './pending.ts'
import { readBackFacebook } from './read-back.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

interface PagePost {
  id: string
  message?: string
  created_time: string
  permalink_url?: string
}

const limits: Limits = {
  text: [{ by: 'utf16', most: 63_206 }],
  pictures: { least: 0, most: 10, bytes: 4_000_000 },
  // By phases.
  film: {
    needed: false,
    bytes: 10_000_000_000,
    seconds: [1, 14_400],
    ratio: [
      [9, 16],
      [16, 9],
    ],
    subtitles: true,
  },
}

export function createFacebook(tools: AdapterTools): Adapter {
  const caller = createCaller(tools, (answer, stage) => readGraph(answer, stage, tools.now()))
  const { call, act, meet } = caller
  const at = (path: string) => graphAt(tools, 'facebook', path)
  const bearerOf = ({ credentials }: Account) => credentials['token']
  const films = pageFilms(caller, { at, bearerOf, pause: tools.pause })
  const addressOf = (id: string) => `https://www.facebook.com/${id.replace('_', '/posts/')}`

  const connected = (page: Page, token: string): Connected => ({
    kind: 'connected',
    server: graphHost(tools, 'facebook'),
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

  /** Words with pictures, or with a card. */
  async function sendPost(
    account: Account,
    post: Post,
    shows: Shown,
    message: string,
    stage: Stage,
  ): Promise<Outcome> {
    const photos = []
    for (const picture of shows.pictures) photos.push(await upload(account, picture))
    stage.mayHaveActed = true
    const { body } = await call<{ id: string }>(at(`${account.externalId}/feed`), {
      method: 'POST',
      bearer: bearerOf(account),
      json: {
        message,
        ...(photos.length === 0
          ? { link: post.article.url }
          : { attached_media: photos.map((id) => ({ media_fbid: id })) }),
      },
      holds: ['id'],
    })
    return { kind: 'sent', sent: { id: body.id, url: addressOf(body.id), shown: keysOf(shows) } }
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
        title: showsMedia(post, settings) ? null : post.article.headline,
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

    authorise: authoriseFacebook(caller, tools, connected),

    publish: (account, post, underway) =>
      films.named(underway, (pending) =>
        act(async (stage) => {
          const left = await films.left(account, underway.pending)
          if (left !== undefined) return left
          const shows = shownIn(post, limits, account.settings.look)
          const text = textOf(post, account.settings)
          return shows.film === null
            ? sendPost(account, post, shows, text, stage)
            : films.send(account, shows.film, { text, title: post.article.headline }, pending, stage)
        }),
      ),

    idOf: (address, { externalId, handle }) => {
      const { site, parts } = placeOf(address)
      const query = address.searchParams
      // Whose film it is it does not tell.
      if (site === 'facebook.com' && /^(reel|watch)$/.test(parts[0] ?? '')) return null
      const ofPage = parts[0]?.endsWith('.php') === true ? (query.get('id') ?? undefined) : parts[0]
      const own = sameName(ofPage, externalId) || sameName(ofPage, handle) || /\s/.test(handle)
      if (site !== 'facebook.com' || !own) return undefined
      // Most of its addresses hide the number behind "pfbid…".
      const number = digits(query.get('story_fbid') ?? (parts[1] === 'posts' ? parts.at(-1) : undefined))
      return number === undefined ? null : `${externalId}_${number}`
    },

    find: (account, trace) =>
      act(async () => {
        if (trace.pending !== undefined) {
          const seen = await films.look(account, readPending(trace.pending))
          if (seen.kind !== 'absent') return seen
        }
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
        const [film] = target.attachments ?? []
        const text = textOf(post, account.settings)
        try {
          // Below a film stand the film's own words.
          await call(at(film ?? target.id), {
            method: 'POST',
            bearer: bearerOf(account),
            json: film === undefined ? { message: text } : { description: text },
            holds: ['success'],
          })
        } catch (error) {
          if (isGone(error)) return { kind: 'rejected', why: 'gone_there', lasting: true }
          throw error
        }
        const shown = keysOf(shownIn(post, limits, account.settings.look))
        // The pictures and films of a post that stands cannot be changed.
        return showsStill(target, shown)
          ? { kind: 'sent', sent: target }
          : { kind: 'sent', sent: target, leftovers: ['old_picture'] }
      }),

    remove: (account, target) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        const bearer = bearerOf(account)
        for (const film of target.attachments ?? []) await films.takeAway(account, film)
        await call(at(target.id), { method: 'DELETE', bearer, holds: ['success'] }).catch(
          async (error: unknown) => {
            if (!isGone(error) || (await standsThere(call, at(target.id), bearer))) throw error
          },
        )
        return { kind: 'sent', sent: target, leftovers: ['shares'] }
      }),
  }
}

const showsMedia = (post: Post, { look }: Settings) => keysOf(shownIn(post, limits, look)).length > 0
// A card leads to the story by itself.
const textOf = (post: Post, settings: Settings) =>
  wordsFor(post, limits.text, { link: showsMedia(post, settings), told: true })
