/** The main story of the house: Siti of a district office writes, Budi of the region decides, readers read. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent, look, paragraphs, storyAt, write } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let bandung: string
let jabar: string

beforeAll(async () => {
  house = await openTestHouse({ pack: 'polri' })
  jabar = house.units.byCode('jabar')!.id
  bandung = house.units.byCode('3204')!.id
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: bandung, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi Hartono', unit: jabar, roles: ['approver'] })
})

const people = () => ({ author: siti.actor, approver: budi.actor, unitId: bandung })

describe('writing and submitting', () => {
  test('a new story gets the next number of its region in that month, without gaps even when many begin at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () =>
        house.newsroom.createStory(siti.actor, { unitId: bandung, locale: 'id' }),
      ),
    )
    const numbers = made.map((story) => story.number).toSorted()
    expect(numbers[0]).toMatch(/^JBR-2026-11-\d{4}$/)
    const counts = numbers.map((number) => Number(number.slice(-4)))
    expect(counts.at(-1)! - counts[0]!).toBe(7)
    expect(new Set(counts).size).toBe(8)
  })

  test('an incomplete text is not submitted; what is missing is listed', async () => {
    const { editionId } = await house.newsroom.createStory(siti.actor, { unitId: bandung, locale: 'id' })
    const { hash, checklist } = await look(house, siti.actor, editionId)
    expect(checklist.complete).toBe(false)
    await expect(
      house.newsroom.submitEdition(siti.actor, { editionId, versionHash: hash }),
    ).rejects.toMatchObject({
      code: 'incomplete',
      status: 422,
      faults: [
        { at: 'headline', code: 'missing_headline' },
        { at: 'summary', code: 'missing_summary' },
        { at: 'place', code: 'missing_place' },
        { at: 'topic', code: 'missing_topic' },
        { at: 'body', code: 'missing_body' },
      ],
    })
  })

  test('a complete text is submitted to the nearest approver; submitting it again changes nothing', async () => {
    const { editionId, hash } = await storyAt(house, people(), 'submitted')
    const seen = await look(house, siti.actor, editionId)
    expect(seen).toMatchObject({ state: 'submitted', can: { submit: false, approve: false } })
    expect(seen.approver?.people).toEqual([{ id: budi.personId, name: 'Budi Hartono' }])
    await expect(
      house.newsroom.submitEdition(siti.actor, { editionId, versionHash: hash }),
    ).rejects.toMatchObject({ code: 'wrong_state', status: 409 })
    expect((await look(house, siti.actor, editionId)).versions).toHaveLength(1)
  })
})

describe('deciding', () => {
  test('the approver returns a story with a remark on a paragraph, and the contributor mends it', async () => {
    const { storyId, editionId, hash } = await storyAt(house, people(), 'submitted')
    await house.newsroom.returnEdition(budi.actor, {
      editionId,
      versionHash: hash,
      reason: 'Angka tanpa sumber.',
      remarks: [{ blockId: 'p2', quote: 'lima belas menit', text: 'Dari mana angka ini?' }],
    })
    const returned = await look(house, siti.actor, editionId)
    expect(returned).toMatchObject({ state: 'returned', can: { submit: true } })
    expect(returned.remarks).toMatchObject([
      { blockId: 'p2', quote: 'lima belas menit', by: 'Budi Hartono', versionNumber: 1, resolved: null },
    ])

    const mended = await write(house, siti.actor, editionId, {
      body: paragraphs(
        'Tiga loket pelayanan surat keterangan kini dibuka setiap hari kerja, sehingga warga tidak perlu lagi antre sejak pagi.',
        'Menurut catatan loket bulan Oktober, waktu tunggu rata-rata dua belas menit.',
      ),
    })
    expect(mended.state).toBe('returned')
    await house.newsroom.resolveRemark(siti.actor, returned.remarks[0]!.id)
    await house.newsroom.submitEdition(siti.actor, { editionId, versionHash: mended.hash })

    const again = await look(house, budi.actor, editionId)
    expect(again.versions.map((version) => [version.number, version.standing])).toEqual([
      [2, 'pending'],
      [1, 'past'],
    ])
    expect(again.remarks[0]).toMatchObject({ versionNumber: 1, resolved: { by: 'Siti Rahmawati' } })
    await house.newsroom.approveEdition(budi.actor, { editionId, versionHash: mended.hash })
    const history = (await house.newsroom.story(budi.actor, storyId)).history
    expect(history.map((act) => act.kind)).toEqual([
      'create',
      'submit',
      'return',
      'resolve_remark',
      'submit',
      'approve',
    ])
    expect(history.at(-1)).toMatchObject({ by: 'Budi Hartono', versionNumber: 2, versionHash: mended.hash })
  })

  test('an approval is of the very version that was seen: of an older one it is refused, and an edit voids it', async () => {
    const { editionId, hash } = await storyAt(house, people(), 'submitted')
    await expect(
      house.newsroom.approveEdition(budi.actor, { editionId, versionHash: 'ab'.repeat(32) }),
    ).rejects.toMatchObject({ code: 'stale_version', status: 409 })
    await house.newsroom.approveEdition(budi.actor, { editionId, versionHash: hash })
    const edited = await write(house, siti.actor, editionId, { headline: 'Judul yang lain' })
    expect(edited).toMatchObject({ state: 'draft', approved: null, submitted: null })
    await expect(
      house.newsroom.publishEdition(budi.actor, { editionId, versionHash: hash }),
    ).rejects.toMatchObject({ code: 'wrong_state' })
  })

  test('nobody approves what they wrote, changed or submitted', async () => {
    const writer = await signIn(house, { name: 'Penyetuju Penulis', unit: jabar, roles: ['approver'] })
    const own = await storyAt(house, { ...people(), author: writer.actor }, 'submitted')
    await expect(
      house.newsroom.approveEdition(writer.actor, { editionId: own.editionId, versionHash: own.hash }),
    ).rejects.toMatchObject({ code: 'own_work', status: 403 })
    expect((await look(house, writer.actor, own.editionId)).because['approve']).toBe('own_work')

    const { editionId } = await storyAt(house, people(), 'draft')
    const touched = await write(house, writer.actor, editionId, { summary: 'Ringkasan oleh penyetuju.' })
    await house.newsroom.submitEdition(siti.actor, { editionId, versionHash: touched.hash })
    await expect(
      house.newsroom.approveEdition(writer.actor, { editionId, versionHash: touched.hash }),
    ).rejects.toMatchObject({ code: 'own_work' })

    const third = await storyAt(house, people(), 'draft')
    await house.newsroom.submitEdition(writer.actor, { editionId: third.editionId, versionHash: third.hash })
    await expect(
      house.newsroom.approveEdition(writer.actor, { editionId: third.editionId, versionHash: third.hash }),
    ).rejects.toMatchObject({ code: 'own_work' })
    await house.newsroom.approveEdition(budi.actor, { editionId: third.editionId, versionHash: third.hash })
  })

  test('a contributor may not approve, and an approver of another region does not even know of the story', async () => {
    const { editionId, hash } = await storyAt(house, people(), 'submitted')
    await expect(
      house.newsroom.approveEdition(siti.actor, { editionId, versionHash: hash }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const other = await signIn(house, { unit: 'jatim', roles: ['approver'] })
    await expect(
      house.newsroom.approveEdition(other.actor, { editionId, versionHash: hash }),
    ).rejects.toMatchObject({ code: 'not_found', status: 404 })
  })
})

describe('publishing', () => {
  test('what is approved is published, listed at the district and the region, and at headquarters once adopted', async () => {
    const { storyId, editionId } = await storyAt(house, people(), 'published')
    const { ref } = await look(house, budi.actor, editionId)
    expect(await house.newsroom.public.storyPage(ref, 'id')).toMatchObject({
      state: 'published',
      headline: 'Loket pelayanan dibuka setiap hari',
      versionNumber: 1,
    })
    const listedAt = async (unitId: string) => {
      const ancestorIds = house.units.ancestry(unitId).map((unit) => unit.id)
      const page = await house.newsroom.public.unitPage({ locale: 'id', unit: { id: unitId, ancestorIds } })
      return page.items.some((item) => item.editionId === editionId)
    }
    const root = house.units.root().id
    expect([await listedAt(bandung), await listedAt(jabar), await listedAt(root)]).toEqual([
      true,
      true,
      false,
    ])
    const dewi = await signIn(house, { name: 'Dewi Anggraini', unit: root, roles: ['editor'] })
    await house.newsroom.adoptStory(dewi.actor, { storyId, unitId: root })
    expect(await listedAt(root)).toBe(true)
    await house.newsroom.unadoptStory(dewi.actor, { storyId, unitId: root })
    expect(await listedAt(root)).toBe(false)
  })

  test('an emergency publication is on record with its reason, and somebody else is asked to review it', async () => {
    const editor = await signIn(house, { name: 'Rina Redaktur', unit: jabar, roles: ['editor'] })
    const reviewer = await signIn(house, { name: 'Agus Peninjau', unit: jabar, roles: ['approver'] })
    const { editionId, hash } = await storyAt(house, people(), 'submitted')
    await expect(
      house.newsroom.publishEmergency(editor.actor, { editionId, versionHash: hash, reason: ' ' }),
    ).rejects.toMatchObject({ code: 'reason_needed' })
    await house.newsroom.publishEmergency(editor.actor, {
      editionId,
      versionHash: hash,
      reason: 'Banjir bandang, warga harus mengungsi.',
    })
    const [task] = (await house.newsroom.tasks(reviewer.actor)).filter((one) => one.editionId === editionId)
    expect(task).toMatchObject({ kind: 'after_review', openedBy: 'Rina Redaktur' })
    expect((await house.newsroom.tasks(editor.actor)).some((one) => one.id === task!.id)).toBe(false)
    await house.newsroom.finishTask(reviewer.actor, { taskId: task!.id, note: 'Sudah benar.' })
    await expect(house.newsroom.finishTask(reviewer.actor, { taskId: task!.id })).rejects.toMatchObject({
      code: 'task_done',
    })
    const history = (
      await house.newsroom.story(reviewer.actor, (await look(house, editor.actor, editionId)).storyId)
    ).history
    expect(history.at(-1)).toMatchObject({ kind: 'review', reason: 'Sudah benar.', versionHash: hash })
  })

  test('the one who reviews an emergency is not the one who published it, even with every role', async () => {
    const boss = await signIn(house, { unit: jabar, roles: ['editor', 'approver'] })
    const { editionId, hash } = await storyAt(house, people(), 'draft')
    await house.newsroom.publishEmergency(boss.actor, {
      editionId,
      versionHash: hash,
      reason: 'Tidak bisa menunggu.',
    })
    const [task] = (await house.newsroom.tasks(budi.actor)).filter((one) => one.editionId === editionId)
    await expect(house.newsroom.finishTask(boss.actor, { taskId: task!.id })).rejects.toMatchObject({
      code: 'own_work',
    })
  })
})

test('what hostile text says is never markup: not in the preview, not before readers', async () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>'
  const content = completeContent({
    headline: hostile,
    body: paragraphs(hostile.padEnd(140, '.'), 'Baris kedua.'),
  })
  const { editionId } = await storyAt(house, { ...people(), content }, 'published')
  const { ref } = await look(house, siti.actor, editionId)
  const story = await house.newsroom.public.storyPage(ref, 'id')
  expect(story).toMatchObject({ headline: hostile })
  expect(story).toHaveProperty('bodyHtml')
  const { bodyHtml } = story as { bodyHtml: string }
  expect(bodyHtml).not.toMatch(/<script|<img/)
  expect(bodyHtml).toContain('&lt;script&gt;')
})
