/** What stands on an Instagram account, and what people comment. Source: developers.facebook.com/docs/instagram-platform. */
import type { AdapterTools } from '../../adapter.ts'
import type { ReadBack } from '../../adapter-reading.ts'
import { containerWays, readContainers } from '../shared/container-read-back.ts'
import type { Listed } from '../shared/meta.ts'
import { told } from '../shared/pages.ts'
import { sameWords } from '../shared/words.ts'

interface Comment {
  id: string
  text: string
  username?: string
  timestamp: string
}

interface Measures {
  id: string
  like_count?: number
  comments_count?: number
  insights?: { data: { name: string; values: { value: unknown }[] }[] }
}

export function readBackInstagram(tools: AdapterTools): ReadBack {
  const ways = containerWays(tools, 'instagram')
  const { call, act, at, bearerOf } = ways

  return {
    ...readContainers(ways, {
      list: 'media',
      words: 'caption',
      async measure(account, id) {
        const { body } = await call<Measures>(at(account, id), {
          bearer: bearerOf(account),
          query: { fields: 'id,like_count,comments_count,insights.metric(views,reach,shares)' },
          holds: ['id'],
        })
        const insight = (name: string) =>
          told(body.insights?.data.find((one) => one.name === name)?.values.at(-1)?.value)
        return {
          id,
          views: insight('views'),
          reach: insight('reach'),
          // Left out where the account hides it.
          reactions: told(body.like_count),
          comments: told(body.comments_count),
          shares: insight('shares'),
        }
      },
    }),

    replies: (account, { cursor, since }) =>
      act(async () => {
        const after = cursor === null ? since : new Date(cursor)
        const own = account.handle.replace('@', '')
        const { body } = await call<Listed<{ id: string; permalink?: string; comments?: Listed<Comment> }>>(
          at(account, `${account.externalId}/media`),
          {
            bearer: bearerOf(account),
            query: { fields: 'id,permalink,comments.limit(50){id,text,username,timestamp}', limit: '25' },
            holds: ['data'],
          },
        )
        const heard = body.data.flatMap((post) =>
          (post.comments?.data ?? [])
            .filter((one) => new Date(one.timestamp) > after && one.username !== own)
            .map((one) => ({
              id: one.id,
              kind: 'comment' as const,
              writer: one.username ?? '',
              text: one.text,
              url: post.permalink ?? null,
              at: new Date(one.timestamp),
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
        const { body } = await call<{ id: string }>(at(account, `${answerTo}/replies`), {
          method: 'POST',
          bearer: bearerOf(account),
          json: { message: text },
          holds: ['id'],
        })
        return { kind: 'sent', sent: { id: body.id, url: null } }
      }),

    findAnswer: (account, { answerTo, text }) =>
      act(async () => {
        const { body } = await call<Listed<Comment>>(at(account, `${answerTo}/replies`), {
          bearer: bearerOf(account),
          query: { fields: 'id,text,username,timestamp' },
          holds: ['data'],
        })
        const own = account.handle.replace('@', '')
        const found = body.data.find((one) => one.username === own && sameWords(one.text, text))
        return found === undefined ? { kind: 'absent' } : { kind: 'found', sent: { id: found.id, url: null } }
      }),
  }
}
