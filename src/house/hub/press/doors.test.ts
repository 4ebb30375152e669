import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import {
  accredited,
  application,
  days,
  forgetAttempts,
  hours,
  lettersTo,
  linkMailedTo,
  officer,
  signedInPress,
  tokenOf,
} from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { type SignedIn } from '../../../../tests/support/sign-in.ts'
import { sweepHub } from '../sweep.ts'

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})
beforeEach(() => forgetAttempts(house))

const ip = '192.0.2.6'
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const storedBytes = async () => {
  const { readdir, stat } = await import('node:fs/promises')
  const { join } = await import('node:path')
  const folder = join(house.config.data, 'objects')
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

describe('somebody else’s mailbox', () => {
  test('registered by a stranger gives nothing: without the link nobody exists, and the known owner is told', async () => {
    const { id, email } = await accredited(house, desk, { name: 'Pemilik Asli' })
    await house.hub.press.register(application({ email, name: 'Penyusup', proof: pdf }), ip)
    const letter = await letterTo(house, email)
    expect(letter.subject).toBe('Alamat Anda sudah terdaftar')
    expect(letter.text).not.toMatch(/media\/daftar\//)
    expect(
      await house.database.db
        .selectFrom('hub.registration')
        .select('id')
        .where('email', '=', email)
        .execute(),
    ).toEqual([])
    expect(await house.hub.journalist(desk.actor, id)).toMatchObject({
      name: 'Pemilik Asli',
      proof: null,
      standing: 'accredited',
    })
    // What the stranger sent along is not kept either.
    const before = await storedBytes()
    await house.jobs.drain()
    expect(await storedBytes()).toBeLessThan(before)
  })

  test('answers a request to sign in alike, known or not; only the known one gets a letter', async () => {
    const { email } = await accredited(house, desk)
    const ask = (address: string) => house.hub.press.requestSignIn({ email: address, locale: 'id' }, ip)
    expect(await ask(email)).toBe(await ask('siapa@media.test'))
    expect(await lettersTo(house, 'siapa@media.test')).toEqual([])
    const links = await house.database.db
      .selectFrom('hub.link as l')
      .innerJoin('hub.journalist as j', 'j.id', 'l.subject_id')
      .select('j.email')
      .where('l.purpose', '=', 'sign_in')
      .execute()
    const all = await house.database.db
      .selectFrom('hub.link')
      .select('subject_id')
      .where('purpose', '=', 'sign_in')
      .execute()
    expect(all).toHaveLength(links.length)
  })

  test('whose two applications are both confirmed counts once, with the first that was pressed', async () => {
    const email = 'kembar@media.test'
    const tokens: string[] = []
    for (const name of ['Kembar Satu', 'Kembar Dua']) {
      await house.hub.press.register(application({ email, name, proof: pdf }), ip)
      tokens.push(tokenOf(await linkMailedTo(house, email)))
    }
    const pressed = await Promise.allSettled(
      tokens.map((token) => house.hub.press.confirmRegistration(token, ip)),
    )
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await house.hub.journalists(desk.actor, { text: email })).items).toHaveLength(1)
  })
})

