/** What stands on a Threads account, and what people say to it. Source: developers.facebook.com/docs/threads. */
import type { AdapterTools } from '../../adapter.ts'
import type { Heard, ReadBack } from '../../adapter-reading.ts'
import { containerWays, readContainers, type Media } from '../shared/container-read-back.ts'
import { ready, type Listed } from '../shared/meta.ts'
import { together, told } from '../shared/pages.ts'
import { sameWords } from '../shared/words.ts'

interface Insights {
  data: { name: string; values: { value: unknown }[] }[]
}

interface Reply extends Media {
  is_reply_owned_by_me?: boolean
  replied_to?: { id: string }
}

const fields = 'id,text,username,permalink,timestamp'

export function readBackThreads(tools: AdapterTools): ReadBack {
  const ways = containerWays(tools, 'threads')
  const { call, act, at, bearerOf } = ways

  return {
    ...readContainers(ways, {
      list: 'threads',
      words: 'text',
      async measure(account, id) {
        const { body } = await call<Insights>(at(account, `${id}/insights`), {
          bearer: bearerOf(account),
          query: { metric: 'views,likes,replies,reposts,quotes,shares' },
          holds: ['data'],
        })
        const figure = (name: string) =>
          told(body.data.find((one) => one.name === name)?.values.at(-1)?.value)
        return {
          id,
          views: figure('views'),
          reach: null,
          reactions: figure('likes'),
          comments: figure('replies'),
          shares: together(figure('reposts'), figure('quotes'), figure('shares')),
        }
      },
    }),

    replies: (account, { cursor, since }) =>
      act(async () => {
        const after = cursor === null ? since : new Date(cursor)
        const bearer = bearerOf(account)
        const list = async <T>(path: string, query: Record<string, string>) =>
          (await call<Listed<T>>(at(account, path), { bearer, query, holds: ['data'] })).body.data
        const heard: Heard[] = (
          await list<Reply>(`${account.externalId}/mentions`, { fields, limit: '50' })
        ).map((one) => toHeard(one, 'mention', null))
        const posts = await list<{ id: string; has_replies?: boolean }>(`${account.externalId}/threads`, {
          fields: 'id,has_replies',
          limit: '25',
        })
        for (const { id } of posts.filter((post) => post.has_replies === true)) {
          const below = await list<Reply>(`${id}/replies`, {
            fields: `${fields},is_reply_owned_by_me`,
            limit: '50',
          })
          heard.push(
            ...below
              .filter((one) => one.is_reply_owned_by_me !== true)
              .map((one) => toHeard(one, 'comment', id)),
          )
        }
        const fresh = heard.filter(({ at: written }) => written > after)
        const newest = Math.max(after.getTime(), ...fresh.map(({ at: written }) => written.getTime()))
        return { kind: 'heard', heard: fresh, cursor: new Date(newest).toISOString() }
      }),

    answer: (account, { answerTo, text }) =>
      act(async (stage) => {
        const bearer = bearerOf(account)
        const { body: container } = await call<{ id: string }>(at(account, `${account.externalId}/threads`), {
          method: 'POST',
          bearer,
          json: { media_type: 'TEXT', text, reply_to_id: answerTo },
          holds: ['id'],
        })
        await ready(call, at(account, container.id), bearer, 'status', tools.pause)
        stage.mayHaveActed = true
        const { body } = await call<{ id: string }>(at(account, `${account.externalId}/threads_publish`), {
          method: 'POST',
          bearer,
          json: { creation_id: container.id },
          holds: ['id'],
        })
        return { kind: 'sent', sent: { id: body.id, url: null } }
      }),

    findAnswer: (account, { answerTo, text }) =>
      act(async () => {
        const { body } = await call<Listed<Reply>>(at(account, `${account.externalId}/replies`), {
          bearer: bearerOf(account),
          query: { fields: `${fields},replied_to`, limit: '50' },
          holds: ['data'],
        })
        const found = body.data.find(
          (one) => one.replied_to?.id === answerTo && sameWords(one.text ?? '', text),
        )
        return found === undefined
          ? { kind: 'absent' }
          : { kind: 'found', sent: { id: found.id, url: found.permalink ?? null } }
      }),
  }
}

const toHeard = (one: Reply, kind: Heard['kind'], post: string | null): Heard => ({
  id: one.id,
  kind,
  writer: one.username ?? '',
  text: one.text ?? '',
  url: one.permalink ?? null,
  at: new Date(one.timestamp),
  answerTo: one.id,
  post,
})
