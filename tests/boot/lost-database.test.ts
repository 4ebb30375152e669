/** The database goes away and returns: readers keep their pages, staff are told, nothing needs a restart. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { startHouse } from '../support/house-process.ts'
import { openWire } from '../support/tcp-proxy.ts'
import { cloneDatabase } from '../support/test-database.ts'
import { patience } from '../support/patience.ts'

const data = await mkdtemp(join(tmpdir(), 'pendopo-lost-'))
afterAll(() => rm(data, { recursive: true, force: true }))

test('while the database is away, cached pages are served and marked stale; afterwards all is well again', async () => {
  const database = await cloneDatabase()
  await database.close()
  const address = new URL(database.url)
  const wire = await openWire(address.hostname, Number(address.port))
  const through = new URL(database.url)
  through.port = String(wire.port)
  const house = await startHouse('start', {
    PENDOPO_DATA: data,
    DATABASE_URL: through.href,
    PENDOPO_PACK: 'kota',
    LOG_LEVEL: 'silent',
  })
  await house.says(/The house is open at/)
  const home = await fetch(`${house.url}/`)
  expect(home.status).toBe(200)
  const text = await home.text()

  wire.cut()
  await vi.waitFor(async () => expect((await fetch(`${house.url}/healthz`)).status).toBe(503), {
    timeout: patience,
    interval: 200,
  })
  const stale = await fetch(`${house.url}/`)
  expect(stale.status).toBe(200)
  expect(await stale.text()).toBe(text)
  expect(stale.headers.get('x-pendopo-stale')).toBeTruthy()
  const api = await fetch(`${house.url}/api/v1/me`, { headers: { cookie: 'better-auth.session_token=x.y' } })
  expect([401, 503]).toContain(api.status)
  const unknown = await fetch(`${house.url}/koreksi`)
  expect(unknown.status).toBe(503)

  wire.mend()
  await vi.waitFor(async () => expect((await fetch(`${house.url}/healthz`)).status).toBe(200), {
    timeout: patience,
    interval: 200,
  })
  await vi.waitFor(
    async () => expect((await fetch(`${house.url}/`)).headers.get('x-pendopo-stale')).toBeNull(),
    { timeout: patience, interval: 200 },
  )
  expect(await house.signal('SIGTERM')).toBe(0)
  await wire.close()
  await database.drop()
})
