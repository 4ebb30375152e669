/** The composition root: read top to bottom, this is the wiring, all of it. */
import { resolveTxt as systemResolveTxt } from 'node:dns/promises'
import { setTimeout } from 'node:timers/promises'
import { join } from 'node:path'
import { mountApi } from './api/index.ts'
import { articleForChannels } from './article-for-channels.ts'
import { createLending, lentMedia } from './lend-media.ts'
import { mountConsole } from './console-host.ts'
import { mountFediverse } from './fediverse-host.ts'
import { mountField } from './field-host.ts'
import { anchorsFile, createAudit, type Audit } from './house/audit/index.ts'
import {
  createBank,
  createMailedDeposits,
  mediaRoutes,
  type Bank,
  type MailedDeposits,
} from './house/bank/index.ts'
import {
  createAdapters,
  createChannels,
  createEvidence,
  createFediverse,
  createRegister,
  pushDoors,
  type Channels,
  type Evidence,
  type Fediverse,
  type Register,
} from './house/channels/index.ts'
import { createHub, createTally, type Hub } from './house/hub/index.ts'
import { createIdentity, sessionCookieName, type Identity } from './house/identity/index.ts'
import { createNewsroom, type Newsroom } from './house/newsroom/index.ts'
import { createUnits, loadPack, type Units } from './house/units/index.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { connect, type Database } from './platform/db.ts'
import { createEvents, type Events } from './platform/events.ts'
import { createFetch } from './platform/fetch.ts'
import { createHolds } from './platform/holds.ts'
import { mountHealth } from './platform/health.ts'
import { createServer, type HouseServer } from './platform/http.ts'
import { createJobs, type Jobs } from './platform/jobs.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMail, type Mail } from './platform/mail.ts'
import { endMetadata } from './platform/metadata/exiftool.ts'
import type { Secrets } from './platform/secrets.ts'
import { createStorage, type Storage } from './platform/storage.ts'
import { processName } from './platform/storage/who-reads.ts'
import { createThrottle, sweepAttempts, type Throttle } from './platform/throttle.ts'
import { unitAddress } from './site/view.ts'
import { mountSite, pingHub, type MountedSite } from './site/index.ts'

export interface House {
  config: Config
  clock: Clock
  throttle: Throttle
  secrets: Secrets
  log: Log
  database: Database
  events: Events
  jobs: Jobs
  audit: Audit
  units: Units
  mail: Mail
  identity: Identity
  storage: Storage
  bank: Bank
  deposits: MailedDeposits
  newsroom: Newsroom
  evidence: Evidence
  channels: Channels
  fediverse: Fediverse
  register: Register
  hub: Hub
  /** Undefined where the role `web` is not played. */
  site: MountedSite | undefined
  server: HouseServer
  /** Once, however often it is asked. */
  close(): Promise<void>
}

export interface Site {
  config: Config
  databaseUrl: string
  secrets: Secrets
  clock?: Clock
  /** Asks the domain name system for text records; a test has its own. */
  resolveTxt?: (name: string) => Promise<string[][]>
  /** In place of networks' own addresses; a test has its own. */
  hosts?: Parameters<typeof createAdapters>[0]['hosts']
}

