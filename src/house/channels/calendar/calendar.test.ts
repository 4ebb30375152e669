/** What leaves when: plans are moved, and in a blackout nothing leaves but what takes back or puts right. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { district, edition, officer, otherUnit, stranger } from '../../../../tests/support/channels-room.ts'
import {
  announce,
  clock,
  later,
  openLedgerDesk,
  receipts,
  room,
  site,
  sky,
} from '../../../../tests/support/ledger-desk.ts'
import { newId } from '../../../platform/ids.ts'
import type { PublishedEdition } from '../index.ts'

openLedgerDesk()

const hours = (n: number) => new Date(clock.now().getTime() + n * 3_600_000)
const silence = (more: object = {}) =>
  room.channels.calendar.declareBlackout(officer, {
    unitId: district.id,
    begins: clock.now(),
    ends: hours(2),
    reason: 'Masa tenang pemilihan.',
    mandatoryPass: false,
    ...more,
  })
const states = async (one: PublishedEdition) =>
  Object.fromEntries(
    (await receipts(one)).map(({ kind, purpose, state, why }) => [`${kind} ${purpose}`, why ?? state]),
  )
const lifted = async (id: string) => {
  await room.channels.calendar.liftBlackout(officer, id)
  await room.jobs.drain()
}

/** As a distribution writes it. */
async function plan(one: PublishedEdition, at: Date, distribution: string | null = null): Promise<void> {
  room.editions.set(one.editionId, one)
  for (const channel of [sky, site])
    await room.database.db
      .insertInto('channels.delivery')
      .values({
        id: newId(),
        channel_id: channel.id,
        story_id: one.storyId,
        edition_id: one.editionId,
        locale: 'id',
        ref: one.ref,
        purpose: 'post',
        version_hash: 'version-1',
        external_key: channel.kind === 'bluesky' ? newId().replaceAll('-', '').slice(0, 13) : newId(),
        planned_for: at,
        distribution_id: distribution,
        next_at: at,
        due_since: at,
        created_at: clock.now(),
        changed_at: clock.now(),
      })
      .execute()
}

