/** The duty officer sees what was used most this week, by kind of user; nobody who used it is written down. */
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openSiteHouse,
  publish,
  type Published,
  type SiteTestHouse,
} from '../../../../tests/support/site-house.ts'
import { accredited, officer } from '../../../../tests/support/hub.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import { theHouse } from '../../../platform/actor.ts'
import { pressCookie } from '../press/session.ts'
import { sessionCookieName } from '../../identity/index.ts'
import type { FigureFilter } from './figures.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const day = '2026-11-24'

let house: SiteTestHouse
let origin: string
let bandung: Published
let surabaya: Published
let duty: SignedIn

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'polri', now: `${day}T07:05:00Z` })
  origin = await house.server.listen({ port: 0, host: '127.0.0.1' })
  bandung = await publish(house, { unit: '3273', headline: 'Loket baru dibuka', topic: 'pelayanan' })
  surabaya = await publish(house, { unit: '3578', headline: 'Jalur dialihkan', topic: 'lalu-lintas' })
  duty = await signIn(house, { name: 'Rina Jaga', roles: ['duty_officer'] })
})
afterAll(async () => {
  await house.close()
})

const call = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(origin + path, { method, redirect: 'manual', headers: { 'user-agent': firefox, ...headers } })

const figures = async (filter: Partial<FigureFilter> = {}, actor = duty.actor) => {
  await house.hub.tally.flush()
  return house.hub.figures(actor, {
    measure: 'view',
    from: '2026-11-18',
    to: day,
    unitId: house.units.root().id,
    ...filter,
  })
}
const counted = async (filter: Partial<FigureFilter> = {}) => (await figures(filter)).total

