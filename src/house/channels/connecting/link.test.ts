/** A unit's person without an account in the house connects its account by a link; the pages as a browser without scripts sees them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakeBluesky, type FakeBluesky } from '../../../../tests/support/fake-bluesky.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'

let house: TestHouse
let bluesky: FakeBluesky
let mastodon: Awaited<ReturnType<typeof startFakeMastodon>>
let officer: SignedIn
let contributor: SignedIn
let bandung: string

beforeAll(async () => {
  house = await openTestHouse({ pack: 'polri' })
  bluesky = await startFakeBluesky()
  mastodon = await startFakeMastodon({ now: () => house.clock.now() })
  bandung = house.units.byCode('3204')?.id ?? ''
  officer = await signIn(house, { name: 'Rina Kartika', unit: bandung, roles: ['channel_officer'] })
  contributor = await signIn(house, { name: 'Siti Rahmawati', unit: bandung, roles: ['contributor'] })
})
afterAll(async () => {
  await bluesky.close()
  await mastodon.close()
})

const api = (who: SignedIn, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
  house.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: who.headers,
    ...(payload === undefined ? {} : { payload }),
  })
const visit = (url: string, headers = {}) => house.server.inject({ method: 'GET', url, headers })
const submit = (url: string, fields: Record<string, string>, headers = {}) =>
  house.server.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://house.test',
      ...headers,
    },
    payload: new URLSearchParams(fields).toString(),
  })
const invite = (kind: 'bluesky' | 'mastodon', more = {}) =>
  api(officer, 'POST', '/channel-links', {
    unitId: bandung,
    kind,
    languages: ['id'],
    email: 'penjaga@satuan.test',
    locale: 'id',
    ...more,
  })
/** Path of the link in the newest letter. */
async function mailed(): Promise<string> {
  const [letter] = await house.mail.outbox({ limit: 1 })
  const [link = ''] = /http:\/\/house\.test\S*\/sambung\/\S+/.exec(letter?.text ?? '') ?? []
  return new URL(link).pathname
}
const links = async () => (await api(officer, 'GET', '/channel-links')).json().links
const entry = () => ({ server: bluesky.url, identifier: bluesky.handle, password: bluesky.password })

