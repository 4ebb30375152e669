/** Attempts at the doors where somebody could guess: counted in the database, for all processes together. */
import { sql } from 'kysely'
import { addressGroup } from '../../platform/address.ts'
import { HouseError } from '../../platform/errors.ts'
import { fingerprint } from '../../platform/secrets.ts'
import type { IdentityDeps } from './deps.ts'

export interface Limit {
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

// A whole office may sit behind one address, so addresses get more room than accounts; a successful sign-in gives
// its attempt back.
export const doors = {
  signIn: {
    name: 'sign-in',
    byAddress: { max: 40, seconds: minutes(10) },
    byAccount: { max: 8, seconds: minutes(15) },
  },
  secondFactor: {
    name: 'second-factor',
    byAddress: { max: 30, seconds: minutes(10) },
    byAccount: { max: 6, seconds: minutes(10) },
  },
  passkey: { name: 'passkey', byAddress: { max: 60, seconds: minutes(10) } },
  resetRequest: {
    name: 'reset-request',
    byAddress: { max: 10, seconds: minutes(15) },
    byAccount: { max: 3, seconds: minutes(15) },
  },
  reset: {
    name: 'reset',
    byAddress: { max: 15, seconds: minutes(15) },
    byAccount: { max: 6, seconds: minutes(15) },
  },
  /** Acts of a signed-in person that ask for the password once more. */
  confirm: {
    name: 'confirm',
    byAddress: { max: 60, seconds: minutes(15) },
    byAccount: { max: 8, seconds: minutes(15) },
  },
  invitation: { name: 'invitation', byAddress: { max: 20, seconds: minutes(15) } },
} satisfies Record<string, Door>

export interface Throttle {
  /** Counts one attempt. @throws too_many_requests (429) with the seconds to wait. */
  attempt(door: Door, address: string, account?: string): Promise<void>
  /** The attempt succeeded: it does not count against the address, and the account starts anew. */
  forgive(door: Door, address: string, account?: string): Promise<void>
}

const who = (kind: string, text: string) => fingerprint(`${kind}:${text}`)

export function createThrottle({ db, clock }: Pick<IdentityDeps, 'db' | 'clock'>): Throttle {
  async function count(door: string, key: string, { max, seconds }: Limit): Promise<void> {
    const now = clock.now()
    const over = new Date(now.getTime() - seconds * 1000)
    const { rows } = await sql<{ count: number; window_start: Date }>`
      insert into identity.attempt as a (door, who, window_start, count) values (${door}, ${key}, ${now}, 1)
      on conflict (door, who) do update set
        count = case when a.window_start <= ${over} then 1 else a.count + 1 end,
        window_start = case when a.window_start <= ${over} then ${now} else a.window_start end
      returning count, window_start`.execute(db)
    const row = rows[0]
    if (row !== undefined && row.count > max)
      throw new HouseError('too_many_requests', 429, {
        params: {
          seconds: Math.max(1, Math.ceil((row.window_start.getTime() - over.getTime()) / 1000)),
        },
      })
  }

  return {
    async attempt(door, address, account) {
      await count(door.name, who('address', addressGroup(address)), door.byAddress)
      if (door.byAccount !== undefined && account !== undefined)
        await count(door.name, who('account', account.trim().toLowerCase()), door.byAccount)
    },
    async forgive(door, address, account) {
      await sql`update identity.attempt set count = greatest(count - 1, 0)
        where door = ${door.name} and who = ${who('address', addressGroup(address))}`.execute(db)
      if (account !== undefined)
        await sql`delete from identity.attempt
          where door = ${door.name} and who = ${who('account', account.trim().toLowerCase())}`.execute(db)
    },
  }
}
