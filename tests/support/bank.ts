/** A bank on a real database and disk, with two units and a policy of one line. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAudit } from '../../src/house/audit/index.ts'
import type { BankDeps } from '../../src/house/bank/deps.ts'
import { bankRoutes, createBank, mediaRoutes } from '../../src/house/bank/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { standingClock } from '../../src/platform/clock.ts'
import { forbidden, HouseError, notFound } from '../../src/platform/errors.ts'
import { createEvents } from '../../src/platform/events.ts'
import { createServer } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/ids.ts'
import { createJobs } from '../../src/platform/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { createStorage, type StorageOptions } from '../../src/platform/storage.ts'
import { afterwards } from './afterwards.ts'
import { testDatabase } from './test-database.ts'

export async function openTestBank({ storage: storageOptions = {} }: { storage?: StorageOptions } = {}) {
  const { db, url } = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-bank-'))
  const clock = standingClock('2026-11-24T03:00:00Z')
  const log = createLog('silent')
  const events = createEvents(url, log)
  const jobs = createJobs({ url, db, log })
  const room = { free: Infinity }
  const storage = await createStorage(join(folder, 'objects'), {
    measureFree: async () => room.free,
    ...storageOptions,
  })
  const [home, elsewhere] = [newId(), newId()]
  const stranger = newId()
  const contributor: Actor = { kind: 'person', id: newId(), name: 'Sari Wulandari', sessionId: newId() }
  const deps: BankDeps = {
    took: () => {},
    db,
    clock,
    audit: createAudit({ clock, db, jobs, anchors: join(folder, 'audit-anchors.log') }),
    events,
    jobs,
    storage,
    log,
    ffmpeg: undefined,
    house: { id: 'Portal', en: 'Portal' },
    accent: '#7a1f1f',
    url: 'http://house.test',
    mail: { send: async () => newId() },
    identity: {
      async authorise(actor, act, unitId) {
        if (actor.id !== contributor.id || unitId !== home) throw forbidden(act)
      },
      can: async (actor, _act, unitId) => actor.id === contributor.id && unitId === home,
      scope: async (actor) => (actor.id === contributor.id ? [home] : []),
      scopes: async () => new Map(),
      person: async () => undefined,
    },
    units: {
      require(id) {
        if (id !== home && id !== elsewhere) throw notFound('unit')
        return { id }
      },
      get: (id) => ({ name: { id: 'Satuan', en: 'Unit' }, path: id, timeZone: 'Asia/Jakarta' }),
      root: () => ({ id: elsewhere, timeZone: 'Asia/Jakarta' }),
      ancestry: (id) => [{ id }],
      subtreeIds: (id) => [id],
    },
  }
  const bank = createBank(deps)
  const server = createServer({ config: { trustProxy: [] }, log })
  server.addHook('onRequest', async (request) => {
    if (request.headers.cookie === 'sari') request.actor = contributor
    else if (request.headers.cookie === 'budi') request.actor = { ...contributor, id: stranger }
    else if (request.url.startsWith('/api')) throw new HouseError('unauthorised', 401)
  })
  await server.register(bankRoutes({ bank, storage }), { prefix: '/api/v1' })
  await server.register(mediaRoutes({ bank, storage }))
  await events.start()
  await jobs.start({ work: false })
  afterwards(async () => {
    await server.close()
    await jobs.stop()
    await events.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return Object.assign(room, {
    bank,
    deps,
    db,
    clock,
    events,
    jobs,
    storage,
    server,
    folder,
    home,
    elsewhere,
    contributor,
  })
}
