import { text } from 'node:stream/consumers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import {
  accredited,
  application,
  applied,
  days,
  forgetAttempts,
  lettersTo,
  linkMailedTo,
  officer,
  signedInPress,
  tokenOf,
} from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import { sweepHub } from '../sweep.ts'
import { pressCookie } from './session.ts'

const ip = '192.0.2.6'
let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})
beforeEach(() => forgetAttempts(house))

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const inDays = (count: number) => new Date(house.clock.now().getTime() + count * days)
const objects = async () =>
  (
    await house.database.db
      .selectFrom('hub.journalist')
      .select('proof_object')
      .where('proof_object', 'is not', null)
      .execute()
  ).map(({ proof_object: object }) => object?.split('.')[0] ?? '')

describe('a journalist', () => {
  test('registers, confirms the mailbox, is accredited by headquarters’ desk, and signs in by a mailed link', async () => {
    const form = application({ email: ' Rini@Media.TEST ', outlet: ' Harian  Pagi ' })
    await house.hub.press.register(form, ip)
    const nobody = await house.database.db
      .selectFrom('hub.journalist')
      .select('id')
      .where('email', '=', 'rini@media.test')
      .execute()
    expect(nobody).toEqual([])
    const token = tokenOf(await linkMailedTo(house, 'rini@media.test'))
    expect(await house.hub.press.confirmRegistration(token, ip)).toBe('Wulan Sari')
    await expect(house.hub.press.confirmRegistration(token, ip)).rejects.toMatchObject({
      code: 'hub_link_gone',
      status: 410,
    })

    const { items } = await house.hub.journalists(desk.actor, { standing: 'applied', text: 'rini@' })
    expect(items).toMatchObject([
      { name: 'Wulan Sari', outlet: { name: 'Harian Pagi' }, position: 'Reporter', cardNumber: 'PWI-1234' },
    ])
    const id = items[0]?.id ?? ''
    await house.hub.accredit(desk.actor, id, { until: inDays(200) })
    expect((await letterTo(house, 'rini@media.test')).subject).toBe('Anda terakreditasi')

    const who = await signedInPress(house, 'rini@media.test')
    expect(who.journalist).toMatchObject({ id, standing: 'accredited' })
    const { history } = await house.hub.journalist(desk.actor, id)
    expect(history.map(({ act, by }) => [act, by])).toEqual([
      ['accredit', desk.name],
      ['apply', null],
    ])
    expect(
      (await house.audit.search({ objectId: id }, { limit: 9 })).map(({ act, actor }) => [act, actor.kind]),
    ).toEqual([
      ['journalist.accredit', 'person'],
      ['journalist.apply', 'house'],
    ])
  })

  test('is decided on by desk officers of headquarters alone', async () => {
    const { id } = await applied(house)
    const local = await officer(house, 'tirta')
    const approver = await signIn(house, { roles: ['approver', 'administrator'] })
    for (const { actor } of [local, approver]) {
      await expect(house.hub.accredit(actor, id, { until: inDays(30) })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(house.hub.journalists(actor, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(house.hub.proof(actor, id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(house.hub.outlets(actor, {})).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('is turned down with a reason that is mailed, and may apply again with the same mailbox', async () => {
    const { id, email } = await applied(house)
    await expect(house.hub.reject(desk.actor, id, { why: ' ' })).rejects.toMatchObject({
      code: 'journalist_reason',
    })
    await house.hub.reject(desk.actor, id, { why: 'Kartu pers tidak terbaca.' })
    const letter = await letterTo(house, email)
    expect(letter.text).toContain('Kartu pers tidak terbaca.')
    const again = await applied(house, { email, name: 'Wulan S. Dewi' })
    expect(again.id).toBe(id)
    expect(await house.hub.journalist(desk.actor, id)).toMatchObject({
      standing: 'applied',
      reason: null,
      name: 'Wulan S. Dewi',
    })
  })

  test('who was accredited after all is not thrown back by an application still on its way', async () => {
    const { id, email } = await applied(house)
    await house.hub.reject(desk.actor, id, { why: 'Kartu tidak terbaca.' })
    await house.hub.press.register(application({ email }), ip)
    const token = tokenOf(await linkMailedTo(house, email))
    await house.hub.accredit(desk.actor, id, { until: inDays(30) })
    await expect(house.hub.press.confirmRegistration(token, ip)).rejects.toMatchObject({
      code: 'hub_link_gone',
    })
    expect(await house.hub.journalist(desk.actor, id)).toMatchObject({ standing: 'accredited' })
  })

  test('loses every session and link at once when suspended, cannot come in, and comes back when renewed', async () => {
    const { id, email } = await accredited(house, desk)
    const who = await signedInPress(house, email)
    await house.hub.press.requestSignIn({ email, locale: 'id' }, ip)
    const unused = tokenOf(await linkMailedTo(house, email))
    await house.hub.suspend(desk.actor, id, { why: 'Kartu pers dicabut.' })
    expect(await house.hub.press.session({ cookie: `${pressCookie}=${who.token}` })).toBeUndefined()
    await expect(
      house.hub.press.openSession(unused, { address: ip, device: undefined }),
    ).rejects.toMatchObject({ code: 'hub_link_gone' })
    await house.hub.press.requestSignIn({ email, locale: 'id' }, ip)
    const told = await letterTo(house, email)
    expect(told.text).toContain('Kartu pers dicabut.')
    expect(told.text).not.toContain('/media/masuk/')
    await house.hub.renew(desk.actor, id, { until: inDays(90) })
    await expect(
      house.hub.press.openSession(unused, { address: ip, device: undefined }),
    ).rejects.toMatchObject({ code: 'hub_link_gone' })
    expect((await signedInPress(house, email)).journalist.standing).toBe('accredited')
  })

  test('is reminded 30 and 7 days before the end, once each, and not of an end that was moved', async () => {
    const { id, email } = await accredited(house, desk, { until: inDays(60) })
    const short = await accredited(house, desk, { until: inDays(10) })
    const reminders = async (address = email) =>
      (await lettersTo(house, address)).filter(({ subject }) =>
        subject.startsWith('Akreditasi Anda berakhir'),
      ).length
    const tick = async (count: number) => {
      house.clock.advance(count * days)
      await findExpiring()
      await findExpiring()
      await house.jobs.drain()
    }
    await tick(0)
    expect([await reminders(), await reminders(short.email)]).toEqual([0, 0])
    await tick(4)
    // Whoever was accredited for ten days alone hears of it a week before, not at once.
    expect([await reminders(), await reminders(short.email)]).toEqual([0, 1])
    await tick(27)
    await tick(1)
    expect(await reminders()).toBe(1)
    await tick(22)
    expect(await reminders()).toBe(2)
    await house.hub.renew(desk.actor, id, { until: inDays(100) })
    await tick(1)
    expect(await reminders()).toBe(2)
    await tick(70)
    expect(await reminders()).toBe(3)
    house.clock.advance(-125 * days)
  })

  test('whose end was moved while the letter was on its way is not reminded of the old one', async () => {
    const { id, email } = await accredited(house, desk, { until: inDays(40) })
    house.clock.advance(15 * days)
    await findExpiring()
    await house.hub.renew(desk.actor, id, { until: inDays(400) })
    await house.jobs.drain()
    expect((await lettersTo(house, email)).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringMatching(/berakhir/),
    )
    house.clock.advance(-15 * days)
  })

  test('sees and ends their sessions; a session is over after thirty days', async () => {
    const { email } = await accredited(house, desk)
    const first = await signedInPress(house, email)
    const second = await signedInPress(house, email)
    const third = await signedInPress(house, email)
    const open = async () => (await house.hub.press.sessions(first.journalist.id)).map(({ id }) => id)
    expect(await open()).toHaveLength(3)
    await house.hub.press.endSession(first, { id: second.sessionId })
    expect(await house.hub.press.session({ cookie: `${pressCookie}=${second.token}` })).toBeUndefined()
    const other = await signedInPress(house, (await accredited(house, desk)).email)
    await house.hub.press.endSession(first, { id: other.sessionId })
    expect(await house.hub.press.session({ cookie: `a=1; ${pressCookie}=${other.token}` })).toBeDefined()
    await house.hub.press.endSession(first, 'others')
    expect(await house.hub.press.session({ cookie: `${pressCookie}=${third.token}` })).toBeUndefined()
    expect(await open()).toEqual([first.sessionId])
    house.clock.advance(30 * days)
    expect(await house.hub.press.session({ cookie: `${pressCookie}=${first.token}` })).toBeUndefined()
    house.clock.advance(-30 * days)
  })

  test('moves to another outlet; the accreditation stays, and the desk sees it until the next decision', async () => {
    const { id, email } = await accredited(house, desk)
    const who = await signedInPress(house, email)
    await house.hub.press.changeOutlet(who, { outlet: 'Kabar Sore', position: 'Redaktur' })
    expect(await house.hub.journalist(desk.actor, id)).toMatchObject({
      outlet: { name: 'Kabar Sore' },
      position: 'Redaktur',
      standing: 'accredited',
      outletChangedAt: house.clock.now(),
    })
    await house.hub.renew(desk.actor, id, { until: inDays(50) })
    expect((await house.hub.journalist(desk.actor, id)).outletChangedAt).toBeNull()
    await expect(house.hub.press.changeOutlet(who, { outlet: ' …… ', position: '' })).rejects.toMatchObject({
      faults: [
        { at: 'position', code: 'hub_needed' },
        { at: 'outlet', code: 'hub_needed' },
      ],
    })
  })

  test('leaves: what is theirs is gone everywhere, the count stays, and the mailbox is free again', async () => {
    const { id, email } = await accredited(house, desk, {
      name: 'Bambang Rahasia',
      proof: pdf,
      cardNumber: 'KARTU-777',
    })
    const who = await signedInPress(house, email)
    await house.hub.press.ask(who, { subject: 'Soal rahasia', text: 'Mengapa kasus rahasia ini lama?' }, ip)
    await house.hub.press.requestFollow({ email, locale: 'id', of: { unitId: house.units.root().id } }, ip)
    const object =
      (
        await house.database.db
          .selectFrom('hub.journalist')
          .select('proof_object')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).proof_object ?? ''
    const everywhere = async () =>
      (
        await house.database.pool.query<{ text: string }>(
          `select string_agg(x::text, ' ') as text from (
             select j::text from hub.journalist j union all select a::text from hub.journalist_act a
             union all select e::text from hub.enquiry e union all select n::text from hub.enquiry_entry n
             union all select f::text from hub.follow f union all select r::text from hub.registration r
             union all select s::text from hub.session s where journalist_id = '${id}'
             union all select t::text from audit.entry t) as x (x)`,
        )
      ).rows[0]?.text ?? ''
    expect(await everywhere()).toContain('Bambang Rahasia')
    await house.hub.press.leave(who)
    await house.jobs.drain()
    const left = await everywhere()
    for (const trace of ['Bambang', 'KARTU-777', email, 'rahasia']) expect(left, trace).not.toContain(trace)
    expect(await house.storage.size(object.split('.')[0] ?? '')).toBeUndefined()
    expect(await house.hub.press.session({ cookie: `${pressCookie}=${who.token}` })).toBeUndefined()
    const gone = await house.hub.journalists(desk.actor, { standing: 'left' })
    expect(gone.items).toMatchObject([{ id, name: '', email: null }])
    await expect(house.hub.renew(desk.actor, id, { until: inDays(9) })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await applied(house, { email })).id).not.toBe(id)
  })
})

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

  test('files of strangers who never confirm cannot fill the house', async () => {
    await house.database.pool.query(
      `insert into hub.registration (id, email, locale, name, outlet_name, position, card_number, proof_object, proof_mime, created_at)
       select gen_random_uuid(), 'bot' || n || '@spam.test', 'id', 'x', 'x', 'x', '', 'x', 'image/png', $1 from generate_series(1, 200) n`,
      [house.clock.now()],
    )
    const before = await storedBytes()
    await expect(house.hub.press.register(application({ proof: pdf }), ip)).rejects.toMatchObject({
      code: 'too_many_requests',
    })
    expect(await storedBytes()).toBe(before)
    await house.hub.press.register(application(), ip)
    await house.database.pool.query("delete from hub.registration where email like 'bot%'")
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

describe('a proof', () => {
  test('is kept sealed, apart from the bank, and given whole to the accreditation desk alone', async () => {
    const { id } = await applied(house, { proof: pdf })
    expect(await house.hub.proof(desk.actor, id)).toMatchObject({
      mime: 'application/pdf',
      ending: 'pdf',
      bytes: pdf,
    })
    const [object = ''] = (await objects()).slice(-1)
    const stored = await text(house.storage.read(object))
    expect(stored).not.toContain('%PDF')
    const { rows } = await house.database.pool.query('select 1 from bank.asset limit 1')
    expect(rows).toEqual([])
  })

  test('of the same bytes in two applications is two objects: deleting one leaves the other', async () => {
    const one = await accredited(house, desk, { proof: pdf })
    const two = await applied(house, { proof: pdf })
    await house.hub.press.leave(await signedInPress(house, one.email))
    await house.jobs.drain()
    expect((await house.hub.proof(desk.actor, two.id)).bytes).toEqual(pdf)
    await expect(house.hub.proof(desk.actor, one.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'proof_type'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'proof_type'],
    ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'proof_type'],
    ['nothing', Buffer.alloc(0), 'proof_type'],
    ['too much', Buffer.concat([pdf, Buffer.alloc(5_000_001 - pdf.length + 1)]), 'proof_too_large'],
  ])(
    'that is %s is refused beside the other faults of the form, and nothing is kept',
    async (_, proof, code) => {
      await expect(house.hub.press.register(application({ proof, name: '' }), ip)).rejects.toMatchObject({
        code: 'invalid_request',
        faults: [
          { at: 'name', code: 'hub_needed' },
          { at: 'proof', code },
        ],
      })
    },
  )
})

describe('outlets', () => {
  test('are one however their name is typed, and have several people', async () => {
    const names = ['Kompas  TV', 'KOMPAS tv', ' kompas-tv ', 'Kómpas TV']
    const people = []
    for (const outlet of names) people.push(await applied(house, { outlet }))
    const found = await house.hub.outlets(desk.actor, { text: 'kompas' })
    expect(found).toMatchObject([{ name: 'Kompas TV', people: 4 }])
    expect((await house.hub.journalists(desk.actor, { outletId: found[0]?.id ?? '' })).items).toHaveLength(4)
  })

  test('are merged: people go over, the old name leads on, also through a second merger', async () => {
    const [a, b, c] = await Promise.all(
      ['Media Lama', 'Media Baru', 'Media Besar'].map((outlet) => applied(house, { outlet })),
    )
    const idOf = async (journalist: { id: string } | undefined) =>
      (await house.hub.journalist(desk.actor, journalist?.id ?? '')).outlet.id
    const [lama, baru, besar] = [await idOf(a), await idOf(b), await idOf(c)]
    await house.hub.mergeOutlet(desk.actor, { id: lama, intoId: baru })
    expect(await idOf(a)).toBe(baru)
    await house.hub.mergeOutlet(desk.actor, { id: baru, intoId: besar })
    expect([await idOf(a), await idOf(b)]).toEqual([besar, besar])
    expect(await idOf(await applied(house, { outlet: 'media lama' }))).toBe(besar)
    for (const [id, intoId] of [
      [lama, besar],
      [besar, lama],
      [besar, besar],
    ] as const)
      await expect(house.hub.mergeOutlet(desk.actor, { id, intoId })).rejects.toMatchObject({
        code: 'outlet_merged',
      })
    expect((await house.hub.outlets(desk.actor, { text: 'media' })).map(({ name }) => name)).toEqual([
      'Media Besar',
    ])
  })

  test('are suggested to the public only once somebody of theirs is accredited', async () => {
    await applied(house, { outlet: 'Situs Judi Murah' })
    await accredited(house, desk, { outlet: 'Radio Kota' })
    const known = await house.hub.press.knownOutlets()
    expect(known).toContain('Radio Kota')
    expect(known).not.toContain('Situs Judi Murah')
  })
})

const storedBytes = async () => {
  const { readdir, stat } = await import('node:fs/promises')
  const { join } = await import('node:path')
  const folder = join(house.config.data, 'objects')
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
const findExpiring = async () => {
  const remind = await import('./remind.ts')
  await remind.findExpiring({ ...house, db: house.database.db })
}
