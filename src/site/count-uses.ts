/** What pages and links are used, by kind of user: no cookie of its own, no script, no third party, no robots. */
import type { IncomingMessage } from 'node:http'
import { isbot } from 'isbot'
import { LRUCache } from 'lru-cache'
import { pressCookie, type Hub, type Measure, type Used } from '../house/hub/index.ts'

/** A page says of itself what its being sent counts as. */
export type CountsAs = Used & { measure: Measure }

export type CountUse = (
  page: { status: number; counts?: CountsAs | undefined },
  request: IncomingMessage,
) => void

/** `staffCookie` is the name of the console's session. Costs a look-up in memory; never fails. */
export function countUses(hub: { tally: Pick<Hub['tally'], 'count'> }, staffCookie: string): CountUse {
  // The same few thousand browsers come again and again.
  const robots = new LRUCache<string, boolean>({ max: 5_000 })
  const isRobot = (agent: string) => {
    let known = robots.get(agent)
    if (known === undefined) robots.set(agent, (known = isbot(agent)))
    return known
  }
  return ({ status, counts }, { method, headers }) => {
    if (counts === undefined || method !== 'GET' || (status !== 200 && status !== 302)) return
    const agent = headers['user-agent']
    if (agent === undefined || isRobot(agent)) return
    // Fetched by a browser ahead of time; perhaps nobody will look.
    if (/prefetch|prerender/.test(String(headers['sec-purpose'] ?? headers['purpose'] ?? ''))) return
    const cookies = headers.cookie ?? ''
    const reader = cookies.includes(`${staffCookie}=`)
      ? 'internal'
      : cookies.includes(`${pressCookie}=`)
        ? 'journalist'
        : 'public'
    hub.tally.count({ ...counts, reader })
  }
}
