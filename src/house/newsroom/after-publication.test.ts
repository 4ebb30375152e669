/** The four acts after publication: correct, update, withdraw, recall. */
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
    // The news of it reaches every process by way of the database.
    await expect.poll(async () => (await house.server.inject(media)).statusCode).toBe(404)
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