test('a page is counted each time a person opens it, and never for a robot', async () => {
  for (let time = 0; time < 3; time += 1) expect((await call(bandung.address)).status).toBe(200)
  await call(bandung.address, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
  await call(bandung.address, { 'user-agent': 'curl/8.5.0' })
  await call(bandung.address, { 'sec-purpose': 'prefetch' })
  await call(bandung.address, {}, 'HEAD')
  await call(`${bandung.address}-tidak-ada`)
  expect(await counted()).toBe(3)
})

test('staff and journalists are told apart by the session they have anyway', async () => {
  await call(bandung.address, { cookie: `${sessionCookieName(house.config.url)}=x` })
  await call(bandung.address, { cookie: `${pressCookie}=y` })
  const { items, readers } = await figures()
  expect(items[0]).toMatchObject({
    title: 'Loket baru dibuka',
    path: bandung.address,
    count: 5,
    byReader: { public: 3, journalist: 1, internal: 1 },
  })
  expect(readers).toContainEqual({ value: 'journalist', count: 1 })
  expect(await counted({ reader: 'internal' })).toBe(1)
})

test('what is passed on or copied is counted as that', async () => {
  const shared = await call(`${bandung.address}/bagikan/whatsapp`)
  expect(shared.status).toBe(302)
  expect(shared.headers.get('location')).toContain('https://wa.me/?text=Loket+baru+dibuka')
  expect((await call(`${bandung.address}/bagikan/evil.example`)).status).toBe(404)
  const text = await (await call(`${bandung.address}/teks`)).text()
  expect(text).toContain('Loket baru dibuka')
  expect(text).toContain(bandung.address)
  expect(await counted({ measure: 'share' })).toBe(1)
  expect(await counted({ measure: 'copy' })).toBe(1)
  expect(await counted()).toBe(5)
})

test('places with fewer than five are added up and not named', async () => {
  await call(surabaya.address)
  const { units, few, total, days, topics } = await figures()
  expect(total).toBe(6)
  expect(units.map(({ unitId, count }) => [house.units.get(unitId)?.name.id, count])).toEqual([
    [house.units.ancestry(house.units.byCode('3273')?.id ?? '').at(-2)?.name.id, 5],
  ])
  expect(few).toBe(1)
  expect(days).toHaveLength(7)
  expect(days.at(-1)).toEqual({ value: day, count: 6 })
  expect(topics).toEqual([
    { value: 'pelayanan', count: 5 },
    { value: 'lalu-lintas', count: 1 },
  ])
})

test('every figure can be narrowed down to what is behind it', async () => {
  expect(await counted({ unitId: house.units.byCode('3578')?.id ?? '' })).toBe(1)
  expect(await counted({ topic: 'pelayanan' })).toBe(5)
  expect(await counted({ subject: 'asset' })).toBe(0)
  expect(await counted({ from: '2026-11-18', to: '2026-11-23' })).toBe(0)
})

test('the table for spreadsheets says the same, and runs nothing', async () => {
  const formula = await publish(house, { unit: '3578', headline: '=HYPERLINK("https://evil.example")' })
  await call(formula.address)
  await house.hub.tally.flush()
  const answer = await house.server.inject({
    url: `/api/v1/hub/figures.csv?measure=view&from=2026-11-18&to=${day}&unitId=${house.units.root().id}`,
    headers: duty.headers,
  })
  expect(answer.headers['content-type']).toContain('text/csv')
  expect(answer.body).toContain('item,Loket baru dibuka,story,')
  expect(answer.body).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
})

test('files of the bank that staff and journalists take are counted, with the journalist’s outlet', async () => {
  const desk = await officer(house)
  const journalist = await accredited(house, desk, { outlet: 'Radio Kota' })
  const archivist = await signIn(house, { roles: ['archivist'] })
  const asset = await house.bank.receive(theHouse, {
    unitId: house.units.root().id,
    filename: 'jadwal.txt',
    stream: Readable.from([Buffer.from('Jadwal layanan')]),
  })
  ;(await house.bank.original(archivist.actor, asset.id)).stream.resume()
  const outsider = { audience: 'press', journalist: { id: journalist.id, name: journalist.name } } as const
  ;(await house.bank.takeFor(outsider, asset.id, 'whole')).stream.resume()
  ;(await house.bank.takeFor(outsider, asset.id, 'whole')).stream.resume()
  const { items, outlets } = await figures({ measure: 'download', subject: 'asset' })
  expect(items).toMatchObject([
    { title: 'jadwal.txt', count: 3, byReader: { internal: 1, journalist: 2, public: 0 } },
  ])
  expect(outlets).toMatchObject([{ name: 'Radio Kota', count: 2 }])
})

test('a recalled story keeps its figures, without its headline', async () => {
  await house.newsroom.public.storyPage(surabaya.ref, 'id')
  await house.database.db
    .updateTable('newsroom.publication')
    .set({
      state: 'recalled',
      slug: '',
      headline: '',
      summary: '',
      slugline: '',
      dateline: '',
      byline: '',
      sign_off: '',
      editors_note: '',
      body_html: '',
      body_text: '',
      lead: null,
      tags: [],
      asset_ids: [],
    })
    .where('ref', '=', surabaya.ref)
    .execute()
  const { items } = await figures({ topic: 'lalu-lintas' })
  expect(items).toMatchObject([{ ref: surabaya.ref, title: null, path: null, count: 1 }])
})

describe('who may ask, and for what', () => {
  test('only for units where one may', async () => {
    const elsewhere = await signIn(house, { unit: '3578', roles: ['editor'] })
    await expect(figures({}, elsewhere.actor)).rejects.toMatchObject({ code: 'forbidden' })
    const nobody = await signIn(house, { roles: ['contributor'] })
    await expect(figures({}, nobody.actor)).rejects.toMatchObject({ code: 'forbidden' })
  })
  test.each([
    ['backwards', '2026-11-24', '2026-11-01'],
    ['a day that is none', '2026-02-30', '2026-03-01'],
    ['longer than 400 days', '2024-01-01', '2026-01-01'],
  ])('a period that is %s is refused', async (_what, from, to) => {
    await expect(figures({ from, to })).rejects.toMatchObject({ code: 'invalid_period', status: 422 })
  })
})

test('what could not be written while the database was away is written later', async () => {
  const before = await counted()
  const { db } = house.database
  await db.schema.alterTable('hub.use_count').renameTo('away').execute()
  await call(bandung.address)
  await house.hub.tally.flush()
  await db.schema.alterTable('hub.away').renameTo('use_count').execute()
  await call(bandung.address)
  expect(await counted()).toBe(before + 2)
})
