/** When a story goes out: appointments in a zone's own time, and the embargo that nothing gets round. */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent, look, storyAt, write } from '../../../tests/support/newsroom.ts'
import { photograph } from '../../../tests/support/pictures.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let unitId: string
const hour = 3_600_000
// The queue goes by the real clock: what is due for it may still lie ahead on the clock that the test moves.
const yesterday = new Date(Math.floor((Date.now() - 24 * hour) / hour) * hour)

beforeAll(async () => {
  house = await openTestHouse({ pack: 'kota', now: yesterday.toISOString() })
  unitId = house.units.byCode('tirta')!.id
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
})

const people = () => ({ author: siti.actor, approver: budi.actor, unitId })
/** Wall time in the city's zone, `minutes` from the house's now. */
const inMinutes = (minutes: number) =>
  new Date(house.clock.now().getTime() + minutes * 60_000 + 8 * hour).toISOString().slice(0, 16)
const zone = 'Asia/Makassar'
/** What the job of the edition's appointment is given. */
const appointment = async (editionId: string) => {
  const row = await house.database.db
    .selectFrom('newsroom.edition')
    .select('schedule_id')
    .where('id', '=', editionId)
    .executeTakeFirstOrThrow()
  return { editionId, scheduleId: row.schedule_id as string }
}

describe('the schedule', () => {
  test('an approved story goes out at its minute, and not before', async () => {
    const { editionId, hash } = await storyAt(house, people(), 'approved')
    const result = await house.newsroom.scheduleEdition(budi.actor, {
      editionId,
      versionHash: hash,
      scheduledFor: inMinutes(60),
      zone,
    })
    expect(result.state).toBe('scheduled')
    expect((await look(house, siti.actor, editionId)).schedule).toMatchObject({ local: inMinutes(60), zone })
    // The appointment lies in the database, so it outlives the process that made it.
    const { rows } = await sql<{ start_after: Date }>`select start_after from jobs.job
      where name = 'publish-scheduled' and data ->> 'editionId' = ${editionId}`.execute(house.database.db)
    expect(rows.map((row) => row.start_after.getTime())).toEqual([house.clock.now().getTime() + hour])
    house.clock.advance(59 * 60_000)
    expect(await house.newsroom.publishScheduled(await appointment(editionId))).toBe('waiting')
    expect((await look(house, siti.actor, editionId)).state).toBe('scheduled')
    house.clock.advance(60_000)
    await house.jobs.drain()
    const published = await look(house, siti.actor, editionId)
    expect(published.state).toBe('published')
    const { history } = await house.newsroom.story(siti.actor, published.storyId)
    expect(history.at(-1)).toMatchObject({ kind: 'publish', byKind: 'house', versionHash: hash })
  })

  test('a story taken off the schedule, moved or edited is not published by the old appointment', async () => {
    const appoint = async () => {
      const story = await storyAt(house, people(), 'approved')
      const input = { editionId: story.editionId, versionHash: story.hash }
      await house.newsroom.scheduleEdition(budi.actor, { ...input, scheduledFor: inMinutes(30), zone })
      return { ...story, input }
    }
    const [off, moved, edited] = [await appoint(), await appoint(), await appoint()]
    await house.newsroom.unscheduleEdition(budi.actor, off.input)
    await house.newsroom.scheduleEdition(budi.actor, { ...moved.input, scheduledFor: inMinutes(300), zone })
    await write(house, siti.actor, edited.editionId, { headline: 'Diubah menjelang terbit' })
    house.clock.advance(31 * 60_000)
    await house.jobs.drain()
    expect((await look(house, budi.actor, off.editionId)).state).toBe('approved')
    expect((await look(house, budi.actor, moved.editionId)).state).toBe('scheduled')
    expect((await look(house, budi.actor, edited.editionId)).state).toBe('draft')
  })

  test('an appointment that runs twice publishes once', async () => {
    const { editionId, hash, storyId } = await storyAt(house, people(), 'approved')
    await house.newsroom.scheduleEdition(budi.actor, {
      editionId,
      versionHash: hash,
      scheduledFor: inMinutes(5),
      zone,
    })
    const job = await appointment(editionId)
    house.clock.advance(6 * 60_000)
    const outcomes = await Promise.all([
      house.newsroom.publishScheduled(job),
      house.newsroom.publishScheduled(job),
      house.newsroom.publishScheduled(job),
    ])
    expect(outcomes.toSorted()).toEqual(['obsolete', 'obsolete', 'published'])
    const { history } = await house.newsroom.story(siti.actor, storyId)
    expect(history.filter((act) => act.kind === 'publish')).toHaveLength(1)
  })

  test('a time in the past, an unknown zone and a time that does not exist are refused', async () => {
    const { editionId, hash } = await storyAt(house, people(), 'approved')
    const schedule = (scheduledFor: string, where = zone) =>
      house.newsroom.scheduleEdition(budi.actor, { editionId, versionHash: hash, scheduledFor, zone: where })
    await expect(schedule(inMinutes(-1))).rejects.toMatchObject({ faults: [{ code: 'time_past' }] })
    await expect(schedule(inMinutes(10), 'Asia/Bandung')).rejects.toMatchObject({
      faults: [{ at: 'zone', code: 'unknown_zone' }],
    })
    await expect(schedule('2026-02-30T10:00')).rejects.toMatchObject({ faults: [{ code: 'no_such_time' }] })
  })
})

