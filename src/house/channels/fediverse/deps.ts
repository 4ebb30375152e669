import type { Clock } from '../../../platform/clock.ts'
import type { HouseDb } from '../../../platform/db.ts'
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

/** A message that somebody addressed to a unit's actor, its signature verified. */
export interface AddressedMessage {
  unitId: string
  channelId: string
  /** Its address on the writer's server. */
  id: string
  /** Its writer's address. */
  from: string
  /** As it came: to be made clean before anybody sees it. */
  html: string
  /** The note of ours that it answers. */
  answers: string | null
  at: Date
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
  config: { url: string; fediverseBlocked: readonly string[] }
  /** What the institution is called in its root's own handle, and said to be. */
  institution: { shortName: string; name: Readonly<Record<Locale, string>> }
  /** The unit's own site, for people. */
  siteOf(unit: FediverseUnit): string
}
