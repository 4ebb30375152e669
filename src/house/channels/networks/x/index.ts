/**
 * X, by OAuth 2 tokens that are turned over: 280 weighted signs, pictures with their alt text or a film, a price for each
 * post.
 * Its rules forbid much the same text from several accounts of one owner. Source: docs.x.com.
 */
import type { Account, Adapter, AdapterTools, Connected, Credentials, Post, Setback } from '../../adapter.ts'
import type { Limits, Price } from '../../adapter-limits.ts'
import { accessFrom, accessOf, freshAccess, readTokenFault } from '../shared/access.ts'
import { createCaller, type Answer, type Stage } from '../shared/caller.ts'
import { createCodeFlow } from '../shared/code-flow.ts'
import { belowOf } from '../shared/below.ts'
import { theOne } from '../shared/meta.ts'
import { digits, placeOf, sameName } from '../shared/post-address.ts'
import { keysOf, shownIn } from '../shared/shown-media.ts'
import { readBackX } from './read-back.ts'
import { asWritten, type Tweet } from './tweet.ts'
import { filmBytes, pictureBytes, uploadMedia } from './upload-media.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

const limits: Limits = {
  text: [{ by: 'weighted', most: 280 }],
  pictures: { least: 0, most: 4, bytes: pictureBytes },
  // Who pays X may post longer ones, which it does not tell of an account.
  film: {
    needed: false,
    bytes: filmBytes,
    seconds: [1, 1_200],
    ratio: [
      [1, 3],
      [3, 1],
    ],
    subtitles: true,
  },
  quota: { most: 100, within: 900_000, counts: 'calls' },
}
/**
 * A request, as docs.x.com/x-api/getting-started/pricing lists it for paying by use ("Content: Create", and the same
 * "with URL"; read in 2026): a link makes a post thirteen times as dear. Each alt text costs another 5,000, which is not
 * counted here.
 */
const price: Price = { plain: 15_000, withLink: 200_000, currency: 'USD' }
const halfYear = 180 * 86_400_000

export function createX(tools: AdapterTools): Adapter {
  const caller = createCaller(tools, read)
  const { call, act, meet } = caller
  const host = () => tools.hosts?.x ?? 'https://api.x.com'
  const at = (path: string) => `${host()}/2/${path}`
  const bearerFor = (account: Account) => accessOf(caller, at('oauth2/token'), account, tools.now)

  async function whose(credentials: Credentials): Promise<Connected> {
    const { body } = await call<{ data: { id: string; username: string; name: string } }>(at('users/me'), {
      bearer: credentials['accessToken'],
      holds: ['data'],
    })
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
  }

  return {
    ...readBackX({ call, act, at, bearerFor }),
    kind: 'x',
    can: {
      limits,
      edits: false,
      removes: true,
      answers: true,
      threads: true,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      altTexts: true,
      oneVoice: true,
      price,
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
        cost: { micros: linked ? price.withLink : price.plain, currency: price.currency },
      })
    },

    connect: (entry, keep) =>
      meet(async () => {
        const credentials = await freshAccess(caller, at('oauth2/token'), entry, tools.now)
        await keep?.(credentials)
        return whose(credentials)
      }),

    authorise: createCodeFlow(caller, {
      application: 'registered',
      portal: 'https://developer.x.com/en/portal/dashboard',
      scopes: {
        needed: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
        also: [],
      },
      pkce: true,
      secret: 'basic',
      between: ' ',
      at: () => ({
        issuer: 'https://x.com',
        authorize: `${tools.hosts?.x ?? 'https://x.com'}/i/oauth2/authorize`,
        token: at('oauth2/token'),
      }),
      accounts: async (tokens, { application: { clientId } }) => [
        await whose(accessFrom(tokens, clientId, tools.now())),
      ],
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
        const shows = shownIn(post, limits)
        const { ids: media, whole } = await uploadMedia(caller, at, tools.pause, bearer, shows)
        const below = belowOf(post)
        stage.mayHaveActed = true
        const { body } = await call<{ data: { id?: string } }>(at('tweets'), {
          method: 'POST',
          bearer,
          json: {
            text: textOf(post),
            ...(media.length === 0 ? {} : { media: { media_ids: media } }),
            ...(below === undefined ? {} : { reply: { in_reply_to_tweet_id: below.parent.id } }),
          },
          holds: ['data'],
        })
        if (body.data.id === undefined) return { kind: 'unknown', why: 'bad_answer' }
        const { id } = body.data
        return {
          kind: 'sent',
          sent: { id, url: addressOf(account, id), shown: keysOf(shows) },
          ...(whole ? {} : { leftovers: ['subtitles_missing'] }),
        }
      }),

    idOf: (address, { handle }) => {
      const { site, parts } = placeOf(address)
      const [name, kind, id] = parts
      return /^(x|twitter)\.com$/.test(site) && sameName(name, handle) && kind === 'status'
        ? digits(id)
        : undefined
    },

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

function read({ status, body, word }: Answer, stage: Stage): Setback | undefined {
  const { mayHaveActed } = stage
  const { error, detail = word } = (body ?? {}) as { error?: string; detail?: string }
  if (error !== undefined) {
    const said = `${error} ${detail}`.slice(0, 500)
    // So it calls a token that was turned over already, too.
    return error === 'invalid_request'
      ? { kind: 'unauthorised', detail: said }
      : readTokenFault(error, said, stage)
  }
  if (status === 403 && /duplicate/i.test(detail) && mayHaveActed)
    return { kind: 'unknown', why: 'swap_refused', detail }
  if (status === 403 && /video longer than/i.test(detail))
    return { kind: 'rejected', why: 'post_film_too_long', lasting: true, detail }
  if (status === 429 && /usage cap/i.test(detail))
    return { kind: 'throttled', why: 'quota_used', until: null, detail }
  return undefined
}
