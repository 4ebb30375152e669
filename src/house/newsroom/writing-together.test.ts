/** Several people and tabs at one text: nothing that anybody wrote is lost. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent, look, paragraphs, storyAt, write } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

let house: TestHouse
let siti: SignedIn
let rina: SignedIn
let budi: SignedIn
let unitId: string

beforeAll(async () => {
  house = await openTestHouse()
  unitId = house.units.byCode('wana')!.id
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: unitId, roles: ['contributor'] })
  rina = await signIn(house, { name: 'Rina Redaktur', unit: unitId, roles: ['editor'] })
  budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
})

const draft = () => storyAt(house, { author: siti.actor, approver: budi.actor, unitId }, 'draft')
const save = (who: SignedIn, editionId: string, revision: number, headline: string) =>
  house.newsroom.saveDraft(who.actor, { editionId, revision, content: completeContent({ headline }) })

describe('autosave', () => {
  test('counts revisions; one that comes too late gets the current text, and its own is kept', async () => {
    const { editionId } = await draft()
    const first = await save(siti, editionId, 1, 'Dari ponsel')
    expect(first).toMatchObject({ saved: true, draft: { revision: 2 } })
    const late = await save(siti, editionId, 1, 'Dari tab lama')
    expect(late).toMatchObject({
      saved: false,
      code: 'stale_draft',
      current: { revision: 2, content: { headline: 'Dari ponsel' }, savedBy: 'Siti Rahmawati' },
    })
    const { snapshots } = await house.newsroom.draftSnapshots(siti.actor, editionId)
    expect(snapshots.find((one) => one.keptAs === 'stale')?.content.headline).toBe('Dari tab lama')
  })

  test('sent twice because the answer got lost, is saved once', async () => {
    const { editionId } = await draft()
    await save(siti, editionId, 1, 'Kereta lewat terowongan')
    const again = await save(siti, editionId, 1, 'Kereta lewat terowongan')
    expect(again).toMatchObject({ saved: true, draft: { revision: 2 } })
  })

  test('of the text as it stands, sent while it waits for approval, voids nothing', async () => {
    const { editionId } = await storyAt(
      house,
      { author: siti.actor, approver: budi.actor, unitId },
      'approved',
    )
    const { content, revision } = await look(house, siti.actor, editionId)
    await house.newsroom.saveDraft(siti.actor, { editionId, revision, content })
    expect((await look(house, siti.actor, editionId)).state).toBe('approved')
  })

  test('from a tab that was open since before publication opens no text of its own accord', async () => {
    const { editionId } = await storyAt(
      house,
      { author: siti.actor, approver: budi.actor, unitId },
      'published',
    )
    const { content, revision } = await look(house, siti.actor, editionId)
    const outcome = await house.newsroom.saveDraft(siti.actor, { editionId, revision, content })
    expect(outcome).toMatchObject({ saved: true, draft: { stage: 'published' } })
    await write(house, rina.actor, editionId, { headline: 'Teks baru di samping yang terbit' })
    const old = await house.newsroom.saveDraft(siti.actor, {
      editionId,
      revision,
      content: { ...content, headline: 'Tab lama' },
    })
    expect(old).toMatchObject({ saved: false })
  })
})

describe('the lock', () => {
  test('says who is editing and since when, and expires after five idle minutes', async () => {
    const { editionId } = await draft()
    const since = house.clock.now().toISOString()
    await house.newsroom.lockEdition(siti.actor, editionId)
    expect((await look(house, rina.actor, editionId)).lock).toEqual({
      personId: siti.personId,
      personName: 'Siti Rahmawati',
      since,
    })
    await expect(house.newsroom.lockEdition(rina.actor, editionId)).rejects.toMatchObject({
      code: 'edition_locked',
      params: { name: 'Siti Rahmawati' },
    })
    house.clock.advance(4 * 60_000)
    await save(siti, editionId, 1, 'Masih menulis')
    house.clock.advance(4 * 60_000)
    expect((await look(house, rina.actor, editionId)).lock).toMatchObject({ since })
    house.clock.advance(2 * 60_000)
    expect((await look(house, rina.actor, editionId)).lock).toBeNull()
    await house.newsroom.lockEdition(rina.actor, editionId)
  })

  test('taken over, loses neither the text of the one nor of the other', async () => {
    const { editionId } = await draft()
    await house.newsroom.lockEdition(siti.actor, editionId)
    await save(siti, editionId, 1, 'Kalimat Siti yang tersimpan')
    const refused = await save(rina, editionId, 2, 'Rina menulis tanpa bertanya')
    expect(refused).toMatchObject({ saved: false, code: 'edition_locked' })
    const taken = await house.newsroom.takeOverLock(rina.actor, editionId)
    expect(taken.lock?.personName).toBe('Rina Redaktur')
    expect((await look(house, rina.actor, editionId)).content.headline).toBe('Kalimat Siti yang tersimpan')
    const late = await save(siti, editionId, 2, 'Kalimat Siti yang belum tersimpan')
    expect(late).toMatchObject({ saved: false, code: 'stale_draft' })
    await save(rina, editionId, taken.revision, 'Kalimat Rina')
    const { snapshots } = await house.newsroom.draftSnapshots(siti.actor, editionId)
    expect(snapshots.map((one) => one.content.headline)).toEqual(
      expect.arrayContaining([
        'Kalimat Siti yang tersimpan',
        'Kalimat Siti yang belum tersimpan',
        'Rina menulis tanpa bertanya',
        'Kalimat Rina',
      ]),
    )
  })

  test('given back, is free at once; somebody else’s is not given back', async () => {
    const { editionId } = await draft()
    await house.newsroom.lockEdition(siti.actor, editionId)
    await house.newsroom.unlockEdition(rina.actor, editionId)
    expect((await look(house, siti.actor, editionId)).lock).not.toBeNull()
    await house.newsroom.unlockEdition(siti.actor, editionId)
    expect((await look(house, siti.actor, editionId)).lock).toBeNull()
  })
})

describe('giving up and sharing', () => {
  test('a discarded story can be taken up again where it was left', async () => {
    const { editionId } = await draft()
    await save(siti, editionId, 1, 'Ide yang ditunda')
    await house.newsroom.discardEdition(siti.actor, { editionId })
    const resting = await look(house, siti.actor, editionId)
    expect(resting).toMatchObject({ state: 'discarded', content: { headline: 'Ide yang ditunda' } })
    const again = await write(house, siti.actor, editionId, { headline: 'Ide yang dilanjutkan' })
    expect(again.state).toBe('draft')
  })

  test('a discarded change leaves the published text as it is', async () => {
    const { editionId } = await storyAt(
      house,
      { author: siti.actor, approver: budi.actor, unitId },
      'published',
    )
    await write(house, siti.actor, editionId, { headline: 'Perubahan yang batal' })
    await house.newsroom.discardEdition(siti.actor, { editionId })
    const seen = await look(house, siti.actor, editionId)
    expect(seen).toMatchObject({ stage: 'published', content: { headline: completeContent().headline } })
    const board = await house.newsroom.board(siti.actor, { stage: 'published' })
    expect(board.rows.find((row) => row.editionId === editionId)?.headline).toBe(completeContent().headline)
  })

  test('a preview link shows the text as it stood, until it expires, is ended, or the story is recalled', async () => {
    const { editionId, hash } = await draft()
    const { url } = await house.newsroom.sharePreview(siti.actor, { editionId, hours: 2 })
    const token = url.split('/').at(-1)!
    await write(house, siti.actor, editionId, {
      headline: 'Ditulis sesudahnya',
      body: paragraphs('y'.repeat(130)),
    })
    const preview = await house.newsroom.previewByToken(token)
    expect(preview).toMatchObject({ story: { headline: completeContent().headline, versionHash: hash } })
    expect(preview?.story.bodyHtml).toContain('Tiga loket')
    const stored = await house.database.db.selectFrom('newsroom.preview_link').select('token_hash').execute()
    expect(stored.some((row) => row.token_hash.includes(token))).toBe(false)
    expect(await house.newsroom.previewByToken(`${token}x`)).toBeUndefined()
    house.clock.advance(2 * 3_600_000)
    expect(await house.newsroom.previewByToken(token)).toBeUndefined()

    const second = await house.newsroom.sharePreview(siti.actor, { editionId, hours: 2 })
    await house.newsroom.revokePreviews(siti.actor, editionId)
    expect(await house.newsroom.previewByToken(second.url.split('/').at(-1)!)).toBeUndefined()
  })
})
