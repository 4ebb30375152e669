/** What stands on an account on X, and who speaks to it. Each of these reads has its price there. Source: docs.x.com. */
import type { Account } from '../../adapter.ts'
import type { Heard, Measured, ReadBack } from '../../adapter-reading.ts'
import type { Caller } from '../shared/caller.ts'
import { inParts, readPages, together, told } from '../shared/pages.ts'
import { sameWords } from '../shared/words.ts'
import { asWritten, type Tweet } from './tweet.ts'

interface Seen extends Tweet {
  author_id?: string
  in_reply_to_user_id?: string
  referenced_tweets?: { type: string; id: string }[]
  attachments?: { media_keys?: string[] }
  public_metrics?: Partial<
    Record<
      'impression_count' | 'like_count' | 'reply_count' | 'retweet_count' | 'quote_count' | 'bookmark_count',
      number
    >
  >
}

interface Answer {
  data?: Seen[]
  includes?: { users?: { id: string; username: string }[] }
  meta?: { next_token?: string; newest_id?: string }
  errors?: { resource_id?: string; title?: string }[]
}

interface Ways extends Caller {
  at(path: string): string
  bearerFor(account: Account): Promise<string>
}

const sheet = 100
/** So many ids in one question. */
const askedAtOnce = 100
const addressOf = ({ handle }: Account, id: string) => `https://x.com/${handle.replace('@', '')}/status/${id}`

const figuresOf = ({ public_metrics: counts = {} }: Seen) => ({
  views: told(counts.impression_count),
  reach: null,
  reactions: told(counts.like_count),
  comments: told(counts.reply_count),
  shares: together(told(counts.retweet_count), told(counts.quote_count)),
})

export function readBackX({ call, act, at, bearerFor }: Ways): ReadBack {
  const lookUp = async (account: Account, ids: readonly string[], fields: string) => {
    const { body } = await call<Answer>(at('tweets'), {
      bearer: await bearerFor(account),
      query: { ids: ids.join(','), 'tweet.fields': fields },
    })
    return body
  }
  const timeline = async (account: Account, page?: string) =>
    (
      await call<Answer>(at(`users/${account.externalId}/tweets`), {
        bearer: await bearerFor(account),
        query: {
          max_results: String(sheet),
          exclude: 'retweets',
          'tweet.fields': 'created_at,entities,referenced_tweets,attachments,public_metrics',
          pagination_token: page,
        },
        holds: ['meta'],
      })
    ).body

  return {
    probe: (account) =>
      act(async () => {
        await call(at('users/me'), { bearer: await bearerFor(account), holds: ['data'] })
        return { kind: 'sound' }
      }),

    pull: (account, cursor) =>
      act(() =>
        readPages(cursor, async (page) => {
          const body = await timeline(account, page)
          return {
            posts: (body.data ?? []).map((one) => ({
              id: one.id,
              url: addressOf(account, one.id),
              text: asWritten(one).trim(),
              at: new Date(one.created_at),
              editedAt: null,
              kind:
                one.attachments?.media_keys?.[0] !== undefined
                  ? ('picture' as const)
                  : one.referenced_tweets?.some(({ type }) => type === 'replied_to') === true
                    ? ('answer' as const)
                    : ('post' as const),
              ...(one.public_metrics === undefined ? {} : { figures: figuresOf(one) }),
            })),
            next: body.meta?.next_token,
          }
        }),
      ),

    gone: (account, ids) =>
      act(async () => {
        const gone: string[] = []
        for (const part of inParts(ids, askedAtOnce)) {
          const { errors = [] } = await lookUp(account, part, 'created_at')
          const missing = errors.filter(({ title }) => title === 'Not Found Error')
          gone.push(...part.filter((id) => missing.some(({ resource_id: of }) => of === id)))
        }
        return { kind: 'looked', gone }
      }),

    metrics: (account, ids) =>
      act(async () => {
        const figures: Measured[] = []
        for (const part of inParts(ids, askedAtOnce)) {
          const { data = [] } = await lookUp(account, part, 'public_metrics')
          figures.push(...data.map((one) => ({ id: one.id, ...figuresOf(one) })))
        }
        return { kind: 'measured', figures }
      }),

    replies: (account, { cursor, since }) =>
      act(async () => {
        const heard: Heard[] = []
        let newest = cursor
        for (let page: string | undefined, pages = 0; pages < 5; pages += 1) {
          const { body } = await call<Answer>(at(`users/${account.externalId}/mentions`), {
            bearer: await bearerFor(account),
            query: {
              max_results: String(sheet),
              'tweet.fields': 'created_at,author_id,in_reply_to_user_id,referenced_tweets,entities',
              expansions: 'author_id',
              'user.fields': 'username',
              pagination_token: page,
              ...(cursor === null
                ? { start_time: since.toISOString().replace(/\.\d+Z$/, 'Z') }
                : { since_id: cursor }),
            },
            holds: ['meta'],
          })
          const names = new Map((body.includes?.users ?? []).map(({ id, username }) => [id, username]))
          newest = page === undefined ? (body.meta?.newest_id ?? newest) : newest
          heard.push(
            ...(body.data ?? [])
              .filter((one) => one.author_id !== account.externalId)
              .map((one) => toHeard(account, one, names.get(one.author_id ?? '') ?? '')),
          )
          page = body.meta?.next_token
          if (page === undefined) break
        }
        return { kind: 'heard', heard, cursor: newest }
      }),

    answer: (account, { answerTo, text }) =>
      act(async (stage) => {
        const bearer = await bearerFor(account)
        stage.mayHaveActed = true
        const { body } = await call<{ data: { id?: string } }>(at('tweets'), {
          method: 'POST',
          bearer,
          json: { text, reply: { in_reply_to_tweet_id: answerTo } },
          holds: ['data'],
        })
        const { id } = body.data
        return id === undefined
          ? { kind: 'unknown', why: 'bad_answer' }
          : { kind: 'sent', sent: { id, url: addressOf(account, id) } }
      }),

    findAnswer: (account, { answerTo, text }) =>
      act(async () => {
        const found = ((await timeline(account)).data ?? []).find(
          (one) =>
            one.referenced_tweets?.some(({ id }) => id === answerTo) === true &&
            sameWords(asWritten(one).replace(/^(@\w+\s+)+/, ''), text.replace(/^(@\w+\s+)+/, '')),
        )
        return found === undefined
          ? { kind: 'absent' }
          : { kind: 'found', sent: { id: found.id, url: addressOf(account, found.id) } }
      }),
  }
}

const toHeard = (account: Account, one: Seen, writer: string): Heard => ({
  id: one.id,
  kind: one.in_reply_to_user_id === account.externalId ? 'comment' : 'mention',
  writer,
  text: asWritten(one).trim(),
  url: writer === '' ? null : `https://x.com/${writer}/status/${one.id}`,
  at: new Date(one.created_at),
  answerTo: one.id,
  post: one.referenced_tweets?.find(({ type }) => type === 'replied_to')?.id ?? null,
})