describe('a blackout', () => {
  test('holds what is to leave until it ends; removals and corrections go through; it is told before sending', async () => {
    const earlier = edition()
    const wrong = edition({ headline: 'Jalan Braga ditutup' })
    await announce(earlier)
    await announce(wrong)
    const { id, ends } = await silence()
    expect(
      await room.channels.calendar.blackouts(officer, { from: clock.now(), to: hours(1) }),
    ).toMatchObject([{ id, reason: 'Masa tenang pemilihan.', by: officer.name }])

    const news = edition({ headline: 'Samsat Keliling hadir di Lembang' })
    await announce(news)
    expect(await states(news)).toEqual({ 'bluesky post': 'blackout', 'wordpress post': 'blackout' })
    const note = { kind: 'correction', note: 'Ditutup hari Minggu.', at: clock.now() }
    await announce(
      { ...wrong, article: { ...wrong.article, versionHash: 'version-2', notes: [note] } },
      'correct',
    )
    await announce({ ...earlier, article: null }, 'recall')
    expect(await states(wrong)).toMatchObject({
      'bluesky correction': 'sent',
      'wordpress correction': 'sent',
    })
    expect(await states(earlier)).toMatchObject({
      'bluesky withdrawal': 'removed',
      'wordpress withdrawal': 'removed',
    })
    const asked = { channelIds: [sky.id, site.id] }
    expect(await room.channels.quotas.estimate(officer, asked)).toMatchObject({
      blocked: [{ why: 'blackout', accounts: 2, until: ends }],
      lastLeaves: ends,
    })
    expect(await room.channels.quotas.estimate(officer, { ...asked, at: hours(3) })).toMatchObject({
      blocked: [],
    })

    await later(2 * 3_600 - 60)
    expect(await states(news)).toEqual({ 'bluesky post': 'blackout', 'wordpress post': 'blackout' })
    await later(60)
    expect(await states(news)).toEqual({ 'bluesky post': 'sent', 'wordpress post': 'sent' })
  })

  test('lets what is sent in the name of all pass where it says so, and ends early when somebody lifts it', async () => {
    const { db } = room.database
    const { id } = await silence({ mandatoryPass: true })
    const other = await silence({ unitId: otherUnit.id })
    const sentBy = async () => {
      const distribution = newId()
      await sql`insert into channels.distribution (id, unit_id, unit_path, story_id, edition_id, locale, content, hash,
          made_by, made_at, changed_by, changed_at)
        values (${distribution}, ${newId()}, 'hq', ${newId()}, ${newId()}, 'id', '{}', '', 'Pusat', ${clock.now()},
          'Pusat', ${clock.now()})`.execute(db)
      return distribution
    }
    const [all, adopted, own] = [
      edition(),
      edition({ headline: 'Diadopsi' }),
      edition({ headline: 'Sendiri' }),
    ]
    await plan(all, hours(0.5), await sentBy())
    const proposed = await sentBy()
    for (const channel of [sky, site])
      await sql`insert into channels.proposal (distribution_id, channel_id, state, answer_by, answered_at, made_at)
        values (${proposed}, ${channel.id}, 'adopted', ${hours(1)}, ${clock.now()}, ${clock.now()})`.execute(
        db,
      )
    await plan(adopted, hours(0.5), proposed)
    await announce(own)
    await later(1_800)
    expect(await states(all)).toEqual({ 'bluesky post': 'sent', 'wordpress post': 'sent' })
    for (const one of [own, adopted])
      expect(await states(one)).toEqual({ 'bluesky post': 'blackout', 'wordpress post': 'blackout' })

    await expect(room.channels.calendar.liftBlackout(stranger, id)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await lifted(id)
    await lifted(other.id)
    expect(await states(own)).toEqual({ 'bluesky post': 'sent', 'wordpress post': 'sent' })
    await expect(lifted(id)).rejects.toMatchObject({ code: 'blackout_over' })
  })

  test('wants a right, a reason, and a time that is not over; the same one stands once', async () => {
    await expect(silence({ reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed' })
    await expect(silence({ ends: clock.now() })).rejects.toMatchObject({ code: 'blackout_span' })
    await expect(
      room.channels.calendar.declareBlackout(stranger, {
        unitId: district.id,
        begins: clock.now(),
        ends: hours(1),
        reason: 'Tidak berhak',
        mandatoryPass: false,
      }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await silence()
    await expect(silence()).rejects.toMatchObject({ code: 'blackout_exists' })
    await lifted(id)
  })
})

describe('the calendar', () => {
  const asked = (zone: string) => ({ from: hours(-24), to: hours(48), zone, most: 4 })

  test('shows what is planned and what came of it, by the days of a zone, down to each delivery', async () => {
    const sent = edition({ headline: 'Terkirim' })
    await announce(sent)
    const planned = edition({ headline: 'Nanti malam' })
    // Still today in western Indonesia, tomorrow in the east.
    const night = new Date('2030-05-10T16:30:00Z')
    clock.set('2030-05-10T08:00:00Z')
    await plan(planned, night)
    const west = await room.channels.calendar.days(officer, asked('Asia/Jakarta'))
    expect(west.planned).toMatchObject([
      {
        editionId: planned.editionId,
        at: night,
        day: '2030-05-10',
        accounts: 2,
        networks: ['bluesky', 'wordpress'],
      },
    ])
    const east = await room.channels.calendar.days(officer, asked('Asia/Jayapura'))
    expect(east.planned).toMatchObject([{ day: '2030-05-11' }])
    expect(east.counts).toEqual(
      ['bluesky', 'wordpress'].map((network) => ({ day: '2030-05-11', kind: 'planned', network, posts: 1 })),
    )
    const one = await room.channels.calendar.days(officer, {
      ...asked('Asia/Jakarta'),
      network: 'bluesky',
      unitId: district.id,
    })
    expect(one.counts).toEqual([{ day: '2030-05-10', kind: 'planned', network: 'bluesky', posts: 1 }])
    const elsewhere = { ...asked('Asia/Jakarta'), unitId: otherUnit.id }
    expect(await room.channels.calendar.days(officer, elsewhere)).toEqual({ counts: [], planned: [] })
    expect(await room.channels.calendar.days(stranger, asked('Asia/Jakarta'))).toEqual({
      counts: [],
      planned: [],
    })

    const page = { ...asked('Asia/Jakarta'), kind: 'planned' as const, limit: 1 }
    const first = await room.channels.calendar.deliveries(officer, page)
    const second = await room.channels.calendar.deliveries(officer, { ...page, cursor: first.next ?? '' })
    expect(new Set([...first.deliveries, ...second.deliveries].map(({ channel }) => channel.id)).size).toBe(2)
    expect(second.next).toBeNull()
  })

  test('shows and moves what goes to the accounts of a saved segment alone', async () => {
    const part = {
      unitId: district.id,
      reach: 'below' as const,
      networks: ['bluesky' as const],
      languages: [],
      tags: [],
    }
    const keep = (name: string, levels: string[]) =>
      room.channels.distributions.keepSegment(officer, {
        unitId: district.id,
        name,
        parts: [{ ...part, levels, terms: 'mandatory' }],
      })
    const { id: segmentId } = await keep('Bluesky kabupaten', ['district'])
    const one = edition({ headline: 'Untuk satu jaringan' })
    const from = hours(2)
    await plan(one, from)
    const shown = { ...asked('Asia/Jakarta'), from: hours(0), segmentId }
    const told = await room.channels.calendar.days(officer, shown)
    expect(told.counts).toMatchObject([{ kind: 'planned', network: 'bluesky', posts: 1 }])
    expect(told.planned).toMatchObject([
      { editionId: one.editionId, at: from, accounts: 1, silentUntil: null },
    ])
    const { deliveries } = await room.channels.calendar.deliveries(officer, shown)
    expect(deliveries.map(({ channel }) => channel.id)).toEqual([sky.id])
    // The same days as the tallies know them, where the segment takes in everything.
    const whole = await room.channels.distributions.keepSegment(officer, {
      unitId: district.id,
      name: 'Semua',
      parts: [{ ...part, levels: [], networks: [], terms: 'mandatory' }],
    })
    await silence({ begins: hours(1), ends: hours(3) })
    await later(2 * 3_600)
    const all = { ...asked('Asia/Jakarta'), from: hours(-2) }
    expect((await room.channels.calendar.days(officer, all)).planned).toMatchObject([
      { silentUntil: hours(1) },
    ])
    expect(await room.channels.calendar.days(officer, { ...all, segmentId: whole.id })).toEqual(
      await room.channels.calendar.days(officer, all),
    )

    const { id: none } = await keep('Kantor pusat saja', ['headquarters'])
    expect(await room.channels.calendar.days(officer, { ...shown, segmentId: none })).toEqual({
      counts: [],
      planned: [],
    })
    await expect(room.channels.calendar.days(stranger, shown)).rejects.toMatchObject({ code: 'not_found' })
    expect(
      await room.channels.calendar.move(officer, {
        editionId: one.editionId,
        from,
        to: hours(30),
        segmentId,
      }),
    ).toMatchObject({ moved: 1 })
    expect(
      (await room.channels.deliveries(officer, { storyId: one.storyId })).deliveries
        .filter(({ plannedFor }) => plannedFor?.getTime() === from.getTime())
        .map(({ channel }) => channel.id),
    ).toEqual([site.id])
  })

  test('a plan is moved as a whole, waits where it finds a blackout, and leaves at its new time', async () => {
    const one = edition({ headline: 'Dipindahkan' })
    const [from, to] = [hours(2), hours(26)]
    await plan(one, from)
    const move = (more: object = {}, actor = officer) =>
      room.channels.calendar.move(actor, { editionId: one.editionId, from, to, ...more })
    await expect(move({}, stranger)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(move({ to: hours(-1) })).rejects.toMatchObject({ code: 'calendar_past' })
    const { id } = await silence({ begins: hours(25), ends: hours(27) })
    expect(await move()).toEqual({ moved: 2, silent: 2, silentUntil: hours(27) })
    await expect(move()).rejects.toMatchObject({ code: 'calendar_nothing_planned' })
    await lifted(id)
    await later(3 * 3_600)
    expect(await states(one)).toEqual({ 'bluesky post': 'queued', 'wordpress post': 'queued' })
    await later(23 * 3_600)
    expect(await states(one)).toEqual({ 'bluesky post': 'sent', 'wordpress post': 'sent' })
  })
})