/** Wires a house over a migrated database; nothing listens yet. */
export async function buildHouse({
  config,
  databaseUrl,
  secrets,
  clock = systemClock,
  resolveTxt = systemResolveTxt,
  hosts = {},
}: Site): Promise<House> {
  const log = createLog(config.logLevel)
  const database = connect(databaseUrl)
  const events = createEvents(databaseUrl, log, processName(config.storage))
  const jobs = createJobs({ url: databaseUrl, db: database.db, log })
  const holds = createHolds(databaseUrl)

  const audit = createAudit({ clock, db: database.db, jobs, anchors: anchorsFile(config.data) })
  const pack = await loadPack(config.pack)
  const units = createUnits({ db: database.db, clock, events, audit, log, pack, houseUrl: config.url })
  const throttle = createThrottle({ db: database.db, clock })
  sweepAttempts({ db: database.db, clock, jobs })
  const mail = createMail({ config, db: database.db, jobs, clock, secrets, log })
  const identity = createIdentity({
    config,
    db: database.db,
    clock,
    log,
    events,
    jobs,
    secrets,
    throttle,
    mail,
    audit,
    units,
  })
  const storage = await createStorage(join(config.data, 'objects'), config.storage)
  storage.check().catch((error: unknown) => log.error({ err: error }, 'the store of objects does not answer'))
  const tally = createTally({ db: database.db, units, clock, log })
  const bank = createBank({
    db: database.db,
    clock,
    log,
    ffmpeg: config.ffmpeg,
    house: pack.rooms.house,
    accent: pack.brand.accent.light,
    url: config.url,
    mail,
    audit,
    events,
    jobs,
    storage,
    identity,
    units,
    took: ({ asset, audience, journalistId }) =>
      tally.count({
        subject: 'asset',
        ref: asset.id,
        unitId: asset.unitId,
        topic: asset.topics[0] ?? '',
        measure: 'download',
        reader: audience === 'staff' ? 'internal' : audience === 'press' ? 'journalist' : 'public',
        journalistId,
      }),
  })
  const deposits = createMailedDeposits({
    config,
    db: database.db,
    clock,
    log,
    audit,
    mail,
    storage,
    units,
    identity,
    bank,
  })
  const newsroom = createNewsroom({
    config,
    db: database.db,
    clock,
    log,
    events,
    jobs,
    audit,
    pack,
    units,
    identity,
    bank,
  })

  const outbound = createFetch({ allowLoopback: config.allowLoopback })
  const fediverse = createFediverse({
    config,
    db: database.db,
    clock,
    log,
    jobs,
    holds,
    secrets,
    throttle,
    fetch: outbound.fetch,
    units,
    institution: { name: pack.institution, shortName: pack.shortName },
    siteOf: (unit) => unitAddress({ config }, units.require(unit.id), 'id'),
  })
  newsroom.onAnnounced(async (trx, { editionId, act }) => {
    if (act === 'withdraw' || act === 'recall') await fediverse.hide(trx, editionId)
  })
  const evidence = createEvidence({ config, db: database.db, clock, jobs, secrets, storage })
  const channels = createChannels({
    config,
    db: database.db,
    clock,
    log,
    audit,
    events,
    jobs,
    holds,
    secrets,
    evidence,
    mail,
    throttle,
    house: pack.rooms.house,
    units,
    identity,
    fediverse,
    adapters: createAdapters({
      fetch: outbound.fetch,
      outbox: fediverse.outbox,
      now: clock.now,
      pause: setTimeout,
      resolveTxt,
      hosts,
    }),
    ...articleForChannels({
      newsroom,
      bank,
      storage,
      url: config.url,
      lend: createLending({ secrets, clock, url: config.url }),
    }),
  })

  const register = createRegister({
    config,
    db: database.db,
    clock,
    log,
    audit,
    events,
    jobs,
    mail,
    secrets,
    evidence,
    throttle,
    units,
    identity,
    fetch: outbound.fetch,
    resolveTxt,
  })

  const hub = createHub({
    config,
    db: database.db,
    clock,
    log,
    events,
    jobs,
    secrets,
    throttle,
    mail,
    audit,
    storage,
    units,
    identity,
    reading: newsroom.public,
    tally,
    newsroom,
    bank,
    fetch: outbound.fetch,
    pack,
  })

  pingHub({ config, clock, database, events, jobs, log, units, fetch: outbound.fetch })

  const server = createServer({ config, log })
  mountHealth(server, { config, database, jobs })
  let site: MountedSite | undefined
  if (config.roles.has('web')) {
    mountApi(server, {
      config,
      audit,
      mail,
      identity,
      units,
      bank,
      deposits,
      newsroom,
      channels,
      register,
      storage,
      hub,
      clock,
      throttle,
    })
    void server.register(mediaRoutes({ bank, storage }))
    void server.register(lentMedia({ secrets, clock, bank, storage, throttle }))
    void server.register(pushDoors({ config, db: database.db, clock, jobs, secrets }))
    mountConsole(server, { config, pack })
    mountField(server, { config, pack })
    mountFediverse(server, { config, fediverse, units, storage })
    site = await mountSite(server, {
      config,
      clock,
      log,
      events,
      units,
      newsroom,
      bank,
      channels,
      register,
      storage,
      hub,
      staffCookie: sessionCookieName(config.url),
    })
  }

  await events.start()
  await units.start()
  await jobs.start({ work: config.roles.has('worker') })
  // What a killed worker left open is taken up at once.
  if (config.roles.has('worker')) {
    await channels.resume()
    await fediverse.resume()
  }

  let closed: Promise<void> | undefined
  const close = async () => {
    await server.close()
    await hub.tally.stop()
    await identity.idle()
    await jobs.stop()
    await audit
      .anchor()
      .catch((error: unknown) => log.error({ err: error }, 'the audit could not be anchored'))
    await endMetadata()
    await outbound.close()
    await events.stop()
    await holds.close()
    await database.close()
  }
  return {
    config,
    clock,
    throttle,
    secrets,
    log,
    database,
    events,
    jobs,
    audit,
    units,
    mail,
    identity,
    storage,
    bank,
    deposits,
    newsroom,
    evidence,
    channels,
    fediverse,
    register,
    hub,
    site,
    server,
    close: () => (closed ??= close()),
  }
}
