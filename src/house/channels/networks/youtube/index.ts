/** YouTube: films only, with the story as description, changed where they stand. Source: developers.google.com/youtube/v3. */
import { readFile } from 'node:fs/promises'
import { countText, cutToFit } from '../../../../platform/text/count-text.ts'
import type { Account, Adapter, AdapterTools, Limits, Post, Setback } from '../../adapter.ts'
import { accessOf, freshAccess } from '../shared/access.ts'
import { createCaller, Refused, type Answer } from '../shared/caller.ts'
import { theOne } from '../shared/meta.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

interface Item {
  snippet: { description: string; publishedAt: string; resourceId: { videoId: string } }
}

const limits: Limits = {
  text: [{ by: 'bytes', most: 5_000 }],
  title: [{ by: 'code_points', most: 100 }],
  pictures: { least: 0, most: 0, bytes: null },
  // It takes far more; this much is held in memory while it is handed over.
  film: { needed: true, bytes: 256_000_000, seconds: [1, 43_200] },
}
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

  return {
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
      oneVoice: false,
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
        shows: post.article.film === null ? 'nothing' : 'film',
      })
    },

    connect: (entry) =>
      meet(async () => {
        const credentials = await freshAccess(caller, tokenUrl(), entry, tools.now)
        const { body } = await call<{
          items: { id: string; snippet: { title: string; customUrl?: string } }[]
        }>(at('channels'), {
          bearer: credentials['accessToken'],
          query: { part: 'snippet', mine: 'true' },
          holds: ['items'],
        })
        const [channel] = body.items
        if (channel === undefined) return { kind: 'rejected', why: 'may_not_publish_there', lasting: false }
        const { title, customUrl } = channel.snippet
        return {
          kind: 'connected',
          server: host(),
          externalId: channel.id,
          handle: customUrl ?? title,
          name: title,
          url: `https://www.youtube.com/${customUrl ?? `channel/${channel.id}`}`,
          credentials,
        }
      }),

    publish: (account, post) =>
      act(async (stage) => {
        const { film } = post.article
        if (film === null) return { kind: 'rejected', why: 'post_film_needed', lasting: true }
        const bearer = await bearerFor(account)
        const bytes = await film.withFile((path) => readFile(path))
        const address = await begin(bearer, post, bytes.length)
        stage.mayHaveActed = true
        const { body } = await call<{ id: string }>(address, {
          method: 'PUT',
          bearer,
          bytes,
          headers: { 'content-type': 'video/mp4' },
          timeout: 600_000,
          holds: ['id'],
        })
        return { kind: 'sent', sent: sentAs(body.id) }
      }),

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

function read({ status, body, word }: Answer): Setback | undefined {
  const { error } = (body ?? {}) as { error?: string | { errors?: { reason: string }[] } }
  if (error === 'invalid_grant' || error === 'invalid_client' || error === 'unauthorized_client')
    return { kind: 'unauthorised', detail: error }
  const reasons = typeof error === 'object' ? (error.errors ?? []).map(({ reason }) => reason) : []
  if (
    status === 403 &&
    reasons.some((reason) => /quotaExceeded|uploadLimitExceeded|rateLimitExceeded/.test(reason))
  )
    return { kind: 'throttled', why: 'quota_used', until: null, detail: word }
  return undefined
}
