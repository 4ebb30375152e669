/** YouTube: films only, with the story as description, changed where they stand. Source: developers.google.com/youtube/v3. */
import { countText, cutToFit } from '../../../../platform/text/count-text.ts'
import type { Account, Adapter, AdapterTools, Connected, Credentials, Post, Setback } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import type { ArticleFilm } from '../../article.ts'
import { accessFrom, accessOf, freshAccess, readTokenFault } from '../shared/access.ts'
import { createCaller, Refused, type Answer, type Stage } from '../shared/caller.ts'
import { createCodeFlow } from '../shared/code-flow.ts'
import { withBytes } from '../shared/film-bytes.ts'
import { theOne } from '../shared/meta.ts'
import { placeOf } from '../shared/post-address.ts'
import { attachSubtitles, unitsFor } from './attach-subtitles.ts'
import { costs } from './costs.ts'
import { readBackYoutube } from './read-back.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

interface Item {
  snippet: { description: string; publishedAt: string; resourceId: { videoId: string } }
}

const limits: Limits = {
  text: [{ by: 'bytes', most: 5_000 }],
  title: [{ by: 'code_points', most: 100 }],
  pictures: { least: 0, most: 0, bytes: null },
  film: { needed: true, bytes: 256_000_000_000, seconds: [1, 43_200], subtitles: true },
}
/** A film is handed over in parts, each a multiple of 256 KiB. */
const part = 8 * 1024 * 1024
/** Its quotas begin anew each day. Source: developers.google.com/youtube/v3/determine_quota_cost. */
const day = 86_400_000
/** News and politics. */
const category = '25'

export function createYoutube(tools: AdapterTools): Adapter {
  const caller = createCaller(tools, read)
  const { call, act, meet } = caller
  const host = () => tools.hosts?.youtube ?? 'https://www.googleapis.com'
  const at = (path: string) => `${host()}/youtube/v3/${path}`
  const tokenUrl = () => `${tools.hosts?.youtube ?? 'https://oauth2.googleapis.com'}/token`
  const bearerFor = (account: Account) => accessOf(caller, tokenUrl(), account, tools.now)

  /** An upload of its own address, at which nothing is to be seen until all of it has come. */
  async function begin(bearer: string, post: Post, bytes: number): Promise<URL> {
    const answer = await call(`${host()}/upload/youtube/v3/videos`, {
      method: 'POST',
      bearer,
      query: { uploadType: 'resumable', part: 'snippet,status' },
      headers: { 'x-upload-content-type': 'video/mp4', 'x-upload-content-length': String(bytes) },
      json: {
        snippet: { ...snippetOf(post), defaultLanguage: post.article.locale, tags: post.article.tags },
        status: { privacyStatus: 'public', selfDeclaredMadeForKids: false },
      },
    })
    const address = answer.headers.get('location') ?? ''
    if (!URL.canParse(address) || new URL(address).origin !== new URL(host()).origin)
      throw new Refused({ ...answer, status: 502, word: 'There is no address to upload to.' })
    return new URL(address)
  }

  /** Every part but the last is answered with how far it has come; nothing can be seen before the last. */
  const handOver = (bearer: string, film: ArticleFilm, address: URL, stage: Stage): Promise<string> =>
    withBytes(film, async (take) => {
      for (let from = 0; ;) {
        const bytes = await take(from, part)
        stage.mayHaveActed = from + bytes.length === film.bytes
        const ended = await call<{ id: string }>(address, {
          method: 'PUT',
          bearer,
          bytes,
          headers: {
            'content-type': 'video/mp4',
            'content-range': `bytes ${from}-${from + bytes.length - 1}/${film.bytes}`,
          },
          timeout: 600_000,
          holds: ['id'],
        }).catch((error: unknown) => cameAsFarAs(error, from))
        if (typeof ended !== 'number') return ended.body.id
        from = ended
      }
    })

  async function channelsOf(credentials: Credentials): Promise<Connected[]> {
    const { body } = await call<{ items?: { id: string; snippet: { title: string; customUrl?: string } }[] }>(
      at('channels'),
      {
        bearer: credentials['accessToken'],
        query: { part: 'snippet', mine: 'true', maxResults: '50' },
        holds: ['kind'],
      },
    )
    // Whoever has no channel gets an answer without items.
    return (body.items ?? []).map(({ id, snippet: { title, customUrl } }) => ({
      kind: 'connected',
      server: host(),
      externalId: id,
      handle: customUrl ?? title,
      name: title,
      url: `https://www.youtube.com/${customUrl ?? `channel/${id}`}`,
      credentials,
    }))
  }

  return {
    ...readBackYoutube({ call, act, at, bearerFor }),
    kind: 'youtube',
    can: {
      limits,
      edits: true,
      removes: true,
      answers: false,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      altTexts: false,
      oneVoice: false,
      // Uploads are counted by themselves, what all other calls cost together.
      application: { most: 100, within: day, counts: 'calls' },
      units: {
        most: 10_000,
        within: day,
        counts: 'posts',
        costs: {
          edit: costs.change,
          remove: costs.change,
          find: costs.list,
          answer: costs.change,
          findAnswer: costs.list,
        },
      },
    },
    fields: [
      { name: 'clientId', kind: 'text', needed: true, label: 'client_id' },
      { name: 'clientSecret', kind: 'secret', needed: true, label: 'client_secret' },
      { name: 'refreshToken', kind: 'secret', needed: true, label: 'refresh_token' },
    ],
    settlesIn: 300_000,
    keyFor: ({ id }) => id,
    check: (post) => {
      const { title, description } = snippetOf(post)
      return previewOf(post, limits, {
        text: description,
        title,
        units: unitsFor(post.article.film),
      })
    },

    connect: (entry) =>
      meet(async () => {
        const credentials = await freshAccess(caller, tokenUrl(), entry, tools.now)
        const [channel] = await channelsOf(credentials)
        return channel ?? { kind: 'rejected', why: 'may_not_publish_there', lasting: false }
      }),

    authorise: createCodeFlow(caller, {
      application: 'registered',
      portal: 'https://console.cloud.google.com/apis/credentials',
      scopes: {
        needed: ['https://www.googleapis.com/auth/youtube.force-ssl'],
        also: ['https://www.googleapis.com/auth/yt-analytics.readonly'],
      },
      pkce: true,
      secret: 'post',
      between: ' ',
      // Only whoever is asked anew is given a token to renew with.
      more: { access_type: 'offline', prompt: 'consent' },
      at: () => ({
        issuer: 'https://accounts.google.com',
        authorize: `${tools.hosts?.youtube ?? 'https://accounts.google.com'}/o/oauth2/v2/auth`,
        token: tokenUrl(),
      }),
      accounts: (tokens, { application: { clientId } }) =>
        channelsOf(accessFrom(tokens, clientId, tools.now())),
    }),

    publish: (account, post) =>
      act(async (stage) => {
        const { film } = post.article
        if (film === null) return { kind: 'rejected', why: 'post_film_needed', lasting: true }
        const bearer = await bearerFor(account)
        const address = await begin(bearer, post, film.bytes)
        const sent = { ...sentAs(await handOver(bearer, film, address, stage)), shown: [film.key] }
        // The film stands; whatever becomes of its subtitles, it is not sent again.
        return (await attachSubtitles(caller, host(), bearer, sent.id, film.subtitles))
          ? { kind: 'sent', sent }
          : { kind: 'sent', sent, leftovers: ['subtitles_missing'] }
      }),

    // Its addresses do not say whose film it is.
    idOf: (address) => {
      const { site, parts } = placeOf(address)
      if (site === 'youtu.be') return parts[0]
      if (site !== 'youtube.com') return undefined
      return parts[0] === 'watch' ? (address.searchParams.get('v') ?? undefined) : parts[1]
    },

    find: (account, trace) =>
      act(async () => {
        const { body } = await call<{ items: Item[] }>(at('playlistItems'), {
          bearer: await bearerFor(account),
          // Everything that was uploaded to UC… is listed in UU….
          query: { part: 'snippet', maxResults: '50', playlistId: account.externalId.replace(/^UC/, 'UU') },
          holds: ['items'],
        })
        const videos = body.items.map(({ snippet }) => ({ ...snippet, id: snippet.resourceId.videoId }))
        const found = theOne(videos, { text: (one) => one.description, at: (one) => one.publishedAt }, trace)
        return found === undefined ? { kind: 'absent' } : { kind: 'found', sent: sentAs(found.id) }
      }),

    edit: (account, target, post) =>
      act(async (stage) => {
        const bearer = await bearerFor(account)
        stage.mayHaveActed = true
        try {
          await call(at('videos'), {
            method: 'PUT',
            bearer,
            query: { part: 'snippet' },
            json: { id: target.id, snippet: snippetOf(post) },
            holds: ['id'],
          })
        } catch (error) {
          if (isGone(error)) return { kind: 'rejected', why: 'gone_there', lasting: true }
          throw error
        }
        return { kind: 'sent', sent: target }
      }),

    remove: (account, target) =>
      act(async (stage) => {
        const bearer = await bearerFor(account)
        stage.mayHaveActed = true
        await call(at('videos'), { method: 'DELETE', bearer, query: { id: target.id } }).catch(
          (error: unknown) => {
            if (!isGone(error)) throw error
          },
        )
        return { kind: 'sent', sent: target, leftovers: ['shares'] }
      }),
  }
}