describe('the embargo', () => {
  test('holds against publishing, scheduling and an emergency, for every language, and for the picture elsewhere', async () => {
    const asset = await house.bank.receive(siti.actor, {
      unitId,
      filename: 'foto.jpg',
      stream: Readable.from([await photograph(640, 480).jpeg().toBuffer()]),
    })
    const lead = { assetId: asset.id, alt: 'Loket', caption: 'Loket baru', credit: 'Humas', rights: '' }
    const held = await storyAt(house, { ...people(), content: completeContent({ lead }) }, 'approved')
    const until = new Date(house.clock.now().getTime() + 2 * hour)
    await house.newsroom.setEmbargo(budi.actor, {
      storyId: held.storyId,
      until: until.toISOString(),
      reason: 'Menunggu konferensi pers.',
    })
    const input = { editionId: held.editionId, versionHash: held.hash }
    await expect(house.newsroom.publishEdition(budi.actor, input)).rejects.toMatchObject({
      code: 'embargoed',
    })
    await expect(
      house.newsroom.publishEmergency(budi.actor, { ...input, reason: 'Coba-coba.' }),
    ).rejects.toMatchObject({ code: 'embargoed' })
    await expect(
      house.newsroom.scheduleEdition(budi.actor, { ...input, scheduledFor: inMinutes(60), zone }),
    ).rejects.toMatchObject({ code: 'embargoed' })

    const other = await storyAt(house, { ...people(), content: completeContent({ lead }) }, 'approved')
    await expect(
      house.newsroom.publishEdition(budi.actor, { editionId: other.editionId, versionHash: other.hash }),
    ).rejects.toMatchObject({ code: 'picture_embargoed' })
    const media = `/media/${(await house.bank.picture(asset.id))!.ref}/640.webp`
    expect((await house.server.inject(media)).statusCode).toBe(404)

    house.clock.advance(2 * hour)
    await house.newsroom.publishEdition(budi.actor, input)
    expect((await house.server.inject(media)).statusCode).toBe(200)
  })

  test('set after an appointment, cancels it', async () => {
    const { editionId, hash, storyId } = await storyAt(house, people(), 'approved')
    await house.newsroom.scheduleEdition(budi.actor, {
      editionId,
      versionHash: hash,
      scheduledFor: inMinutes(10),
      zone,
    })
    await house.newsroom.setEmbargo(budi.actor, {
      storyId,
      until: new Date(house.clock.now().getTime() + hour).toISOString(),
      reason: 'Diminta penyidik.',
    })
    house.clock.advance(11 * 60_000)
    await house.jobs.drain()
    expect((await look(house, budi.actor, editionId)).state).toBe('approved')
  })
})
