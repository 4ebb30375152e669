import type { Clock } from '../../../platform/clock.ts'
import type { HouseDb } from '../../../platform/db.ts'
import type { Events } from '../../../platform/events.ts'
import type { Fetch } from '../../../platform/fetch.ts'
import type { Jobs } from '../../../platform/jobs.ts'
import type { Log } from '../../../platform/log.ts'
import type { Mail } from '../../../platform/mail.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Throttle } from '../../../platform/throttle.ts'
import type { Audit } from '../../audit/index.ts'
import type { Identity } from '../../identity/index.ts'
import type { Units } from '../../units/index.ts'
import type { Evidence } from '../evidence/index.ts'

export interface RegisterDeps {
  config: { url: string }
  db: HouseDb
  clock: Clock
  log: Log
  audit: Pick<Audit, 'record'>
  events: Events
  jobs: Jobs
  mail: Pick<Mail, 'send'>
  secrets: Pick<Secrets, 'key'>
  throttle: Pick<Throttle, 'attempt'>
  /** Pictures that came with reports. */
  evidence: Pick<Evidence, 'prepare' | 'drop' | 'enter' | 'ofReports' | 'read'>
  units: Pick<Units, 'get' | 'byCode' | 'root' | 'ancestry' | 'onMoved' | 'pack'>
  identity: Pick<Identity, 'authorise' | 'can' | 'scope' | 'whoMay' | 'person' | 'personByEmail' | 'wasAsked'>
  fetch: Fetch
  /** Text records of a name: each as its parts. Rejects where there are none, as node:dns does. */
  resolveTxt(name: string): Promise<string[][]>
  /** Where networks live that have one public door for all; a test puts its fake there. */
  hosts?: { bluesky?: string }
}
