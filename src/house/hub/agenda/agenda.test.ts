import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { announcement, days, hours, officer } from '../../../../tests/support/hub.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})

const announce = (given: Parameters<typeof announcement>[1] = {}) =>
  house.hub.announceEvent(desk.actor, announcement(house, given))
const refused = (code: string) => ({ code })

describe('an event on the agenda', () => {
  test('is announced, moved, confirmed and called off; each change is a version with who, when and why, and audited', async () => {
    const event = await announce({ state: 'provisional' })
    expect(event).toMatchObject({ state: 'provisional', version: 1, timeOpen: false })
    house.clock.advance(hours)
    const moved = await house.hub.changeEvent(desk.actor, event.id, {
      version: 1,
      place: 'Ruang Rapat 2',
      why: 'Aula dipakai upacara.',
    })
    const confirmed = await house.hub.confirmEvent(desk.actor, event.id, { version: moved.version })
    const off = await house.hub.cancelEvent(desk.actor, event.id, {
      version: confirmed.version,
      why: 'Narasumber  sakit.',
    })
    expect(off).toMatchObject({ state: 'cancelled', version: 4, reason: 'Narasumber sakit.' })

    const { versions } = await house.hub.event(desk.actor, event.id)
    expect(versions.map(({ number, act, why, by }) => [number, act, why, by])).toEqual([
      [4, 'cancel', 'Narasumber sakit.', desk.name],
      [3, 'confirm', null, desk.name],
      [2, 'change', 'Aula dipakai upacara.', desk.name],
      [1, 'announce', null, desk.name],
    ])
    expect(versions[2]?.content).toMatchObject({ place: 'Ruang Rapat 2', state: 'provisional' })
    expect(versions[2]?.at).toEqual(house.clock.now())
    const acts = await house.audit.search({ objectId: event.id }, { limit: 10 })
    expect(acts.map(({ act, why }) => [act, why])).toEqual([
      ['event.cancel', 'Narasumber sakit.'],
      ['event.confirm', null],
      ['event.change', 'Aula dipakai upacara.'],
      ['event.announce', null],
    ])
    expect(acts[2]?.details).toEqual({ version: 2, changed: ['place'] })
    house.clock.advance(-hours)
  })

  test('is put off to a new time, or to none; then it needs one before it can be confirmed', async () => {
    const event = await announce()
    const later = new Date(event.startsAt.getTime() + days)
    const put = await house.hub.postponeEvent(desk.actor, event.id, {
      version: 1,
      why: 'Cuaca buruk.',
      startsAt: later,
      endsAt: new Date(later.getTime() + hours),
    })
    expect(put).toMatchObject({
      state: 'postponed',
      timeOpen: false,
      startsAt: later,
      reason: 'Cuaca buruk.',
    })
    const open = await house.hub.postponeEvent(desk.actor, event.id, { version: 2, why: 'Menunggu kabar.' })
    expect(open).toMatchObject({ state: 'postponed', timeOpen: true, startsAt: later })
    await expect(house.hub.confirmEvent(desk.actor, event.id, { version: 3 })).rejects.toMatchObject(
      refused('event_time_open'),
    )
    const again = await house.hub.changeEvent(desk.actor, event.id, {
      version: 3,
      startsAt: later,
      endsAt: new Date(later.getTime() + 2 * hours),
    })
    expect(again).toMatchObject({ state: 'postponed', timeOpen: false })
    expect(await house.hub.confirmEvent(desk.actor, event.id, { version: 4 })).toMatchObject({
      state: 'confirmed',
      reason: null,
    })
  })

  test('is changed by one officer at a time: who saw an older version is told, and nothing happens', async () => {
    const event = await announce()
    const change = (place: string) => house.hub.changeEvent(desk.actor, event.id, { version: 1, place })
    const settled = await Promise.allSettled([change('Aula A'), change('Aula B')])
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refused('event_changed'),
    })
    expect((await house.hub.event(desk.actor, event.id)).versions).toHaveLength(2)
  })

  test('that is changed to what it is already makes no version', async () => {
    const event = await announce()
    const same = await house.hub.changeEvent(desk.actor, event.id, { version: 1, place: ` ${event.place} ` })
    expect(same.version).toBe(1)
  })

  test.each([
    [
      'called off without saying why',
      (id: string) => house.hub.cancelEvent(desk.actor, id, { version: 1, why: ' x ' }),
      'event_reason',
    ],
    [
      'put off without saying why',
      (id: string) => house.hub.postponeEvent(desk.actor, id, { version: 1, why: '' }),
      'event_reason',
    ],
    [
      'put off to the same time',
      (id: string) =>
        house.hub.postponeEvent(desk.actor, id, {
          version: 1,
          why: 'Cuaca.',
          startsAt: announcement(house).startsAt,
          endsAt: announcement(house).endsAt,
        }),
      'event_same_time',
    ],
    [
      'given an end before its beginning',
      (id: string) =>
        house.hub.changeEvent(desk.actor, id, { version: 1, endsAt: new Date('2026-11-20T00:00:00Z') }),
      'invalid_request',
    ],
    [
      'given an empty title',
      (id: string) => house.hub.changeEvent(desk.actor, id, { version: 1, title: { id: ' \u200b ' } }),
      'invalid_request',
    ],
  ])('is not %s', async (_, act, code) => {
    const event = await announce()
    await expect(act(event.id)).rejects.toMatchObject(refused(code))
    expect((await house.hub.event(desk.actor, event.id)).version).toBe(1)
  })

  test('that is over is neither confirmed nor put off nor called off; its words may still be mended', async () => {
    const event = await announce({ state: 'provisional' })
    house.clock.advance(10 * days)
    await expect(
      house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Terlambat.' }),
    ).rejects.toMatchObject(refused('event_over'))
    await expect(house.hub.confirmEvent(desk.actor, event.id, { version: 1 })).rejects.toMatchObject(
      refused('event_over'),
    )
    const mended = await house.hub.changeEvent(desk.actor, event.id, {
      version: 1,
      contact: 'Humas, 021-556',
    })
    expect(mended.version).toBe(2)
    await expect(announce({ startsAt: event.startsAt, endsAt: event.endsAt })).rejects.toMatchObject(
      refused('event_over'),
    )
    house.clock.advance(-10 * days)
  })

  test('is managed by desk officers, editors and approvers of its unit or above, and by nobody else', async () => {
    const [agency, other] = ['tirta', 'wana'].map((code) => house.units.byCode(code)?.id ?? '')
    const event = await announce({ unitId: agency ?? '' })
    const who = async (
      role: 'editor' | 'approver' | 'desk_officer' | 'contributor' | 'administrator',
      unit = agency,
    ) => (await signIn(house, { roles: { [unit ?? '']: [role] } })).actor
    for (const role of ['editor', 'approver', 'desk_officer'] as const)
      expect((await house.hub.event(await who(role), event.id)).id).toBe(event.id)
    for (const actor of [await who('contributor'), await who('administrator'), await who('editor', other)]) {
      await expect(house.hub.event(actor, event.id)).rejects.toMatchObject(refused('forbidden'))
      await expect(house.hub.confirmEvent(actor, event.id, { version: 1 })).rejects.toMatchObject(
        refused('forbidden'),
      )
      await expect(
        house.hub.announceEvent(actor, announcement(house, { unitId: agency ?? '' })),
      ).rejects.toMatchObject(refused('forbidden'))
      expect((await house.hub.events(actor, {})).items.map(({ id }) => id)).not.toContain(event.id)
    }
    // An event that does not exist answers as one of another unit.
    await expect(
      house.hub.event(await who('editor'), '01890000-0000-7000-8000-000000000000'),
    ).rejects.toMatchObject(refused('forbidden'))
  })

  test('follows its unit when that moves', async () => {
    const administrator = await signIn(house, { roles: ['administrator'] })
    const unit = house.units.byCode('tirta1')
    const target = house.units.byCode('wana')
    if (unit === undefined || target === undefined) throw new Error('The pack has no such units.')
    const event = await announce({ unitId: unit.id })
    const atTarget = async () =>
      (await house.hub.agenda.page({ unit: { path: house.units.require(target.id).path }, limit: 100 })).items
    expect((await atTarget()).map(({ id }) => id)).not.toContain(event.id)
    await house.units.moveUnit(administrator.actor, { id: unit.id, parentId: target.id, why: 'Uji.' })
    expect((await atTarget()).map(({ id }) => id)).toContain(event.id)
  })
})
