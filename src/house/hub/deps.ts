import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { HouseDb } from '../../platform/db.ts'
import type { Events } from '../../platform/events.ts'
import type { Fetch } from '../../platform/fetch.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Throttle } from '../../platform/throttle.ts'
import type { Audit } from '../audit/index.ts'
import type { Bank } from '../bank/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Newsroom, PublicReading } from '../newsroom/index.ts'
import type { InstitutionPack, Units } from '../units/index.ts'
import type { Tally } from './figures/tally.ts'

export interface HubDeps {
  tally: Tally
  config: Pick<Config, 'url' | 'mailFrom' | 'allowLoopback' | 'rejectedDays'>
  db: HouseDb
  clock: Clock
  log: Log
  events: Events
  jobs: Jobs
  secrets: Secrets
  throttle: Throttle
  mail: Pick<Mail, 'send' | 'states' | 'forget'>
  audit: Pick<Audit, 'record'>
  storage: Pick<Storage, 'put' | 'read' | 'size' | 'remove'>
  units: Pick<Units, 'root' | 'get' | 'require' | 'children' | 'ancestry' | 'onMoved' | 'pack'>
  identity: Pick<Identity, 'authorise' | 'scope' | 'whoMay' | 'person'>
  pack: Pick<InstitutionPack, 'institution' | 'brand'>
  /** What is published: answers name a story that everybody can read. */
  reading: Pick<PublicReading, 'storyPage' | 'headlines'>
  newsroom: Pick<Newsroom, 'onAnnounced' | 'pressEditions' | 'pressNinjs' | 'pressCandidates'>
  bank: Pick<
    Bank,
    | 'named'
    | 'onRevised'
    | 'onStanding'
    | 'holders'
    | 'recordChanges'
    | 'forgetTaker'
    | 'assetsFor'
    | 'takeFor'
    | 'stillOf'
    | 'playedOf'
    | 'takeSubtitles'
    | 'recordings'
    | 'onPrepared'
    | 'onRemoval'
    | 'sayIfRemoved'
  >
  fetch: Fetch
}
