import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { Events } from '../../platform/events.ts'
import type { Holds } from '../../platform/holds.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Audit } from '../audit/index.ts'
import type { Act } from '../identity/index.ts'
import type { Adapter, NetworkKind } from './adapter.ts'
import type { Article } from './article.ts'
import type { Evidence } from './evidence/index.ts'
import type { AddressedListener } from './fediverse/deps.ts'

/** What the channels ask of the newsroom: how an edition stands before the public now. */
export interface PublishedEdition {
  storyId: string
  editionId: string
  ref: string
  locale: Locale
  /** The lead unit, where the edition is at home. */
  unitId: string
  /** Null once it was withdrawn or recalled. */
  article: Article | null
}

/** Approved and not yet out, as it will come out unless its text changes. */
export interface ComingEdition extends PublishedEdition {
  article: Article
  /** Null: without an appointment. */
  scheduledFor: Date | null
}

interface UnitOfChannels {
  id: string
  path: string
  level: string
  name: { id: string; en: string }
  shortName: string
  timeZone?: string
}

export interface ChannelsDeps {
  db: HouseDb
  clock: Clock
  log: Log
  audit: Audit
  events: Events
  jobs: Jobs
  /** What lasts as long as a network takes is never held on a connection that readers share. */
  holds: Holds
  secrets: Secrets
  /** Pictures of what a person posted. */
  evidence: Evidence
  units: {
    get(id: string): UnitOfChannels | undefined
    /** As in "for the people of …". */
    placeOf(id: string): { id: string; en: string }
    onMoved(
      follow: (
        trx: HouseTransaction,
        moved: { id: string; oldPath: string; newPath: string },
      ) => Promise<void>,
    ): void
  }
  identity: {
    authorise(actor: Actor, act: Act, unitId: string): Promise<void>
    /** Topmost unit paths below which the actor may do the act. */
    scope(actor: Actor, act: Act): Promise<string[]>
    /** Everybody who may do the act there. */
    whoMay(
      act: Act,
      unitId: string,
    ): Promise<{ personId: string; name: string; unitId: string; role: string }[]>
  }
  /** Undefined: never published. */
  publishedEdition(editionId: string): Promise<PublishedEdition | undefined>
  /** Undefined where it is not approved, or was published before. @throws not_found for what the actor may not read */
  comingEdition(actor: Actor, editionId: string): Promise<ComingEdition | undefined>
  adapters: Readonly<Record<NetworkKind, Adapter>>
  /** People on the Fediverse speak to the house itself. */
  fediverse: { onAddressed(listener: AddressedListener): void }
}
