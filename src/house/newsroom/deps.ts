import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { Events } from '../../platform/events.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Audit } from '../audit/index.ts'
import type { Bank } from '../bank/index.ts'
import type { Act } from '../identity/index.ts'
import type { InstitutionPack, Unit, UnitMoved } from '../units/index.ts'
import type { Announced } from './jobs.ts'

/** What the writing side asks of the rooms below it. */
export interface NewsroomDeps {
  config: Pick<Config, 'url'>
  db: HouseDb
  clock: Clock
  log: Log
  events: Events
  jobs: Jobs
  audit: Audit
  pack: Pick<InstitutionPack, 'levels' | 'topics' | 'locales' | 'defaultTimeZone' | 'institution'>
  units: {
    get(id: string): Unit | undefined
    require(id: string): Unit
    byCode(code: string): Unit | undefined
    ancestry(id: string): readonly Unit[]
    isWithin(id: string, ancestorId: string): boolean
    onMoved(follow: (trx: HouseTransaction, moved: UnitMoved) => Promise<void>): void
    zoneLabel(timeZone: Unit['timeZone']): string
  }
  identity: {
    authorise(actor: Actor, act: Act, unitId: string): Promise<void>
    can(actor: Actor, act: Act, unitId: string): Promise<boolean>
    /** Topmost unit paths below which the actor may do the act. */
    scope(actor: Actor, act: Act): Promise<string[]>
    /** Nearest unit first. */
    whoMay(act: Act, unitId: string): Promise<{ personId: string; name: string; unitId: string }[]>
    actorOf(headers: IncomingHttpHeaders): Promise<Actor | undefined>
  }
  bank: Pick<
    Bank,
    | 'get'
    | 'read'
    | 'pictures'
    | 'recordings'
    | 'publish'
    | 'hide'
    | 'preview'
    | 'made'
    | 'onStanding'
    | 'onPrepared'
    | 'onRemoval'
  >
  /** Rooms above that must not miss an edition's news; see `Newsroom.onAnnounced`. */
  followers: AnnouncementFollower[]
}

export interface Announcement {
  editionId: string
  ref: string
  locale: Locale
  unitId: string
  act: Announced
  version: number
}

export type AnnouncementFollower = (trx: HouseTransaction, news: Announcement) => Promise<void>
