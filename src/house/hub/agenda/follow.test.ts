import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import {
  announcement,
  days,
  forgetAttempts,
  hours,
  lettersTo,
  linkMailedTo,
  officer,
  tokenOf,
} from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import type { SignedIn } from '../../../../tests/support/sign-in.ts'
import { tellFollowers } from './tell-followers.ts'

let house: TestHouse
let desk: SignedIn
let root: string
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
  root = house.units.root().id
})
beforeEach(() => forgetAttempts(house))

const ip = '192.0.2.5'
async function announce(given: Parameters<typeof announcement>[1] = {}) {
  const event = await house.hub.announceEvent(desk.actor, announcement(house, given))
  await house.jobs.drain()
  return event
}
const ask = (
  email: string,
  of: { eventRef: string } | { unitId: string } = { unitId: root },
  locale: 'id' | 'en' = 'id',
) => house.hub.press.requestFollow({ email, locale, of }, ip)
async function follow(email: string, of?: Parameters<typeof ask>[1], locale?: 'id' | 'en') {
  await ask(email, of, locale)
  await house.hub.press.confirmFollow(tokenOf(await linkMailedTo(house, email)), ip)
}
const subjects = async (email: string) =>
  (await lettersTo(house, email))
    .map(({ subject }) => subject)
    .toReversed()
    .slice(1)
const kept = async (email: string) =>
  (await house.database.db.selectFrom('hub.follow').select('id').where('email', '=', email).execute()).length
const sweep = async () => {
  const { sweepHub } = await import('../sweep.ts')
  await sweepHub({ ...house, db: house.database.db })
}

