import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { Events } from '../../platform/events.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Audit } from '../audit/index.ts'
import type { Act } from '../identity/index.ts'
import type { Adapter, Article, NetworkKind } from './adapter.ts'

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

export interface ChannelsDeps {
  db: HouseDb
  clock: Clock
  log: Log
  audit: Audit
  events: Events
  jobs: Jobs
  secrets: Secrets
  units: {
    get(id: string): { id: string; path: string; name: { id: string; en: string } } | undefined
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
  }
  /** Undefined: never published. */
  publishedEdition(editionId: string): Promise<PublishedEdition | undefined>
  adapters: Readonly<Record<NetworkKind, Adapter>>
}
