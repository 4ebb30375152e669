import { describe, expect, test } from 'vitest'
import { openTestHouse } from '../../../../tests/support/house.ts'
import { announcement, days, hours, officer } from '../../../../tests/support/hub.ts'

const refused = (code: string) => ({ code })

describe('the public agenda', () => {
  test('lists what is to come, soonest first and what has no time last; what is over lies apart', async () => {
    const own = await openTestHouse()
    const who = await officer(own)
    const put = (title: string, inHours: number) => {
      const startsAt = new Date(own.clock.now().getTime() + inHours * hours)
      return own.hub.announceEvent(
        who.actor,
        announcement(own, { title: { id: title }, startsAt, endsAt: new Date(startsAt.getTime() + hours) }),
      )
    }
    const late = await put('Ketiga', 72)
    await put('Pertama', 2)
    await put('Kedua', 30)
    await own.hub.postponeEvent(who.actor, late.id, { version: 1, why: 'Menunggu.' })
    await put('Keempat', 400)
    const titles = async (past = false) =>
      (await own.hub.agenda.page({ past })).items.map(({ title }) => title.id)
    expect(await titles()).toEqual(['Pertama', 'Kedua', 'Keempat', 'Ketiga'])
    own.clock.advance(5 * days)
    expect(await titles()).toEqual(['Keempat', 'Ketiga'])
    expect(await titles(true)).toEqual(['Kedua', 'Pertama'])
    // Nobody waits for ever.
    own.clock.advance(90 * days)
    expect(await titles()).toEqual([])
  })

  test('is paged to the end without gaps or repeats, in both directions', async () => {
    const own = await openTestHouse()
    const who = await officer(own)
    for (let nth = 0; nth < 7; nth += 1) {
      const startsAt = new Date(own.clock.now().getTime() + (nth < 3 ? 5 : nth) * hours)
      await own.hub.announceEvent(
        who.actor,
        announcement(own, {
          title: { id: `Acara ${nth}` },
          startsAt,
          endsAt: new Date(startsAt.getTime() + hours),
        }),
      )
    }
    const walk = async (past: boolean) => {
      const seen: string[] = []
      for (let cursor: string | undefined, round = 0; round < 9; round += 1) {
        const page = await own.hub.agenda.page({
          past,
          limit: 2,
          ...(cursor === undefined ? {} : { cursor }),
        })
        seen.push(...page.items.map(({ id }) => id))
        if (page.next === null) break
        cursor = page.next
      }
      return seen
    }
    const coming = await walk(false)
    expect(new Set(coming).size).toBe(7)
    own.clock.advance(days)
    expect(await walk(false)).toEqual([])
    expect((await walk(true)).toSorted()).toEqual(coming.toSorted())
    await expect(own.hub.agenda.page({ cursor: "' or 1=1" })).rejects.toMatchObject(refused('invalid_cursor'))
  })

  test('keeps in calendars what was called off for 30 days, with a SEQUENCE that rises at every change', async () => {
    const own = await openTestHouse()
    const who = await officer(own)
    const event = await own.hub.announceEvent(
      who.actor,
      announcement(own, {
        startsAt: new Date('2027-02-01T03:00:00Z'),
        endsAt: new Date('2027-02-01T04:00:00Z'),
      }),
    )
    const file = async () =>
      own.hub.agenda.calendar({
        events: await own.hub.agenda.feed(undefined),
        name: 'Agenda',
        url: 'http://house.test/media/agenda',
        locale: 'id',
      })
    const says = async () => {
      const text = await file()
      return [/SEQUENCE:(\d+)/.exec(text)?.[1], /STATUS:(\w+)/.exec(text)?.[1]]
    }
    expect(await says()).toEqual(['0', 'CONFIRMED'])
    await own.hub.postponeEvent(who.actor, event.id, { version: 1, why: 'Menunggu.' })
    expect(await says()).toEqual(['1', 'CANCELLED'])
    await own.hub.changeEvent(who.actor, event.id, {
      version: 2,
      startsAt: new Date('2027-03-01T03:00:00Z'),
      endsAt: new Date('2027-03-01T04:00:00Z'),
    })
    expect(await says()).toEqual(['2', 'TENTATIVE'])
    await own.hub.cancelEvent(who.actor, event.id, { version: 3, why: 'Batal; "sementara",\nkatanya.' })
    expect(await says()).toEqual(['3', 'CANCELLED'])
    expect(await file()).toContain('SUMMARY;LANGUAGE=id:Dibatalkan: Konferensi pers akhir bulan')
    own.clock.advance(29 * days)
    expect(await says()).toEqual(['3', 'CANCELLED'])
    own.clock.advance(2 * days)
    expect(await file()).not.toContain('BEGIN:VEVENT')
  })
})
