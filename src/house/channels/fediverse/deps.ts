import type { Clock } from '../../../platform/clock.ts'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import type { Fetch } from '../../../platform/fetch.ts'
import type { Holds } from '../../../platform/holds.ts'
import type { Jobs } from '../../../platform/jobs.ts'
import type { Log } from '../../../platform/log.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Throttle } from '../../../platform/throttle.ts'

export interface FediverseUnit {
  id: string
  code: string
  name: Readonly<Record<Locale, string>>
  /** Slugs from below the root; empty for the root. */
  sitePath: string
  state: 'open' | 'closed'
}

/** Who calls: the address of another server. */
export interface Caller {
  address: string
}

/** A public message that somebody addressed to a unit's actor, its signature verified. */
export interface AddressedMessage {
  unitId: string
  channelId: string
  /** The same for each message, and tells nothing of it. */
  id: string
  kind: 'comment' | 'mention'
  /** `wati@server.example` */
  writer: string
  /** Plain, without markup. */
  text: string
  /** Where people read it, on the writer's own server. */
  url: string | null
  /** The key of the unit's note that it stands below. */
  post: string | null
  /** Its address and its writer's, with a space between: what an answer needs. */
  answerTo: string
  at: Date
  /** Said anew at that moment; null: as it was said first. */
  changedAt: Date | null
}

/** Whoever answers what is addressed to the units. All is called within the transaction that remembers it. */
export interface AddressedListener {
  /** Once for each unit; again when its words were changed. */
  said(trx: HouseTransaction, message: AddressedMessage): Promise<void>
  /** It is to be forgotten, by its `id`. */
  takenBack(trx: HouseTransaction, id: string): Promise<void>
  /** So is whatever these people wrote, by their addresses. */
  left(trx: HouseTransaction, writers: readonly string[]): Promise<void>
}

export interface FediverseDeps {
  db: HouseDb
  clock: Clock
  log: Log
  jobs: Jobs
  holds: Holds
  secrets: Secrets
  throttle: Throttle
  /** The house's guarded door: nothing here speaks to the network but through it. */
  fetch: Fetch
  units: { get(id: string): FediverseUnit | undefined }
  config: { url: string; fediverseBlocked: readonly string[]; heardDays: number }
  /** What the institution is called in its root's own handle, and said to be. */
  institution: { shortName: string; name: Readonly<Record<Locale, string>> }
  /** The unit's own site, for people. */
  siteOf(unit: FediverseUnit): string
}
