/**
 * X, by OAuth 2 tokens that are turned over: 280 weighted signs, pictures with their alt text, a price for each post.
 * Its rules forbid much the same text from several accounts of one owner. Source: docs.x.com.
 */
import { shrinkPicture } from '../../../../platform/shrink-picture.ts'
import type { Account, Adapter, AdapterTools, Limits, Post, Setback } from '../../adapter.ts'
import { accessOf, freshAccess } from '../shared/access.ts'
import { createCaller, type Answer, type Stage } from '../shared/caller.ts'
import { theOne } from '../shared/meta.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

interface Tweet {
  id: string
  text: string
  created_at: string
  entities?: { urls?: { url: string; expanded_url: string }[] }
}

const limits: Limits = {
  text: [{ by: 'weighted', most: 280 }],
  pictures: { least: 0, most: 4, bytes: 5_000_000 },
  film: null,
}
/** Millionths of a dollar: its price list of 2026, pay per use. */
const price = { plain: 15_000, withLink: 200_000 }
const halfYear = 180 * 86_400_000

export function createX(tools: AdapterTools): Adapter {
  const caller = createCaller(tools, read)
  const { call, act, meet } = caller
  const host = () => tools.hosts?.x ?? 'https://api.x.com'
  const at = (path: string) => `${host()}/2/${path}`
  const bearerFor = (account: Account) => accessOf(caller, at('oauth2/token'), account, tools.now)

  async function upload(bearer: string, { article: { picture } }: Post): Promise<string[]> {
    if (picture === null) return []
    const { bytes } = await picture.withFile((path) => shrinkPicture(path, 5_000_000))
    const form = new FormData()
    form.set('media_category', 'tweet_image')
    form.set('media', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'picture.jpg')
    const { body } = await call<{ data: { id: string } }>(at('media/upload'), {
      method: 'POST',
      bearer,
      form,
      holds: ['data'],
    })
    await call(at('media/metadata'), {
      method: 'POST',
      bearer,
      json: { id: body.data.id, metadata: { alt_text: { text: picture.alt.slice(0, 1_000) } } },
    })
    return [body.data.id]
  }

  return {
    kind: 'x',
    can: {
      limits,
      edits: false,
      removes: true,
      answers: true,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      oneVoice: true,
    },
    fields: [
      { name: 'clientId', kind: 'text', needed: true, label: 'client_id' },
      { name: 'clientSecret', kind: 'secret', needed: false, label: 'client_secret' },
      { name: 'refreshToken', kind: 'secret', needed: true, label: 'refresh_token' },
    ],
    settlesIn: 90_000,
    keyFor: ({ id }) => id,
    check: (post) => {
      const text = textOf(post)
      const linked = /https?:\/\//.test(text)
      return previewOf(post, limits, {
        text,
        shows: post.article.picture === null || post.answers !== undefined ? 'nothing' : 'picture',
        cost: { micros: linked ? price.withLink : price.plain, currency: 'USD' },
      })
    },

    connect: (entry) =>
      meet(async () => {
        const credentials = await freshAccess(caller, at('oauth2/token'), entry, tools.now)
        const { body } = await call<{ data: { id: string; username: string; name: string } }>(
          at('users/me'),
          {
            bearer: credentials['accessToken'],
            holds: ['data'],
          },
        )
        return {
          kind: 'connected',
          server: host(),
          externalId: body.data.id,
          handle: `@${body.data.username}`,
          name: body.data.name,
          url: `https://x.com/${body.data.username}`,
          credentials,
          expiresAt: endOf(tools.now()),
        }
      }),

    // What is turned over each time ends by itself only if nobody posts for half a year.
    refresh: (account) =>
      act(async () => {
        await account.renew((stored) => freshAccess(caller, at('oauth2/token'), stored, tools.now))
        return { kind: 'renewed', expiresAt: endOf(tools.now()) }
      }),

    publish: (account, post) =>
      act(async (stage) => {
        const bearer = await bearerFor(account)
        const media = post.answers === undefined ? await upload(bearer, post) : []
        stage.mayHaveActed = true
        const { body } = await call<{ data: { id?: string } }>(at('tweets'), {
          method: 'POST',
          bearer,
          json: {
            text: textOf(post),
            ...(media.length === 0 ? {} : { media: { media_ids: media } }),
            ...(post.answers === undefined ? {} : { reply: { in_reply_to_tweet_id: post.answers.to.id } }),
          },
          holds: ['data'],
        })
        if (body.data.id === undefined) return { kind: 'unknown', why: 'bad_answer' }
        return { kind: 'sent', sent: { id: body.data.id, url: addressOf(account, body.data.id) } }
      }),

    find: (account, trace) =>
      act(async () => {
        const { body } = await call<{ data?: Tweet[] }>(at(`users/${account.externalId}/tweets`), {
          bearer: await bearerFor(account),
          query: {
            max_results: '50',
            'tweet.fields': 'created_at,entities',
            start_time: trace.since.toISOString().replace(/\.\d+Z$/, 'Z'),
          },
          holds: ['meta'],
        })
        const post = theOne(body.data ?? [], { text: asWritten, at: (one) => one.created_at }, trace)
        return post === undefined
          ? { kind: 'absent' }
          : { kind: 'found', sent: { id: post.id, url: addressOf(account, post.id) } }
      }),

    edit: async () => ({ kind: 'rejected', why: 'no_edit', lasting: true }),

    remove: (account, target) =>
      act(async (stage) => {
        const bearer = await bearerFor(account)
        stage.mayHaveActed = true
        // One that is not there any more is answered alike.
        await call(at(`tweets/${target.id}`), { method: 'DELETE', bearer, holds: ['data'] })
        return { kind: 'sent', sent: target, leftovers: ['shares', 'replies_and_quotes'] }
      }),
  }
}

const textOf = (post: Post) => wordsFor(post, limits.text, { link: post.answers === undefined })
const addressOf = ({ handle }: Account, id: string) => `https://x.com/${handle.replace('@', '')}/status/${id}`
const endOf = (now: Date) => new Date(now.getTime() + halfYear)

/** X puts its own short addresses in place of links, and one more behind the text for a picture. */
const asWritten = ({ text, entities }: Tweet): string =>
  (entities?.urls ?? []).reduce(
    (written, { url, expanded_url: real }) =>
      written.replace(url, /\/(photo|video)\/\d+$/.test(real) ? '' : real),
    text,
  )

function read({ status, body, word }: Answer, { mayHaveActed }: Stage): Setback | undefined {
  const { error, detail = word } = (body ?? {}) as { error?: string; detail?: string }
  // Of a token that was turned over already, taken away, or of another application.
  if (error === 'invalid_grant' || error === 'invalid_request' || error === 'invalid_client')
    return { kind: 'unauthorised', detail: `${error} ${detail}`.slice(0, 500) }
  if (status === 403 && /duplicate/i.test(detail) && mayHaveActed)
    return { kind: 'unknown', why: 'swap_refused', detail }
  if (status === 429 && /usage cap/i.test(detail))
    return { kind: 'throttled', why: 'quota_used', until: null, detail }
  return undefined
}
