/** The site's pages and what stands behind them on the Fediverse: who asks for which gets that one, and nothing hidden. */
import { beforeAll, expect, test } from 'vitest'
import { look, storyAt } from '../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'
import { heard, openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'

let house: SiteTestHouse
let origin: string
let siti: SignedIn
let budi: SignedIn
let unitId: string
let channelId: string

const activity = 'application/activity+json'
const html = 'text/html,application/xhtml+xml;q=0.9'
const ask = (path: string, accept: string) =>
  fetch(origin + path.replace('http://house.test', ''), { headers: { accept }, redirect: 'manual' })

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti', unit: unitId, roles: ['contributor', 'channel_officer'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver'] })
  const channel = await house.channels.connect(siti.actor, {
    unitId,
    kind: 'activitypub',
    entry: {},
    languages: ['id'],
  })
  channelId = channel.id
  origin = await house.server.listen({ port: 0, host: '127.0.0.1' })
})

test('a kept page answers readers, and leads servers to its note; people who come to the note, to the page', async () => {
  const people = { author: siti.actor, approver: budi.actor, unitId }
  const story = await storyAt(house, people, 'published')
  await house.jobs.drain()
  await heard(house)
  const { ref } = await look(house, siti.actor, story.editionId)
  const moved = await ask(`/berita/${ref}`, html)
  const page = moved.headers.get('location') ?? ''
  for (let time = 0; time < 2; time += 1) {
    expect((await ask(page, html)).headers.get('content-type')).toContain('text/html')
    const led = await ask(page, activity)
    expect(led.status).toBe(302)
    expect(led.headers.get('cache-control')).toBe('no-store')
    const address = led.headers.get('location') ?? ''
    expect(address).toMatch(/^http:\/\/house\.test\/fediverse\/kiriman\/[0-9a-f-]{36}$/)
    const note = await ask(address, activity)
    expect(await note.json()).toMatchObject({ type: 'Note', id: address, url: `http://house.test${page}` })
    const back = await ask(address, html)
    expect([back.status, back.headers.get('location')]).toEqual([302, `http://house.test${page}`])
  }
  expect((await ask('/satuan/tirtasari', activity)).headers.get('location')).toBe(
    'http://house.test/fediverse/akun/tirtasari',
  )
  expect((await ask('/fediverse/akun/tirtasari', html)).headers.get('location')).toBe(
    'http://house.test/satuan/tirtasari',
  )
  // A unit that is not switched on is a page and nothing else.
  expect((await ask('/', activity)).headers.get('content-type')).toContain('text/html')
  const picture = await ask('/fediverse/ikon/tirta.jpg', html)
  expect(picture.headers.get('content-type')).toBe('image/jpeg')
})

test('WebFinger knows the unit under its own host name, too, by the name that the house gave it', async () => {
  await house.units.setHost(siti.actor, { id: unitId, host: 'tirtasari.example' })
  for (const who of ['tirtasari@house.test', 'siapa@tirtasari.example']) {
    const answer = await ask(`/.well-known/webfinger?resource=acct:${who}`, 'application/jrd+json')
    expect(await answer.json(), who).toMatchObject({ subject: 'acct:tirtasari@house.test' })
  }
  expect((await ask('/.well-known/webfinger?resource=acct:lain@house.test', html)).status).toBe(404)
  await house.units.setHost(siti.actor, { id: unitId, host: null })
  const info = await (await ask('/nodeinfo/2.1', 'application/json')).json()
  expect(info).toMatchObject({ software: { name: 'pendopo' }, usage: { users: { total: 1 } } })
})

test('what is recalled is gone from the same moment, though the channel is paused and the ledger waits', async () => {
  const people = { author: siti.actor, approver: budi.actor, unitId }
  const story = await storyAt(house, people, 'published')
  const draft = await storyAt(house, people, 'approved')
  await house.jobs.drain()
  const [receipt] = await house.channels.receipts(story.storyId)
  const address = receipt?.externalUrl ?? ''
  const outbox = async () => (await ask('/fediverse/akun/tirtasari/outbox?cursor=awal', activity)).text()
  expect(await outbox()).toContain(address)
  await house.channels.pause(siti.actor, channelId)
  await house.newsroom.recallEdition(budi.actor, {
    editionId: story.editionId,
    versionHash: story.hash,
    reason: 'Salah terbit.',
    publicNote: 'Dihapus karena memuat data pribadi.',
  })
  expect((await ask(address, activity)).status).toBe(410)
  expect(await (await ask(address, activity)).json()).toMatchObject({ type: 'Tombstone' })
  expect((await ask(address, html)).status).toBe(410)
  expect(await outbox()).not.toContain(address)
  expect(await outbox()).not.toContain((await look(house, siti.actor, draft.editionId)).ref)
  const { content } = await house.database.db
    .selectFrom('channels.fediverse_note')
    .select('content')
    .where('edition_id', '=', story.editionId)
    .executeTakeFirstOrThrow()
  expect(content).toBeNull()
  const followers = await (await ask('/fediverse/akun/tirtasari/followers', activity)).json()
  expect(followers).toMatchObject({ totalItems: 0 })
})
