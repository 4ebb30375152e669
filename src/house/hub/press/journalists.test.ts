import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import {
  accredited,
  application,
  applied,
  days,
  forgetAttempts,
  linkMailedTo,
  officer,
  signedInPress,
  tokenOf,
} from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import { pressCookie } from './session.ts'

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})
beforeEach(() => forgetAttempts(house))

const ip = '192.0.2.6'
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const inDays = (count: number) => new Date(house.clock.now().getTime() + count * days)

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

  test('who was turned down is forgotten after 180 days, unless they applied again; the audit keeps what was decided', async () => {
    const given = { name: 'Dimas Rahasia', cardNumber: 'KARTU-888', proof: pdf }
    const { id, email } = await applied(house, given)
    const again = await applied(house)
    for (const one of [id, again.id]) await house.hub.reject(desk.actor, one, { why: 'Bukan wartawan.' })
    const object = async () =>
      (
        await house.database.db
          .selectFrom('hub.journalist')
          .select('proof_object')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).proof_object
    const proof = (await object())?.split('.')[0] ?? ''
    const night = async () => {
      await house.jobs.enqueue(house.database.db, 'find-long-rejected', {})
      await house.jobs.drain()
    }
    house.clock.advance(179 * days)
    await night()
    expect((await house.hub.journalist(desk.actor, id)).name).toBe('Dimas Rahasia')
    await applied(house, { email: again.email, name: 'Wulan Kembali' })
    house.clock.advance(days)
    await night()
    await night()
    expect(await house.hub.journalist(desk.actor, id)).toMatchObject({
      standing: 'left',
      name: '',
      email: null,
      cardNumber: '',
      proof: null,
      reason: null,
      history: [{ act: 'forget', by: null }, { act: 'reject', why: null }, { act: 'apply' }],
    })
    expect([await object(), await house.storage.size(proof)]).toEqual([null, undefined])
    const kept = await house.database.pool.query<{ text: string }>(
      `select string_agg(x::text, ' ') as text from (
         select j::text from hub.journalist j union all select a::text from hub.journalist_act a
         union all select m::text from platform.mail m
         union all select t::text from audit.entry t) as x (x)`,
    )
    for (const trace of ['Rahasia', 'KARTU-888', email]) expect(kept.rows[0]?.text).not.toContain(trace)
    expect(
      (await house.audit.search({ objectId: id }, { limit: 9 })).map(({ act, why }) => [act, why]),
    ).toEqual([
      ['journalist.forget', null],
      ['journalist.reject', 'Bukan wartawan.'],
      ['journalist.apply', null],
    ])
    expect((await house.hub.journalist(desk.actor, again.id)).name).toBe('Wulan Kembali')
    house.clock.advance(-180 * days)
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
             union all select m::text from platform.mail m
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
    expect(gone.items.find((one) => one.id === id)).toMatchObject({ name: '', email: null })
    await expect(house.hub.renew(desk.actor, id, { until: inDays(9) })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await applied(house, { email })).id).not.toBe(id)
  })
})
