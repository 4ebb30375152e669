/** Proofs both ways, over a real DNS server on loopback and pages that a test writes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFakeDns, type FakeDns } from '../../../../../tests/support/fake-dns.ts'
import { startFake, type FakeServer } from '../../../../../tests/support/fake-server.ts'
import { openTestHouse, type TestHouse } from '../../../../../tests/support/house.ts'
import { letterTo } from '../../../../../tests/support/letters.ts'
import { signIn, type SignedIn } from '../../../../../tests/support/sign-in.ts'
import type { RegisterNetwork } from '../networks.ts'
import { linksHome } from './see-proof.ts'

let house: TestHouse
let dns: FakeDns
let web: FakeServer
let rina: SignedIn
/** What stands at a path of the fake server. */
const pages = new Map<string, string>()

const day = 86_400_000

beforeAll(async () => {
  dns = await startFakeDns()
  web = await startFake(({ path }) =>
    pages.has(path) ? { status: 200, raw: pages.get(path) ?? '' } : { status: 404, body: {} },
  )
  house = await openTestHouse({ pack: 'polri', resolveTxt: dns.resolveTxt })
  rina = await signIn(house, { name: 'Rina Kartika', unit: '3204', roles: ['channel_officer'] })
})
afterAll(async () => {
  await web.close()
  await dns.close()
})

const enter = (network: RegisterNetwork, url: string, handle?: string) =>
  house.register.enter(rina.actor, {
    unitId: house.units.byCode('3204')!.id,
    network,
    url,
    handle,
    languages: ['id'],
    mandate: 'Sprin/1/2026',
    contact: 'humas@house.test',
  })
const check = async (id: string) => (await house.register.checkProof(rina.actor, id)).proof
/** A day passes, and the house looks by itself. */
const tomorrow = async () => {
  house.clock.advance(1.2 * day)
  await house.jobs.enqueue(house.database.db, 'tend-register', {})
  await house.jobs.drain()
}

test('a site is proven by a text record of its domain, or by a file', async () => {
  const site = await enter('website', web.url)
  expect(await check(site.id)).toMatchObject({ way: 'domain', state: 'declared', fault: 'not_found' })
  dns.texts.set('_pendopo.127.0.0.1', `pendopo-proof=${site.proof.code}x`)
  expect(await check(site.id)).toMatchObject({ state: 'declared' })
  dns.texts.set('_pendopo.127.0.0.1', `pendopo-proof=${site.proof.code}`)
  expect(await check(site.id)).toMatchObject({ state: 'proven', seenAt: house.clock.now(), fault: null })
  dns.texts.clear()
  pages.set('/.well-known/pendopo-proof.txt', `${site.proof.code}\n`)
  expect(await check(site.id)).toMatchObject({ state: 'proven' })
})

test('a Bluesky handle is proven by its domain, and no longer when it leads to another account', async () => {
  const handle = 'humas.kota.example'
  const account = await enter('bluesky', `https://bsky.app/profile/${handle}`, handle)
  dns.texts.set(`_atproto.${handle}`, 'did=did:plc:abc123')
  expect(await check(account.id)).toMatchObject({ way: 'atproto', state: 'proven' })
  dns.texts.set(`_atproto.${handle}`, 'did=did:plc:other')
  expect(await check(account.id)).toMatchObject({ state: 'proven', fault: 'other_account' })
  expect(await check(account.id)).toMatchObject({ state: 'lapsed' })
})

test('a Mastodon profile links home with rel="me"; a mere link proves nothing', async () => {
  const account = await enter('mastodon', `${web.url}/@humas`)
  const profile = (value: string) =>
    pages.set('/api/v1/accounts/lookup', JSON.stringify({ note: '', fields: [{ name: 'Web', value }] }))
  profile(`<a href="${house.config.url}/kanal/${account.ref}" rel="nofollow">x</a>`)
  expect(await check(account.id)).toMatchObject({ way: 'rel_me', state: 'declared' })
  profile(`<a href="https://house.test.evil.example/" rel="me">x</a>`)
  expect(await check(account.id)).toMatchObject({ state: 'declared' })
  profile(`<a href="${house.config.url}/kanal/${account.ref}" rel="nofollow noopener me">x</a>`)
  expect(await check(account.id)).toMatchObject({ state: 'proven' })
})

test('a code in the bio proves the rest; one bad day ends nothing, two do, and the administrators hear of it', async () => {
  const account = await enter('instagram', `${web.url}/humaspolres`)
  await house.register.handOver(rina.actor, account.id, [
    { personId: rina.personId },
    { name: 'Dedi', email: 'dedi@luar.example' },
  ])
  await house.register.publish(rina.actor, account.id)
  pages.set('/humaspolres', `<p>Akun resmi. ${account.proof.code}</p>`)
  await tomorrow()
  const standing = async () => (await house.register.public.byRef(account.ref))?.proof
  const proven = await standing()
  expect(proven).toMatchObject({ way: 'bio', state: 'proven', seenAt: house.clock.now() })

  web.spoil('/humaspolres', { status: 503 })
  await tomorrow()
  expect(await standing()).toEqual(proven)
  await tomorrow()
  expect(await standing()).toMatchObject({ state: 'proven', seenAt: house.clock.now() })

  pages.delete('/humaspolres')
  await tomorrow()
  expect(await standing()).toMatchObject({ state: 'proven' })
  await tomorrow()
  expect(await standing()).toMatchObject({ state: 'lapsed' })
  expect((await letterTo(house, 'dedi@luar.example')).subject).toContain('tidak ditemukan lagi')
  const { history = [] } = (await house.register.public.byRef(account.ref)) ?? {}
  expect(history.map(({ kind }) => kind)).toEqual(['lapsed', 'proven', 'published', 'handed_over'])
})

test.each([
  ['<a rel="me" href="http://house.test/kanal/x">', true],
  ["<link href='http://house.test' rel='alternate me'>", true],
  ['<a href=http://house.test/ rel=me>', true],
  ['<a rel="me" href="http://house.test@evil.example/">', false],
  ['<a rel="met" href="http://house.test/">', false],
  ['http://house.test rel="me"', false],
])('%s links home: %s', (html, home) => expect(linksHome(html, 'http://house.test')).toBe(home))
