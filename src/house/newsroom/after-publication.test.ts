/** What happens to a story once it has a date: appointments, embargoes, and the four acts after publication. */
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent, look, paragraphs, storyAt, write } from '../../../tests/support/newsroom.ts'
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

describe('correct, update, withdraw, recall', () => {
  const note = {
    reason: 'Jumlah loket keliru.',
    publicNote: 'Jumlah loket diperbaiki dari tiga menjadi empat.',
  }

  test('a contributor’s correction waits beside the published text and replaces it once approved', async () => {
    const { editionId } = await storyAt(house, people(), 'published')
    const { ref } = await look(house, siti.actor, editionId)
    const beside = await write(house, siti.actor, editionId, { headline: 'Empat loket dibuka setiap hari' })
    expect(beside).toMatchObject({ state: 'published', stage: 'draft' })
    await expect(
      house.newsroom.submitEdition(siti.actor, { editionId, versionHash: beside.hash }),
    ).rejects.toMatchObject({ code: 'change_needed' })
    await house.newsroom.submitEdition(siti.actor, {
      editionId,
      versionHash: beside.hash,
      change: { kind: 'correction', ...note },
    })
    expect(await house.newsroom.public.storyPage(ref, 'id')).toMatchObject({
      headline: 'Loket pelayanan dibuka setiap hari',
      corrected: false,
    })
    await house.newsroom.approveEdition(budi.actor, { editionId, versionHash: beside.hash })
    await house.newsroom.publishEdition(budi.actor, { editionId, versionHash: beside.hash })
    expect(await house.newsroom.public.storyPage(ref, 'id')).toMatchObject({
      headline: 'Empat loket dibuka setiap hari',
      corrected: true,
      versionNumber: 2,
      notes: [{ kind: 'correction', note: note.publicNote }],
    })
    const seen = await look(house, budi.actor, editionId)
    expect(seen.versions.map((version) => version.standing)).toEqual(['live', 'superseded'])
    const { history } = await house.newsroom.story(budi.actor, seen.storyId)
    expect(history.at(-1)).toMatchObject({ kind: 'correct', ...note })
  })

  test('an approver corrects another’s text in one act; their own goes to somebody else’s queue', async () => {
    const first = await storyAt(house, people(), 'published')
    const fixed = await write(house, siti.actor, first.editionId, { headline: 'Empat loket' })
    const done = await house.newsroom.correctEdition(budi.actor, {
      editionId: first.editionId,
      versionHash: fixed.hash,
      ...note,
    })
    expect(done).toMatchObject({ state: 'published', stage: 'published', versionNumber: 2 })

    const second = await storyAt(house, people(), 'published')
    const own = await write(house, budi.actor, second.editionId, { headline: 'Empat loket' })
    const queued = await house.newsroom.correctEdition(budi.actor, {
      editionId: second.editionId,
      versionHash: own.hash,
      ...note,
    })
    expect(queued).toMatchObject({ state: 'published', stage: 'submitted' })
    await expect(
      house.newsroom.approveEdition(budi.actor, { editionId: second.editionId, versionHash: own.hash }),
    ).rejects.toMatchObject({ code: 'own_work' })
  })

  test('only an update is news again: a correction leaves the story where it stands in the lists', async () => {
    const { editionId } = await storyAt(house, people(), 'published')
    const { ref } = await look(house, siti.actor, editionId)
    const publicTimestamp = async () => {
      const story = await house.newsroom.public.storyPage(ref, 'id')
      return story !== undefined && 'publicTimestamp' in story ? story.publicTimestamp : undefined
    }
    const first = await publicTimestamp()
    house.clock.advance(hour)
    const fixed = await write(house, siti.actor, editionId, { summary: 'Ringkasan yang benar.' })
    await house.newsroom.correctEdition(budi.actor, { editionId, versionHash: fixed.hash, ...note })
    expect(await publicTimestamp()).toEqual(first)
    const more = await write(house, siti.actor, editionId, { summary: 'Perkembangan terbaru.' })
    await house.newsroom.updateEdition(budi.actor, { editionId, versionHash: more.hash, ...note })
    expect(await publicTimestamp()).toEqual(house.clock.now())
  })

  test('a withdrawn story stays readable under its note, and the change that was scheduled does not bring it back', async () => {
    const { editionId, hash } = await storyAt(house, people(), 'published')
    const { ref } = await look(house, budi.actor, editionId)
    const beside = await write(house, siti.actor, editionId, { headline: 'Perubahan terjadwal' })
    const change = { kind: 'update' as const, ...note }
    await house.newsroom.submitEdition(siti.actor, { editionId, versionHash: beside.hash, change })
    await house.newsroom.approveEdition(budi.actor, { editionId, versionHash: beside.hash })
    await house.newsroom.scheduleEdition(budi.actor, {
      editionId,
      versionHash: beside.hash,
      scheduledFor: inMinutes(20),
      zone,
    })
    await house.newsroom.withdrawEdition(budi.actor, { editionId, versionHash: hash, ...note })
    house.clock.advance(21 * 60_000)
    await house.jobs.drain()
    expect(await look(house, budi.actor, editionId)).toMatchObject({ state: 'withdrawn', stage: 'draft' })
    expect(await house.newsroom.public.storyPage(ref, 'id')).toMatchObject({ state: 'withdrawn' })
  })

  test('of a recalled story only the notice is left; its picture answers no more, and it never returns', async () => {
    const asset = await house.bank.receive(siti.actor, {
      unitId,
      filename: 'foto.jpg',
      stream: Readable.from([await photograph(640, 480, 7).jpeg().toBuffer()]),
    })
    const lead = { assetId: asset.id, alt: 'Loket', caption: 'Loket baru', credit: 'Humas', rights: '' }
    const { editionId, hash } = await storyAt(
      house,
      { ...people(), content: completeContent({ lead }) },
      'published',
    )
    const { ref } = await look(house, budi.actor, editionId)
    const media = `/media/${(await house.bank.picture(asset.id))!.ref}/640.webp`
    expect((await house.server.inject(media)).statusCode).toBe(200)
    const input = { editionId, versionHash: hash, ...note }
    await house.newsroom.recallEdition(budi.actor, input)
    expect(await house.newsroom.public.storyPage(ref, 'id')).toMatchObject({
      state: 'recalled',
      note: { kind: 'recall', note: note.publicNote },
    })
    expect((await house.server.inject(media)).statusCode).toBe(404)
    const { content, revision } = await look(house, siti.actor, editionId)
    await expect(
      house.newsroom.saveDraft(siti.actor, {
        editionId,
        revision,
        content: { ...content, headline: 'Lagi' },
      }),
    ).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(house.newsroom.recallEdition(budi.actor, input)).rejects.toMatchObject({
      code: 'wrong_state',
    })
  })

  test('each of the four acts opens a task for the edition in the other language', async () => {
    const { storyId, editionId } = await storyAt(house, people(), 'published')
    const [version] = (await look(house, siti.actor, editionId)).versions
    const english = await house.newsroom.translateEdition(siti.actor, {
      storyId,
      locale: 'en',
      fromVersionId: version!.id,
    })
    const fixed = await write(house, siti.actor, editionId, { headline: 'Empat loket' })
    await house.newsroom.correctEdition(budi.actor, { editionId, versionHash: fixed.hash, ...note })
    const stale = await look(house, siti.actor, english.editionId)
    expect(stale.source).toMatchObject({ versionNumber: 1, stale: true })
    await house.newsroom.setSourceVersion(siti.actor, {
      editionId: english.editionId,
      versionId: (await look(house, siti.actor, editionId)).versions[0]!.id,
    })
    expect((await look(house, siti.actor, english.editionId)).source).toMatchObject({ stale: false })
    const more = await write(house, siti.actor, editionId, { body: paragraphs('x'.repeat(120)) })
    await house.newsroom.updateEdition(budi.actor, { editionId, versionHash: more.hash, ...note })
    const last = { editionId, versionHash: more.hash, ...note }
    await house.newsroom.withdrawEdition(budi.actor, last)
    await house.newsroom.recallEdition(budi.actor, last)
    const tasks = (await house.newsroom.tasks(siti.actor)).filter(
      (task) => task.editionId === english.editionId,
    )
    expect(tasks.map((task) => task.kind)).toEqual([
      'sibling_corrected',
      'sibling_updated',
      'sibling_withdrawn',
      'sibling_recalled',
    ])
    expect(tasks[0]).toMatchObject({ openedBy: 'Budi Hartono', publicNote: note.publicNote })
  })
})
