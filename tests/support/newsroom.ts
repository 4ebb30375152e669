/** Stories for tests: a complete text, and the way of one to where a test wants it. */
import { emptyContent, type EditionContent, type EditionView } from '../../src/house/newsroom/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { House } from '../../src/house.ts'

export const paragraphs = (...texts: string[]): EditionContent['body'] => ({
  type: 'doc',
  content: texts.map((text, index) => ({
    type: 'paragraph',
    attrs: { id: `p${index + 1}` },
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  })),
})

const firstParagraph =
  'Tiga loket pelayanan surat keterangan kini dibuka setiap hari kerja, sehingga warga tidak perlu lagi antre sejak pagi.'

/** Everything the checklist asks for; `kesehatan` is a topic of both packs. */
export const completeContent = (fields: Partial<EditionContent> = {}): EditionContent =>
  emptyContent({
    headline: 'Loket pelayanan dibuka setiap hari',
    summary: 'Warga kini dapat mengurus surat keterangan pada setiap hari kerja.',
    dateline: 'Bandung',
    topic: 'kesehatan',
    byline: 'Siti Rahmawati',
    body: paragraphs(firstParagraph, 'Waktu tunggu rata-rata turun menjadi lima belas menit.'),
    ...fields,
  })

type Desk = Pick<House, 'newsroom'>

/** The edition as the actor sees it now. */
export const look = (house: Desk, actor: Actor, editionId: string): Promise<EditionView> =>
  house.newsroom.edition(actor, editionId)

/** Saves a text over the newest revision, whatever it is. */
export async function write(
  house: Desk,
  actor: Actor,
  editionId: string,
  fields: Partial<EditionContent>,
): Promise<EditionView> {
  const { content, revision } = await look(house, actor, editionId)
  const outcome = await house.newsroom.saveDraft(actor, {
    editionId,
    content: { ...content, ...fields },
    revision,
  })
  if (!outcome.saved) throw new Error(outcome.code)
  return look(house, actor, editionId)
}

/** A story whose first edition has come as far as `to`. */
export async function storyAt(
  house: Desk,
  {
    author,
    approver,
    unitId,
    content = completeContent(),
  }: { author: Actor; approver: Actor; unitId: string; content?: EditionContent },
  to: 'draft' | 'submitted' | 'returned' | 'approved' | 'published',
): Promise<{ storyId: string; editionId: string; hash: string }> {
  const { storyId, editionId } = await house.newsroom.createStory(author, { unitId, locale: 'id', content })
  const { hash } = await look(house, author, editionId)
  const story = { storyId, editionId, hash }
  const input = { editionId, versionHash: hash }
  if (to === 'draft') return story
  await house.newsroom.submitEdition(author, input)
  if (to === 'submitted') return story
  if (to === 'returned') {
    await house.newsroom.returnEdition(approver, { ...input, reason: 'Sumber angkanya belum ada.' })
    return story
  }
  await house.newsroom.approveEdition(approver, input)
  if (to === 'published') await house.newsroom.publishEdition(approver, input)
  return story
}
