/** Over real sockets: the fast path, two processes, and a database that goes away from one of them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  heard,
  openSiteHouse,
  publish,
  takeAway,
  type SiteTestHouse,
} from '../../tests/support/site-house.ts'
import { openWire, type Wire } from '../../tests/support/tcp-proxy.ts'
import { buildHouse, type House } from '../house.ts'
import { readConfig } from '../platform/config.ts'
import { createSecrets } from '../platform/secrets.ts'

/** Where people publish. */
let desk: SiteTestHouse
/** A second process over the same database, whose wire can be cut. */
let far: House
let wire: Wire
let origin: string

beforeAll(async () => {
  desk = await openSiteHouse()
  const address = new URL(desk.database.url)
  wire = await openWire(address.hostname, Number(address.port))
  address.hostname = '127.0.0.1'
  address.port = String(wire.port)
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-far-'))
  far = await buildHouse({
    config: readConfig(
      {
        PENDOPO_DATA: folder,
        PENDOPO_PACK: 'kota',
        PENDOPO_URL: 'http://house.test',
        PENDOPO_ROLES: 'web',
        LOG_LEVEL: 'silent',
      },
      'test',
    ),
    databaseUrl: address.href,
    secrets: createSecrets('5e'.repeat(32)),
    clock: desk.clock,
  })
  origin = await far.server.listen({ port: 0, host: '127.0.0.1' })
  return async () => {
    wire.mend()
    await far.close()
    await wire.close()
    await rm(folder, { recursive: true, force: true })
  }
})
afterAll(() => wire.mend())

/** News crosses from one process to the other; the machine may be busy. */

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers: { 'accept-encoding': 'identity', ...headers }, redirect: 'manual' })

test('a kept page is answered before the router, with a validator that spares sending it again', async () => {
  await publish(desk, { unit: 'dinkes', headline: 'Posyandu buka lebih pagi', adopters: ['kota'] })
  await expect.poll(async () => (await get('/')).text()).toContain('Posyandu buka')
  const before = far.site?.cache.figures()
  const first = await get('/')
  expect(far.site?.cache.figures()).toMatchObject({ hits: (before?.hits ?? 0) + 1, renders: before?.renders })
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=30, stale-while-revalidate=30')
  expect(first.headers.get('surrogate-key')).toContain('home story:')
  expect(first.headers.get('vary')).toBe('accept-encoding')
  const again = await get('/', { 'if-none-match': etag })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
  const packed = await get('/', { 'accept-encoding': 'br' })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(packed.headers.get('etag')).toBe(etag.replace(/"$/, '-br"'))
  expect(await packed.text()).toBe(await first.text())
  const head = await fetch(`${origin}/`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('a publication is visible in another process as soon as it has heard of it', async () => {
  await get('/satuan/dinas-perhubungan')
  await get('/feed.xml')
  const { ref } = await publish(desk, { unit: 'dishub', headline: 'Trayek malam dibuka' })
  await expect.poll(async () => (await get('/satuan/dinas-perhubungan')).text()).toContain('Trayek malam')
  expect(await (await get('/feed.xml')).text()).toContain('Trayek malam')
  expect(await (await get('/cari?q=trayek')).text()).toContain(ref)
})

test('while the database is away, what was seen goes on being served and says so; the rest says what to do', async () => {
  const kept = await publish(desk, { unit: 'bpbd', headline: 'Posko siaga dibuka' })
  const secret = await publish(desk, { unit: 'disdik', headline: 'Segera ditarik' })
  await expect.poll(async () => (await get(kept.address)).status).toBe(200)
  await expect.poll(async () => (await get(secret.address)).status).toBe(200)
  await takeAway(desk, secret, 'recalled', 'Memuat data pribadi.')
  await expect.poll(async () => (await get(secret.address)).status).toBe(410)
  // The recall dropped every page that named the story; those without it are kept from here on.
  await get('/')
  await get(kept.address)
  wire.cut()
  const answer = await expect
    .poll(async () => {
      const { headers } = await get('/')
      return headers.get('x-pendopo-stale')
    })
    .toBe('database-away')
    .then(() => get('/'))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('warning')).toContain('110')
  expect(await answer.text()).toContain('Posyandu buka')
  expect(await (await get(kept.address)).text()).toContain('Posko siaga')
  const recalled = await get(secret.address)
  expect(recalled.status).toBe(410)
  expect(await recalled.text()).not.toContain('Segera ditarik')
  const unseen = await get('/topik/budaya')
  expect([unseen.status, unseen.headers.get('retry-after'), unseen.headers.get('cache-control')]).toEqual([
    503,
    '10',
    'no-store',
  ])
  expect(await unseen.text()).toContain('Sedang ada gangguan')
  // What happens meanwhile is shown once the wire is mended, although its event was never heard.
  await publish(desk, { unit: 'dinkes', headline: 'Terbit selama gangguan', adopters: ['kota'] })
  wire.mend()
  await expect.poll(async () => (await get('/')).text()).toContain('Terbit selama gangguan')
  expect((await get('/')).headers.get('x-pendopo-stale')).toBeNull()
  await heard(desk)
})
