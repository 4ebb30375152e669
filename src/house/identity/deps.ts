import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { HouseDb } from '../../platform/db.ts'
import type { Events } from '../../platform/events.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Throttle } from '../../platform/throttle.ts'
import type { Audit } from '../audit/index.ts'
import type { Units } from '../units/index.ts'

export interface IdentityDeps {
  config: Pick<Config, 'url' | 'mode'>
  db: HouseDb
  clock: Clock
  log: Log
  events: Events
  jobs: Jobs
  secrets: Secrets
  throttle: Throttle
  mail: Mail
  audit: Audit
  units: Pick<Units, 'root' | 'get' | 'ancestry' | 'subtreeIds'>
}
