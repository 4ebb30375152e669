/** What stands on a Facebook Page, and what people comment below it. Source: developers.facebook.com/docs/pages-api. */
import type { Account } from '../../adapter.ts'
import type { Measured, ReadBack } from '../../adapter-reading.ts'
import type { Caller } from '../shared/caller.ts'
import { isGone, nextOf, type Listed } from '../shared/meta.ts'
import { inParts, readPages, told } from '../shared/pages.ts'
import { goneAmong } from '../shared/second-look.ts'
import { sameWords } from '../shared/words.ts'

interface Seen {
  id: string
  message?: string
  created_time: string
  permalink_url?: string
  attachments?: { data: { media_type?: string }[] }
}

interface Measures {
  id: string
  shares?: { count: number }
  comments?: { summary?: { total_count?: number } }
  reactions?: { summary?: { total_count?: number } }
  insights?: { data: { name: string; values: { value: unknown }[] }[] }
}

interface Comment {
  id: string
  message?: string
  created_time: string
  permalink_url?: string
  from?: { id: string; name: string }
}

interface Ways extends Caller {
  at(path: string): string
  bearerOf(account: Account): string | undefined
}

const sheet = 50
/** The Graph API answers so many objects by their ids at once. */
const measuredAtOnce = 50
const measures = [
  'shares',
  'comments.limit(0).summary(total_count)',
  'reactions.limit(0).summary(total_count)',
  'insights.metric(post_media_view,post_total_media_view_unique).period(lifetime)',
].join(',')

export const readBackFacebook = ({ call, act, at, bearerOf }: Ways): ReadBack => ({
  probe: (account) =>
    act(async () => {
      await call(at('me'), { bearer: bearerOf(account), query: { fields: 'id' }, holds: ['id'] })
      return { kind: 'sound' }
    }),

  pull: (account, cursor) =>
    act(() =>
      readPages(cursor, async (page) => {
        const { body } = await call<Listed<Seen>>(at(`${account.externalId}/published_posts`), {
          bearer: bearerOf(account),
          query: {
            fields: 'id,message,created_time,permalink_url,attachments{media_type}',
            limit: String(sheet),
            after: page,
          },
          holds: ['data'],
        })
        return {
          posts: body.data.map((one) => ({
            id: one.id,
            url: one.permalink_url ?? null,
            text: one.message ?? '',
            at: new Date(one.created_time),
            editedAt: null,
            kind: kindOf(one),
          })),
          next: nextOf(body),
        }
      }),
    ),

  gone: (account, ids) =>
    act(() =>
      goneAmong(
        ids,
        (id) => call(at(id), { bearer: bearerOf(account), query: { fields: 'id' }, holds: ['id'] }),
        isGone,
      ),
    ),

  metrics: (account, ids) =>
    act(async () => {
      const figures: Measured[] = []
      for (const part of inParts(ids, measuredAtOnce)) {
        const { body } = await call<Record<string, Measures>>(at(''), {
          bearer: bearerOf(account),
          query: { ids: part.join(','), fields: measures },
        })
        figures.push(...Object.values(body).map(measured))
      }
      return { kind: 'measured', figures }
    }),

  replies: (account, { cursor, since }) =>
    act(async () => {
      const after = cursor === null ? since : new Date(cursor)
      const { body } = await call<Listed<{ id: string; comments?: { data: Comment[] } }>>(
        at(`${account.externalId}/published_posts`),
        {
          bearer: bearerOf(account),
          query: {
            fields:
              'id,comments.order(reverse_chronological).filter(stream).limit(50){id,message,created_time,permalink_url,from}',
            limit: '25',
          },
          holds: ['data'],
        },
      )
      const heard = body.data.flatMap((post) =>
        (post.comments?.data ?? [])
          .filter((one) => new Date(one.created_time) > after && one.from?.id !== account.externalId)
          .map((one) => ({
            id: one.id,
            kind: 'comment' as const,
            // Without the permission for it, Facebook does not say who wrote.
            writer: one.from?.name ?? '',
            text: one.message ?? '',
            url: one.permalink_url ?? null,
            at: new Date(one.created_time),
            answerTo: one.id,
            post: post.id,
          })),
      )
      const newest = Math.max(after.getTime(), ...heard.map(({ at: written }) => written.getTime()))
      return { kind: 'heard', heard, cursor: new Date(newest).toISOString() }
    }),

  answer: (account, { answerTo, text }) =>
    act(async (stage) => {
      stage.mayHaveActed = true
      const { body } = await call<{ id: string }>(at(`${answerTo}/comments`), {
        method: 'POST',
        bearer: bearerOf(account),
        json: { message: text },
        holds: ['id'],
      })
      return { kind: 'sent', sent: { id: body.id, url: null } }
    }),

  findAnswer: (account, { answerTo, text }) =>
    act(async () => {
      const { body } = await call<Listed<Comment>>(at(`${answerTo}/comments`), {
        bearer: bearerOf(account),
        query: { fields: 'id,message,from,created_time,permalink_url', limit: '100' },
        holds: ['data'],
      })
      const found = body.data.find(
        (one) => one.from?.id === account.externalId && sameWords(one.message ?? '', text),
      )
      return found === undefined
        ? { kind: 'absent' }
        : { kind: 'found', sent: { id: found.id, url: found.permalink_url ?? null } }
    }),
})

function measured({ id, shares, comments, reactions, insights }: Measures): Measured {
  const insight = (name: string) =>
    told(insights?.data.find((one) => one.name === name)?.values.at(-1)?.value)
  return {
    id,
    views: insight('post_media_view'),
    reach: insight('post_total_media_view_unique'),
    reactions: told(reactions?.summary?.total_count),
    comments: told(comments?.summary?.total_count),
    // Left out as long as nobody shared it.
    shares: shares === undefined ? 0 : told(shares.count),
  }
}

const kindOf = ({ attachments }: Seen) => {
  const types = (attachments?.data ?? []).map(({ media_type: type }) => type)
  return types.includes('video') ? 'film' : types.includes('photo') ? 'picture' : 'post'
}