describe('a link for a new account', () => {
  test('reads like a letter, takes an app password once, and the officer sees who was let in', async () => {
    expect(
      (
        await api(contributor, 'POST', '/channel-links', {
          unitId: bandung,
          kind: 'bluesky',
          languages: ['id'],
          email: 'a@b.test',
          locale: 'id',
        })
      ).statusCode,
    ).toBe(403)
    const made = await invite('bluesky', { label: 'Bandung di Bluesky' })
    expect(made.statusCode).toBe(201)
    const path = await mailed()
    // Nobody but the mailbox has the token.
    expect(made.body).not.toContain(path.split('/').at(-1))
    const letter = await visit(path)
    expect(letter.headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    })
    expect(letter.body).toMatch(/Rina Kartika meminta Anda menyambungkan akun resmi Bluesky/)
    expect(letter.body).toMatch(/Membaca pesan pribadi/)
    expect(letter.body).not.toContain('<script')
    expect((await visit(`/en${path}`)).body).toMatch(/Private messages are not read/)

    const wrong = await submit(path, { ...entry(), password: 'keliru-sekali' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toMatch(/Jaringan menolak nama atau sandi aplikasi/)
    expect(wrong.body).not.toContain('keliru-sekali')
    const done = await submit(path, entry())
    expect(done.body).toMatch(/Akun tersambung/)
    for (const again of [await visit(path), await submit(path, entry())]) {
      expect(again.statusCode).toBe(410)
      expect(again.body).toMatch(/sudah dipakai, dihentikan, atau lewat masanya/)
    }
    expect(await links()).toMatchObject([{ state: 'used', email: 'penjaga@satuan.test' }])
    const { channels } = (await api(officer, 'GET', '/channels')).json()
    expect(channels).toMatchObject([{ kind: 'bluesky', label: 'Bandung di Bluesky', unitId: bandung }])
  })

  test('is ended, replaced and expires; a stranger’s guess is answered alike, and guessing is slowed down', async () => {
    const gone = async (path: string) => (await visit(path)).statusCode
    await invite('bluesky', { locale: 'en' })
    const first = await mailed()
    expect(first).toMatch(/^\/en\/sambung\//)
    await invite('bluesky', { locale: 'en' })
    const second = await mailed()
    expect([await gone(first), await gone(second)]).toEqual([410, 200])
    const [{ id }] = await links()
    expect((await api(officer, 'DELETE', `/channel-links/${id}`)).statusCode).toBe(204)
    expect(await gone(second)).toBe(410)
    await invite('bluesky')
    const third = await mailed()
    await house.database.db
      .updateTable('channels.connect_link')
      .set({ expires_at: house.clock.now() })
      .where('used_at', 'is', null)
      .execute()
    const over = await visit(third)
    const guess = await visit(`/sambung/${'a'.repeat(43)}`)
    expect([over.statusCode, guess.statusCode]).toEqual([410, 410])
    expect(guess.body.replaceAll(/a{43}/g, '')).toBe(over.body.replaceAll(third.split('/').at(-1) ?? '', ''))
    let last = 410
    for (let tries = 0; tries < 60 && last === 410; tries += 1)
      last = await gone(`/sambung/${tries}${'b'.repeat(40)}`)
    expect(last).toBe(429)
    await house.database.db.deleteFrom('platform.attempt').execute()
  })

  test('at a network of servers: the server is named, the way back is open to this browser alone', async () => {
    await invite('mastodon')
    const path = await mailed()
    // What signing in needs, and the other way below it, folded.
    const letter = (await visit(path)).body
    expect(letter).toMatch(/<details class="pad"><summary>Atau sambungkan dengan sandi aplikasi atau token/)
    expect((await submit(path, { server: mastodon.url, token: 'keliru' })).body).toMatch(
      /<details class="pad" open/,
    )
    const way = await submit(`${path}/masuk`, { server: mastodon.url })
    expect(way.body.replace(/^[\s\S]*<main/, '')).toContain('Anda akan dibawa ke')
    const [, address = ''] = /class="button main" href="([^"]+)"/.exec(way.body) ?? []
    const [cookie = ''] = String(way.headers['set-cookie']).split(';')
    expect(way.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/)
    const to = mastodon.signIn.decide(address.replaceAll('&amp;', '&'))
    const foreign = await visit(to.pathname + to.search)
    expect([foreign.statusCode, foreign.headers.location]).toEqual([403, undefined])
    const back = await visit(to.pathname + to.search, { cookie })
    expect(back.statusCode).toBe(303)
    expect(back.headers.location).not.toContain('code=')
    const page = `${back.headers.location}`
    expect((await visit(page)).statusCode).toBe(403)
    expect((await visit(page, { cookie })).body).toMatch(/Akun mana yang disambungkan/)
    const picked = await submit(page, { akun: '7' }, { cookie })
    expect(picked.statusCode).toBe(303)
    expect((await visit(page, { cookie })).body).toMatch(/Akun tersambung/)
    expect((await links())[0]).toMatchObject({ state: 'used', kind: 'mastodon' })
    expect((await visit(to.pathname + to.search, { cookie })).statusCode).toBe(410)
  })
})

describe('a sign-in that ended', () => {
  const officersLetters = async (subject: RegExp) =>
    (await house.mail.outbox({ limit: 100 })).filter((one) => subject.test(one.subject))
  const look = async () => {
    await house.jobs.enqueue(house.database.db, 'find-ending-sign-ins', {})
    await house.jobs.drain()
  }

  test('is told to the unit’s officer once, and only the same account opens the link that comes along', async () => {
    const before = await house.database.db
      .updateTable('channels.channel')
      .set({ state: 'unauthorised' })
      .where('kind', '=', 'bluesky')
      .returning('id')
      .executeTakeFirstOrThrow()
    await look()
    await look()
    const told = await officersLetters(/perlu disambungkan lagi/)
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toMatch(/Halo Rina Kartika/)
    const path = await mailed()
    expect((await visit(path)).body).toMatch(/Hanya akun yang sama/)
    const other = await startFakeBluesky({ did: 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb' })
    await house.database.db
      .updateTable('channels.channel')
      .set({ server: other.url })
      .where('id', '=', before.id)
      .execute()
    const wrong = await submit(path, { password: other.password })
    expect(wrong.statusCode).toBe(409)
    expect(wrong.body).toMatch(/Yang terbuka adalah akun lain/)
    await house.database.db
      .updateTable('channels.channel')
      .set({ server: bluesky.url })
      .where('id', '=', before.id)
      .execute()
    expect((await submit(path, { password: bluesky.password })).body).toMatch(/Akun tersambung/)
    const { channels } = (await api(officer, 'GET', '/channels')).json()
    expect(channels.find(({ id }: { id: string }) => id === before.id)).toMatchObject({ state: 'connected' })
    await other.close()
  })

  test('one that ends within a week and could not be renewed is told of ahead, once', async () => {
    const ends = new Date(house.clock.now().getTime() + 6 * 86_400_000)
    await house.database.db
      .updateTable('channels.channel')
      .set({ expires_at: ends })
      .where('kind', '=', 'mastodon')
      .execute()
    await look()
    await look()
    const told = await officersLetters(/berakhir/)
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain('/sambung/')
  })
})
