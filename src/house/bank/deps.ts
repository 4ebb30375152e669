import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HouseDb } from '../../platform/db.ts'
import type { Events } from '../../platform/events.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Audit } from '../audit/index.ts'
import type { Asset } from './asset.ts'
import type { Audience } from './rights.ts'

export type BankAct =
  | 'asset.upload'
  | 'asset.read'
  | 'asset.release'
  | 'asset.remove'
  | 'asset.approve_removal'

/** What the bank asks of the rooms below it. */
export interface BankDeps {
  /** Told of every file that was taken, after it was noted. */
  took(taken: { asset: Asset; audience: 'staff' | Audience; journalistId: string | undefined }): void
  db: HouseDb
  clock: Clock
  audit: Audit
  events: Events
  jobs: Jobs
  storage: Storage
  log: Log
  /** The house's name, at the head of what it prints and in its letters. */
  house: { id: string; en: string }
  /** CSS hex colour of the institution, for what it prints. */
  accent: string
  /** Public origin of the house, for its letters. */
  url: string
  mail: Pick<Mail, 'send'>
  /** Path of ffmpeg, where one is set. */
  ffmpeg: string | undefined
  identity: {
    authorise(actor: Actor, act: BankAct, unitId: string): Promise<void>
    can(actor: Actor, act: BankAct, unitId: string): Promise<boolean>
    scope(actor: Actor, act: BankAct): Promise<string[]>
    scopes(personIds: readonly string[], act: BankAct): Promise<Map<string, string[]>>
    person(
      id: string,
    ): Promise<
      | { name: string; email: string; locale: 'id' | 'en'; homeUnitId: string; suspendedAt: Date | null }
      | undefined
    >
  }
  units: {
    require(id: string): { id: string }
    get(id: string): { name: { id: string; en: string }; path: string; timeZone: string } | undefined
    root(): { id: string; timeZone: string }
    /** The unit and all above it. */
    ancestry(id: string): { id: string }[]
    subtreeIds(id: string): string[]
  }
}