/** The byte that comes next, where the network asks for more. */
function cameAsFarAs(error: unknown, from: number): number {
  if (!(error instanceof Refused) || error.answer.status !== 308) throw error
  const next = Number(/^bytes=0-(\d+)$/.exec(error.answer.headers.get('range') ?? '')?.[1] ?? -1) + 1
  if (next > from) return next
  throw new Refused({ ...error.answer, status: 502, word: 'The upload does not come any further.' })
}

const isGone = (error: unknown) => error instanceof Refused && error.answer.status === 404
const sentAs = (id: string) => ({ id, url: `https://www.youtube.com/watch?v=${id}` })

/** It refuses angle brackets. */
const plain = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›')

function snippetOf(post: Post) {
  const [most] = limits.title ?? []
  const { headline } = post.article
  return {
    title: plain(
      most !== undefined && countText(headline, most) > most.most ? cutToFit(headline, [most]) : headline,
    ),
    // What stands in the title is not said twice.
    description: plain(
      wordsFor({ ...post, article: { ...post.article, headline: '' } }, limits.text, { told: true }),
    ),
    categoryId: category,
  }
}

function read({ status, body, word }: Answer, stage: Stage): Setback | undefined {
  const { error } = (body ?? {}) as { error?: string | { errors?: { reason: string }[] } }
  if (typeof error === 'string') return readTokenFault(error, word, stage)
  const reasons = typeof error === 'object' ? (error.errors ?? []).map(({ reason }) => reason) : []
  if (
    status === 403 &&
    reasons.some((reason) => /quotaExceeded|uploadLimitExceeded|rateLimitExceeded/.test(reason))
  )
    return { kind: 'throttled', why: 'quota_used', until: null, detail: word }
  return undefined
}
