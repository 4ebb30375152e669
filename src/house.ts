/** The composition root: read top to bottom, this is the wiring, all of it. */
import { createAudit, type Audit } from './house/audit/index.ts'
import { createUnits, loadPack, type Units } from './house/units/index.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { connect, type Database } from './platform/db.ts'
import { createEvents, type Events } from './platform/events.ts'
import { mountHealth } from './platform/health.ts'
import { createServer, type Server, type DeclaredRoute } from './platform/http.ts'
import { createJobs, type Jobs } from './platform/jobs.ts'
import { createLog, type Log } from './platform/log.ts'
import type { Secrets } from './platform/secrets.ts'

export interface House {
  config: Config
  clock: Clock
  log: Log
  database: Database
  events: Events
  jobs: Jobs
  audit: Audit
  units: Units
  server: Server & { declared: DeclaredRoute[] }
  close(): Promise<void>
}

export interface Site {
  config: Config
  databaseUrl: string
  secrets: Secrets
  clock?: Clock
}

/** Wires a house over a migrated database; nothing listens yet. */
export async function buildHouse({ config, databaseUrl, clock = systemClock }: Site): Promise<House> {
  const log = createLog(config.logLevel)
  const database = connect(databaseUrl)
  const events = createEvents(databaseUrl, log)
  const jobs = createJobs({ url: databaseUrl, db: database.db, log })

  const audit = createAudit({ clock })
  const pack = await loadPack(config.pack)
  const units = createUnits({ db: database.db, clock, events, audit, log, pack, houseUrl: config.url })

  const server = createServer({ config, log })
  mountHealth(server, { config, database, jobs })

  await events.start()
  await units.start()
  await jobs.start({ work: config.roles.has('worker') })

  return {
    config,
    clock,
    log,
    database,
    events,
    jobs,
    audit,
    units,
    server,
    async close() {
      await server.close()
      await jobs.stop()
      await events.stop()
      await database.close()
    },
  }
}