describe('links and doors', () => {
  test('a sign-in link works once, for a quarter of an hour, and ends the others', async () => {
    const { email } = await accredited(house, desk)
    const links: string[] = []
    for (let nth = 0; nth < 2; nth += 1) {
      await house.hub.press.requestSignIn({ email, locale: 'id' }, ip)
      links.push(tokenOf(await linkMailedTo(house, email)))
    }
    const open = (token: string | undefined) =>
      house.hub.press.openSession(token ?? '', { address: ip, device: 'x'.repeat(999) })
    await open(links[0])
    for (const link of links)
      await expect(open(link)).rejects.toMatchObject({ code: 'hub_link_gone', status: 410 })
    await house.hub.press.requestSignIn({ email, locale: 'id' }, ip)
    const late = tokenOf(await linkMailedTo(house, email))
    house.clock.advance(15 * 60_000)
    await expect(open(late)).rejects.toMatchObject({ code: 'hub_link_gone' })
    house.clock.advance(-15 * 60_000)
  })

  test('a link opens only the door that it was mailed for, and the database alone opens none', async () => {
    const { email } = await accredited(house, desk)
    await house.hub.press.requestSignIn({ email, locale: 'id' }, ip)
    const token = tokenOf(await linkMailedTo(house, email))
    await expect(house.hub.press.confirmRegistration(token, ip)).rejects.toMatchObject({
      code: 'hub_link_gone',
    })
    await expect(house.hub.press.confirmFollow(token, ip)).rejects.toMatchObject({ code: 'hub_link_gone' })
    const { rows } = await house.database.pool.query<{ text: string }>(
      "select string_agg(l::text, '') || (select coalesce(string_agg(s::text, ''), '') from hub.session s) as text from hub.link l",
    )
    expect(rows[0]?.text).not.toContain(token)
    const who = await signedInPress(house, email)
    const { rows: after } = await house.database.pool.query<{ text: string }>(
      "select string_agg(s::text, '') as text from hub.session s",
    )
    expect(after[0]?.text).not.toContain(who.token)
  })

  test('attempts are counted: at registering and signing in by mailbox, at links by network address', async () => {
    const email = 'sering@media.test'
    for (let nth = 0; nth < 3; nth += 1)
      await house.hub.press.register(application({ email }), `203.0.113.${nth}`)
    await expect(house.hub.press.register(application({ email }), '203.0.113.9')).rejects.toMatchObject({
      code: 'too_many_requests',
    })
    expect(await lettersTo(house, email)).toHaveLength(3)
    const known = (await accredited(house, desk)).email
    const letters = (await lettersTo(house, known)).length
    for (let nth = 0; nth < 4; nth += 1)
      await house.hub.press.requestSignIn({ email: known, locale: 'id' }, `203.0.113.${nth}`)
    await expect(
      house.hub.press.requestSignIn({ email: known.toUpperCase(), locale: 'id' }, '203.0.113.9'),
    ).rejects.toMatchObject({ code: 'too_many_requests' })
    expect(await lettersTo(house, known)).toHaveLength(letters + 4)
    const guess = (nth: number) =>
      house.hub.press.openSession(`${'g'.repeat(42)}${nth % 10}`, {
        address: `2001:db8:9::${nth}`,
        device: undefined,
      })
    for (let nth = 0; nth < 40; nth += 1)
      await expect(guess(nth)).rejects.toMatchObject({ code: 'hub_link_gone' })
    await expect(guess(41)).rejects.toMatchObject({ code: 'too_many_requests', params: { seconds: 900 } })
  })

  test('files of strangers who never confirm fill neither the house nor the door: their own give way first', async () => {
    const { db } = house.database
    const flood = (count: number, network: string) =>
      house.database.pool.query(
        `insert into hub.registration (id, email, locale, name, outlet_name, position, card_number, proof_object, proof_mime, network, created_at)
         select gen_random_uuid(), 'bot' || n || '@spam.test', 'id', 'x', 'x', 'x', '', repeat('0', 64), 'image/png', ${network}, $1 from generate_series(1, ${count}) n`,
        [house.clock.now()],
      )
    const bots = async () =>
      (await db.selectFrom('hub.registration').select('id').where('email', 'like', 'bot%').execute()).length
    // One network stops at its own bound, and nobody else feels it.
    for (let nth = 0; nth < 20; nth += 1)
      await house.hub.press.register(application({ proof: pdf }), `2001:db8:77:${nth}::1`)
    const before = await storedBytes()
    await expect(
      house.hub.press.register(application({ proof: pdf }), '2001:db8:77:ffff::1'),
    ).rejects.toMatchObject({ code: 'too_many_requests' })
    expect(await storedBytes()).toBe(before)
    await house.hub.press.register(application(), '2001:db8:77:ffff::1')
    await db.deleteFrom('hub.registration').execute()
    // Many networks with many each: the house's bound holds, and one of theirs goes for each newcomer.
    await flood(200, `'n' || n % 20`)
    const rina = application({ proof: pdf })
    await house.hub.press.register(rina, ip)
    expect(await bots()).toBe(199)
    await house.hub.press.register(application({ proof: pdf }), '198.51.100.9')
    expect(await bots()).toBe(198)
    expect(
      await db.selectFrom('hub.registration').select('id').where('email', '=', rina.email).execute(),
    ).toHaveLength(1)
    // As many networks as applications: those an hour old go, younger ones do not.
    await db.deleteFrom('hub.registration').execute()
    await flood(200, `'n' || n`)
    await expect(house.hub.press.register(application({ proof: pdf }), ip)).rejects.toMatchObject({
      code: 'too_many_requests',
    })
    house.clock.advance(hours)
    await house.hub.press.register(application({ proof: pdf }), ip)
    expect(await bots()).toBe(199)
    house.clock.advance(-hours)
    await db.deleteFrom('hub.registration').execute()
  })

  test('what was never confirmed is forgotten after two days, its proof included', async () => {
    const form = application({ proof: pdf })
    await house.hub.press.register(form, ip)
    const token = tokenOf(await linkMailedTo(house, form.email))
    const before = await storedBytes()
    house.clock.advance(2 * days)
    await sweepHub({ ...house, db: house.database.db })
    await house.jobs.drain()
    expect(
      await house.database.db
        .selectFrom('hub.registration')
        .select('id')
        .where('email', '=', form.email)
        .execute(),
    ).toEqual([])
    expect(await storedBytes()).toBeLessThan(before)
    await expect(house.hub.press.confirmRegistration(token, ip)).rejects.toMatchObject({
      code: 'hub_link_gone',
    })
    house.clock.advance(-2 * days)
  })
})