describe('a follower', () => {
  test('confirms by the mailed link, and is told of changes of state, time and place, each once', async () => {
    const event = await announce({ title: { id: 'Rilis kasus' } })
    await follow('tari@media.test', { eventRef: event.ref })
    const change = async (act: Promise<{ version: number }>) => {
      const { version } = await act
      await house.jobs.drain()
      return version
    }
    let version = 1
    version = await change(
      house.hub.changeEvent(desk.actor, event.id, { version, description: { id: 'Lain.' } }),
    )
    expect(await subjects('tari@media.test')).toEqual([])
    version = await change(house.hub.changeEvent(desk.actor, event.id, { version, place: 'Lobi' }))
    const at = new Date(event.startsAt.getTime() + hours)
    version = await change(
      house.hub.postponeEvent(desk.actor, event.id, {
        version,
        why: 'Cuaca.',
        startsAt: at,
        endsAt: new Date(at.getTime() + hours),
      }),
    )
    version = await change(house.hub.confirmEvent(desk.actor, event.id, { version }))
    version = await change(house.hub.cancelEvent(desk.actor, event.id, { version, why: 'Narasumber sakit.' }))
    // The work of a change done once more finds everybody told.
    await tellFollowers({ ...house, db: house.database.db }, { eventId: event.id, version: 6 })
    await house.jobs.drain()
    expect(await subjects('tari@media.test')).toEqual([
      'Waktu atau tempat berubah: Rilis kasus',
      'Ditunda: Rilis kasus',
      'Dipastikan: Rilis kasus',
      'Dibatalkan: Rilis kasus',
    ])
    const { text } = await letterTo(house, 'tari@media.test')
    expect(text).toContain('Alasan: Narasumber sakit.')
    expect(text).toContain('Keadaan: Dibatalkan\n  (sebelumnya: Dipastikan)')
    expect(text).toContain(`http://house.test/media/agenda/rilis-kasus-${event.ref}`)
  })

  test('reads in the language in which they asked, with the old time beside the new one, in the unit’s zone', async () => {
    const event = await announce({ title: { id: 'Gelar perkara', en: 'Case review' } })
    await follow('ann@media.test', { eventRef: event.ref }, 'en')
    const at = new Date('2026-11-28T06:00:00Z')
    await house.hub.postponeEvent(desk.actor, event.id, {
      version: 1,
      why: 'Cuaca.',
      startsAt: at,
      endsAt: new Date(at.getTime() + hours),
    })
    await house.jobs.drain()
    const { subject, text } = await letterTo(house, 'ann@media.test')
    expect(subject).toBe('Postponed: Case review')
    expect(text).toContain(
      'Time: 28 November 2026, 14:00–15:00 WITA\n  (before: 27 November 2026, 11:00–13:00 WITA)',
    )
    expect(text).toContain('http://house.test/en/media/agenda/case-review-')
    expect(text).toContain('http://house.test/en/media/berhenti/')
  })

  test('of a unit hears of everything below it and of what is new; whoever follows both unit and event gets one letter', async () => {
    const agency = house.units.byCode('tirta')?.id ?? ''
    await follow('satu@media.test', { unitId: agency })
    await follow('lain@media.test', { unitId: house.units.byCode('wana')?.id ?? '' })
    const event = await announce({
      unitId: house.units.byCode('tirta2')?.id ?? agency,
      title: { id: 'Uji air' },
    })
    await house.jobs.drain()
    expect(await subjects('satu@media.test')).toEqual(['Agenda baru: Uji air'])
    await follow('satu@media.test', { eventRef: event.ref })
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Hujan.' })
    await house.jobs.drain()
    expect((await subjects('satu@media.test')).filter((one) => one.startsWith('Dibatalkan'))).toHaveLength(1)
    expect(await subjects('lain@media.test')).toEqual([])
  })

  test('who has not confirmed hears nothing, and is forgotten after two days', async () => {
    const event = await announce()
    await ask('diam@media.test', { eventRef: event.ref })
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Batal.' })
    await house.jobs.drain()
    expect(await subjects('diam@media.test')).toEqual([])
    const token = tokenOf(await linkMailedTo(house, 'diam@media.test'))
    house.clock.advance(2 * days)
    await expect(house.hub.press.confirmFollow(token, ip)).rejects.toMatchObject({ code: 'hub_link_gone' })
    await sweep()
    expect(await kept('diam@media.test')).toBe(0)
    house.clock.advance(-2 * days)
  })

  test('uses a link once; of two who press at the same moment one is told that it is gone', async () => {
    await ask('dua@media.test')
    const token = tokenOf(await linkMailedTo(house, 'dua@media.test'))
    const pressed = await Promise.allSettled([1, 2].map(() => house.hub.press.confirmFollow(token, ip)))
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(house.hub.press.confirmFollow('x'.repeat(43), ip)).rejects.toMatchObject({
      code: 'hub_link_gone',
    })
  })

  test('stops with the letter’s own link, from one agenda or from all; the address is deleted', async () => {
    const event = await announce()
    await follow('henti@media.test', { eventRef: event.ref })
    await follow('henti@media.test', { unitId: root })
    await house.hub.changeEvent(desk.actor, event.id, { version: 1, place: 'Lobi' })
    await house.jobs.drain()
    const token = tokenOf(await linkMailedTo(house, 'henti@media.test'))
    expect(await house.hub.press.readUnfollow(token, ip)).toMatchObject({ event: { ref: event.ref } })
    // Somebody else's id with this signature opens nothing.
    await expect(
      house.hub.press.endFollow(`${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}${token.slice(36)}`, ip),
    ).rejects.toMatchObject({ code: 'hub_link_gone' })
    await house.hub.press.endFollow(token, ip)
    await house.hub.press.endFollow(token, ip)
    expect(await kept('henti@media.test')).toBe(1)
    await follow('henti@media.test', { eventRef: event.ref })
    await house.hub.changeEvent(desk.actor, event.id, { version: 2, place: 'Aula' })
    await house.jobs.drain()
    await house.hub.press.endFollow(tokenOf(await linkMailedTo(house, 'henti@media.test')), ip, { all: true })
    expect(await kept('henti@media.test')).toBe(0)
  })

  test('who came after the change is not told of it, though its letters are still on their way', async () => {
    const event = await announce()
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Batal.' })
    house.clock.advance(1)
    await follow('susul@media.test', { eventRef: event.ref })
    await house.jobs.drain()
    expect(await subjects('susul@media.test')).toEqual([])
  })

  test('who stopped between the change and the letter gets none', async () => {
    const event = await announce()
    await follow('cepat@media.test', { eventRef: event.ref })
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Batal.' })
    await tellFollowers({ ...house, db: house.database.db }, { eventId: event.id, version: 2 })
    await house.database.db.deleteFrom('hub.follow').where('email', '=', 'cepat@media.test').execute()
    await house.jobs.drain()
    expect(await subjects('cepat@media.test')).toEqual([])
  })

  test('are told in batches, however many there are', async () => {
    const event = await announce({ title: { id: 'Ramai' } })
    await house.database.db.deleteFrom('hub.follow').execute()
    await house.database.pool.query(
      `insert into hub.follow (id, email, locale, event_id, created_at, confirmed_at)
       select gen_random_uuid(), 'massa' || lpad(n::text, 4, '0') || '@media.test', 'id', $1, $2, $2 from generate_series(1, 1003) n`,
      [event.id, house.clock.now()],
    )
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Batal.' })
    // Not drained whole: a letter each is the mail's own test.
    const batches: string[] = []
    for (let after = '', round = 0; round < 5; round += 1) {
      await tellFollowers({ ...house, db: house.database.db }, { eventId: event.id, version: 2, after })
      const { rows } = await house.database.pool.query<{ last: string; count: string }>(
        "select max(email) as last, count(*) as count from hub.notice where event_id = $1 and email like 'massa%'",
        [event.id],
      )
      batches.push(String(rows[0]?.count))
      after = rows[0]?.last ?? ''
    }
    expect(batches).toEqual(['500', '1000', '1003', '1003', '1003'])
    await house.database.pool.query("delete from jobs.job where name in ('send-notice', 'tell-followers')")
    await house.database.pool.query("delete from hub.follow where email like 'massa%'")
  })
})
