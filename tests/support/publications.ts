/** Published stories for tests of the reading side, written by the front door that the acts use. */
import { beforeEach } from 'vitest'
import { standingClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/db.ts'
import { newId, newRef } from '../../src/platform/ids.ts'
import type { Locale } from '../../src/platform/messages.ts'
import { emptyContent, type EditionContent } from '../../src/house/newsroom/content.ts'
import {
  listingsFor,
  type PublicationInput,
  type PublicPicture,
} from '../../src/house/newsroom/publication.ts'
import { createPublicReading } from '../../src/house/newsroom/public-queries.ts'
import type { PublicStory } from '../../src/house/newsroom/public-reading.ts'
import { writePublication } from '../../src/house/newsroom/write-publication.ts'
import { testDatabase } from './test-database.ts'

export interface TreeUnit {
  id: string
  code: string
  path: string
  parentId: string | null
  regionId: string | null
}

/** Headquarters, two regions, three districts: `hq`, `jabar` (with `bdg`, `bks`), `bali` (with `dps`). */
export function smallTree() {
  const units = new Map<string, TreeUnit>()
  const add = (code: string, parentCode?: string): TreeUnit => {
    const parent = parentCode === undefined ? undefined : units.get(parentCode)
    const id = newId()
    const unit = {
      id,
      code,
      path: parent === undefined ? code : `${parent.path}.${code}`,
      parentId: parent?.id ?? null,
      regionId: parent === undefined ? null : (parent.regionId ?? id),
    }
    units.set(code, unit)
    return unit
  }
  add('hq')
  add('jabar', 'hq')
  add('bali', 'hq')
  add('bdg', 'jabar')
  add('bks', 'jabar')
  add('dps', 'bali')
  const at = (code: string): TreeUnit => {
    const unit = units.get(code)
    if (unit === undefined) throw new Error(`no unit ${code}`)
    return unit
  }
  const ancestry = (id: string): TreeUnit[] => {
    const self = [...units.values()].find((unit) => unit.id === id)
    if (self === undefined) return []
    return [self, ...(self.parentId === null ? [] : ancestry(self.parentId))]
  }
  return { at, ancestry, byCode: (code: string) => units.get(code), root: () => at('hq') }
}
export type SmallTree = ReturnType<typeof smallTree>

export const paragraphs = (...texts: string[]): EditionContent['body'] => ({
  type: 'doc',
  content: texts.map((text, index) => ({
    type: 'paragraph',
    attrs: { id: `b${index}` },
    content: [{ type: 'text', text }],
  })),
})

export function testPicture(assetId = newId()): PublicPicture {
  const ref = newRef(16)
  const sizes = [640, 1280].map((width) => ({
    width,
    height: Math.round((width * 2) / 3),
    format: 'webp' as const,
    url: `/media/${ref}/${width}.webp`,
    bytes: width * 50,
  }))
  return { assetId, ref, width: 2400, height: 1600, renditions: sizes }
}

export interface StoryAt {
  unit?: string
  at?: string
  locale?: Locale
  content?: Partial<EditionContent>
  adoptedBy?: string[]
  supportedBy?: string[]
  pushedBy?: string[]
  /** Of a story written before: its next version or another locale. */
  of?: PublicationInput
  note?: PublicationInput['note']
  pictures?: PublicPicture[]
}

/** Publishes and returns what was handed over. */
export async function publish(
  { db }: Database,
  tree: SmallTree,
  story: StoryAt = {},
): Promise<PublicationInput> {
  const unit = tree.at(story.unit ?? 'bdg')
  const at = new Date(story.at ?? '2026-11-24T02:00:00Z')
  const same = story.of?.locale === (story.locale ?? story.of?.locale) ? story.of : undefined
  const input: PublicationInput = {
    editionId: same?.editionId ?? newId(),
    storyId: story.of?.storyId ?? newId(),
    locale: story.locale ?? story.of?.locale ?? 'id',
    ref: story.of?.ref ?? newRef(),
    versionNumber: (same?.versionNumber ?? 0) + 1,
    versionHash: 'a'.repeat(64),
    content: emptyContent({
      headline: 'Satu pintu untuk surat keterangan',
      summary: 'Warga cukup sekali mengisi formulir.',
      topic: 'pelayanan-publik',
      body: paragraphs('Tiga kantor menyatukan loket dan antrean.'),
      ...story.content,
    }),
    unit: { id: unit.id, path: unit.path, regionId: unit.regionId },
    ancestry: tree.ancestry(unit.id).map((one) => one.id),
    listings: listingsFor(tree, {
      leadUnitId: unit.id,
      supportingUnitIds: (story.supportedBy ?? []).map((code) => tree.at(code).id),
      adopterUnitIds: (story.adoptedBy ?? []).map((code) => tree.at(code).id),
      mandatoryUnitIds: (story.pushedBy ?? []).map((code) => tree.at(code).id),
    }),
    pictures: new Map((story.pictures ?? []).map((picture) => [picture.assetId, picture])),
    firstPublishedAt: same?.firstPublishedAt ?? at,
    publicTimestamp: story.note?.kind === 'correction' && same !== undefined ? same.publicTimestamp : at,
    updatedAt: at,
    ...(story.note === undefined ? {} : { note: story.note }),
  }
  await db.transaction().execute((trx) => writePublication(trx, input))
  return input
}

/** The reading side over a database of the test file's own, emptied before each test; it is noon in Jakarta. */
export async function publicSide(tree: SmallTree) {
  const database = await testDatabase()
  const reading = createPublicReading({
    db: database.db,
    clock: standingClock('2026-11-24T05:00:00Z'),
    units: tree,
  })
  beforeEach(async () => {
    await database.pool.query(
      `truncate newsroom.publication, newsroom.listing, newsroom.publication_tag, newsroom.public_note,
         newsroom.search_entry, newsroom.search_word`,
    )
  })
  const unit = (code: string) => {
    const { id } = tree.at(code)
    const [, ...above] = tree.ancestry(id)
    return { id, ancestorIds: above.map((one) => one.id) }
  }
  return {
    database,
    reading,
    unit,
    headlinesAt: async (code: string) =>
      (await reading.unitPage({ locale: 'id', unit: unit(code) })).items.map((card) => card.headline),
    front: () =>
      reading.frontPage({
        locale: 'id',
        rootId: tree.at('hq').id,
        rivers: [
          { key: 'jawa', regionIds: [tree.at('jabar').id] },
          { key: 'layanan', topic: 'pelayanan-publik' },
        ],
        since: new Date('2026-11-23T17:00:00Z'),
      }),
    story: async (ref: string, locale: Locale = 'id'): Promise<PublicStory> => {
      const page = await reading.storyPage(ref, locale)
      if (page === undefined || page.state === 'recalled') throw new Error(`no story ${ref} to read`)
      return page
    },
  }
}
