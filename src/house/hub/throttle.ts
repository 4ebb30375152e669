/** Attempts at the public's doors, counted in the database for all processes together, by address and by mailbox. */
import { sql } from 'kysely'
import { addressGroup } from '../../platform/address.ts'
import { HouseError } from '../../platform/errors.ts'
import { fingerprint } from '../../platform/secrets.ts'
import type { HubDeps } from './deps.ts'

interface Limit {
  /** How many attempts within `seconds` from the first. */
  max: number
  seconds: number
}

export interface Door {
  name: string
  byAddress: Limit
  byAccount?: Limit
}

const minutes = (count: number) => count * 60

// A whole newsroom may sit behind one address. A mailbox is written to at most a few times, whoever asks for it.
export const doors = {
  follow: {
    name: 'follow',
    byAddress: { max: 20, seconds: minutes(15) },
    byAccount: { max: 4, seconds: minutes(60) },
  },
  register: {
    name: 'register',
    byAddress: { max: 15, seconds: minutes(60) },
    byAccount: { max: 3, seconds: minutes(60) },
  },
  signIn: {
    name: 'sign-in',
    byAddress: { max: 30, seconds: minutes(15) },
    byAccount: { max: 4, seconds: minutes(15) },
  },
  /** Wherever a token could be guessed. */
  link: { name: 'link', byAddress: { max: 40, seconds: minutes(15) } },
  /** Files that cost work to make: a newsroom takes a kit picture by picture. */
  take: { name: 'take', byAddress: { max: 400, seconds: minutes(60) } },
  ask: {
    name: 'ask',
    byAddress: { max: 60, seconds: minutes(60) },
    byAccount: { max: 12, seconds: minutes(60) },
  },
} satisfies Record<string, Door>

/** Counts one attempt. @throws too_many_requests (429) with the seconds to wait. */
export async function attempt(
  { db, clock }: Pick<HubDeps, 'db' | 'clock'>,
  door: Door,
  address: string,
  account?: string,
): Promise<void> {
  const asked: { kind: string; text: string; limit: Limit }[] = [
    { kind: 'address', text: addressGroup(address), limit: door.byAddress },
  ]
  if (door.byAccount !== undefined && account !== undefined)
    asked.push({ kind: 'account', text: account.trim().toLowerCase(), limit: door.byAccount })
  const now = clock.now()
  const over = asked.map(({ limit }) => new Date(now.getTime() - limit.seconds * 1000))
  const { rows } = await sql<{ nth: number; count: number; window_start: Date }>`
    with asked as (
      select * from unnest(${asked.map(({ kind, text }) => fingerprint(`${kind}:${text}`))}::text[],
        ${over}::timestamptz[]) with ordinality as a (who, over, nth)
    ), counted as (
      insert into hub.attempt as a (door, who, window_start, count)
      select ${door.name}, who, ${now}, 1 from asked order by who
      on conflict (door, who) do update set
        count = case when a.window_start <= (select over from asked where asked.who = a.who) then 1 else a.count + 1 end,
        window_start = case when a.window_start <= (select over from asked where asked.who = a.who)
          then ${now} else a.window_start end
      returning who, count, window_start
    )
    select asked.nth::int, counted.count, counted.window_start from counted join asked using (who)`.execute(
    db,
  )
  for (const row of rows) {
    const at = row.nth - 1
    if (row.count <= (asked[at]?.limit.max ?? 0)) continue
    const seconds = Math.ceil((row.window_start.getTime() - (over[at]?.getTime() ?? 0)) / 1000)
    throw new HouseError('too_many_requests', 429, { params: { seconds: Math.max(1, seconds) } })
  }
}
