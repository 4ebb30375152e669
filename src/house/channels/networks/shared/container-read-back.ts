/** What Threads and Instagram have in common when they are read: lists of the account's media, and calls by their ids. */
import type { Account, AdapterTools } from '../../adapter.ts'
import type { Measured, ReadBack } from '../../adapter-reading.ts'
import { createCaller, type Caller } from './caller.ts'
import { graphOf, type GraphNetwork } from './graph-host.ts'
import { isGone, nextOf, readGraph, type Listed } from './meta.ts'
import { readPages } from './pages.ts'
import { goneAmong } from './second-look.ts'

export interface Media {
  id: string
  permalink?: string
  timestamp: string
  text?: string
  caption?: string
  media_type?: string
  username?: string
}

export interface ContainerWays extends Caller {
  at(account: Account, path: string): string
  bearerOf(account: Account): string | undefined
}

const sheet = 50
/** Each takes a call of its own, and an application has some hundreds of them an hour for each account. */
const measuredAtOnce = 25

export function containerWays(tools: AdapterTools, network: GraphNetwork): ContainerWays {
  const { call, act } = createCaller(tools, (answer, stage) => readGraph(answer, stage, tools.now()))
  return {
    call,
    act,
    at: graphOf(tools, network),
    bearerOf: ({ credentials }) => credentials['token'],
  }
}

/** How the posts are listed, and what a call by one id tells of its figures. */
export interface ContainerShape {
  list: string
  words: 'text' | 'caption'
  measure: (account: Account, id: string) => Promise<Measured>
}

export const readContainers = (
  { call, act, at, bearerOf }: ContainerWays,
  { list, words, measure }: ContainerShape,
): Required<Pick<ReadBack, 'probe' | 'pull' | 'gone' | 'metrics'>> => ({
  probe: (account) =>
    act(async () => {
      await call(at(account, 'me'), { bearer: bearerOf(account), query: { fields: 'id' }, holds: ['id'] })
      return { kind: 'sound' }
    }),

  pull: (account, cursor) =>
    act(() =>
      readPages(cursor, async (page) => {
        const { body } = await call<Listed<Media>>(at(account, `${account.externalId}/${list}`), {
          bearer: bearerOf(account),
          query: {
            fields: `id,${words},permalink,timestamp,media_type`,
            limit: String(sheet),
            after: page,
          },
          holds: ['data'],
        })
        return {
          posts: body.data.map((one) => ({
            id: one.id,
            url: one.permalink ?? null,
            text: one[words] ?? '',
            at: new Date(one.timestamp),
            editedAt: null,
            kind: kindOf(one.media_type ?? ''),
          })),
          next: nextOf(body),
        }
      }),
    ),

  gone: (account, ids) =>
    act(() =>
      goneAmong(
        ids,
        (id) => call(at(account, id), { bearer: bearerOf(account), query: { fields: 'id' }, holds: ['id'] }),
        isGone,
      ),
    ),

  metrics: (account, ids) =>
    act(async () => {
      const figures: Measured[] = []
      for (const id of ids.slice(0, measuredAtOnce))
        try {
          figures.push(await measure(account, id))
        } catch (error) {
          // Gone meanwhile: the next reading will notice.
          if (!isGone(error)) throw error
        }
      return { kind: 'measured', figures }
    }),
})

const kindOf = (type: string) =>
  /VIDEO|REELS/.test(type) ? 'film' : /IMAGE|CAROUSEL/.test(type) ? 'picture' : 'post'
