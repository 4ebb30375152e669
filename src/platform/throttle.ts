/** Attempts at the doors where somebody could guess or flood: counted in the database, for all processes together. */
import { sql } from 'kysely'
import { addressGroup } from './address.ts'
import type { Clock } from './clock.ts'
import type { HouseDb } from './db.ts'
import { HouseError } from './errors.ts'
import type { Jobs } from './jobs.ts'
import { fingerprint } from './secrets.ts'

declare module './jobs.ts' {
  interface HouseJobs {
    'sweep-attempts': object
  }
}

export interface Limit {
  /** How many attempts within `seconds` from the first. */
  max: number
  seconds: number
}

export interface Door {
  /** Of the whole house: begins with the room, `hub.sign-in`. */
  name: string
  byAddress: Limit
  byAccount?: Limit
}

export interface Throttle {
  /** Counts one attempt. @throws too_many_requests (429) with the seconds to wait. */
  attempt(door: Door, address: string, account?: string): Promise<void>
  /** The attempt succeeded: it does not count against the address, and the account starts anew. */
  forgive(door: Door, address: string, account?: string): Promise<void>
}

export const minutes = (count: number): number => count * 60

const who = (kind: 'address' | 'account', text: string) => fingerprint(`${kind}:${text}`)
const addressKey = (address: string) => who('address', addressGroup(address))
const accountKey = (account: string) => who('account', account.trim().toLowerCase())

/** Longer than any door looks back (ms). */
const kept = 86_400_000

/** One attempt counted for one key, or the first of a new window. */
const counted = (door: string, key: string, { seconds }: Limit, now: Date, only = sql`true`) => {
  const over = new Date(now.getTime() - seconds * 1000)
  return sql`insert into platform.attempt as a (door, who, window_start, count)
    select ${door}, ${key}, ${now}::timestamptz, 1 where ${only}
    on conflict (door, who) do update set
      count = case when a.window_start <= ${over} then 1 else a.count + 1 end,
      window_start = case when a.window_start <= ${over} then ${now} else a.window_start end
    returning count, window_start`
}

export function createThrottle({ db, clock }: { db: HouseDb; clock: Clock }): Throttle {
  return {
    async attempt(door, address, account) {
      const now = clock.now()
      const { byAddress: wide, byAccount: narrow } = door
      const atAddress = counted(door.name, addressKey(address), wide, now)
      const atAccount =
        narrow === undefined || account === undefined
          ? undefined
          : // From an address that tries too often nobody's account is closed.
            counted(
              door.name,
              accountKey(account),
              narrow,
              now,
              sql`(select count from by_address) <= ${wide.max}`,
            )
      const { rows } = await sql<{ limit: 'wide' | 'narrow'; count: number; window_start: Date }>`
        with by_address as (${atAddress})
        ${atAccount === undefined ? sql`` : sql`, by_account as (${atAccount})`}
        select 'wide' as limit, count, window_start from by_address
        ${atAccount === undefined ? sql`` : sql`union all select 'narrow', count, window_start from by_account`}`.execute(
        db,
      )
      for (const { limit: which, count, window_start } of rows) {
        const limit = which === 'narrow' ? narrow : wide
        if (limit === undefined || count <= limit.max) continue
        const over = window_start.getTime() + limit.seconds * 1000
        const seconds = Math.max(1, Math.ceil((over - now.getTime()) / 1000))
        throw new HouseError('too_many_requests', 429, { params: { seconds } })
      }
    },
    async forgive(door, address, account) {
      await sql`update platform.attempt set count = greatest(count - 1, 0)
        where door = ${door.name} and who = ${addressKey(address)}`.execute(db)
      if (account !== undefined)
        await sql`delete from platform.attempt
          where door = ${door.name} and who = ${accountKey(account)}`.execute(db)
    },
  }
}

/** Removes what no door looks back at any more, by itself. */
export function sweepAttempts({ db, clock, jobs }: { db: HouseDb; clock: Clock; jobs: Jobs }): void {
  jobs.define(
    'sweep-attempts',
    async () => {
      await db
        .deleteFrom('platform.attempt')
        .where('window_start', '<', new Date(clock.now().getTime() - kept))
        .execute()
    },
    { every: '*/10 * * * *' },
  )
}
