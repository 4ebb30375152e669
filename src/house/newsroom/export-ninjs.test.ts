import { describe, expect, test } from 'vitest'
import {
  paragraphs,
  publicSide,
  publish,
  smallTree,
  testPicture,
} from '../../../tests/support/publications.ts'
import { exportNinjs, publicationNinjs, type Ninjs, type NinjsFrame } from './export-ninjs.ts'
import { removePublication } from './remove-publication.ts'

const tree = smallTree()
const { database, reading, story } = await publicSide(tree)
const frame: NinjsFrame = {
  url: 'https://humas.example',
  unit: {
    id: tree.at('bdg').id,
    name: 'Polres Bandung',
    address: 'https://humas.example/jawa-barat/bandung',
  },
  institution: 'Kepolisian',
  topic: { name: 'Pelayanan publik', iptc: 'medtop:20000593' },
  place: { name: 'Bandung', lat: -6.9, lon: 107.6 },
}
const picture = testPicture()
const use = {
  assetId: picture.assetId,
  alt: 'Loket',
  caption: 'Hari pertama',
  credit: 'Humas',
  rights: 'Bebas',
}
const content = {
  tags: ['Loket'],
  mediaTopics: ['medtop:20000575'],
  lead: use,
  body: paragraphs('Tiga kantor.'),
}

// Properties of an item in the 3.3 schema; it allows no others.
const known = new Set(
  (
    'uri type representationType profile version firstCreated versionCreated contentCreated embargoedUntil pubStatus ' +
    'urgency copyrightHolder copyrightNotice usageTerms edNote language descriptions bodies headlines people ' +
    'organisations places subjects infoSources title by slugline located renditions associations altIds standard ' +
    'genres expires rightsInfo digitalSourceType'
  ).split(' '),
)
const unknown = (item: Ninjs, more: readonly string[] = []): string[] => [
  ...Object.keys(item).filter((key) => !known.has(key) && !more.includes(key)),
  ...(item.associations ?? []).flatMap((one) => unknown(one, ['name', 'rel'])),
]

describe('ninjs', () => {
  test('of what the public reads', async () => {
    const input = await publish(database, tree, { content, pictures: [picture] })
    await publish(database, tree, { of: input, locale: 'en', content: { headline: 'One counter' } })
    const item = publicationNinjs(frame, await story(input.ref))
    expect(unknown(item)).toEqual([])
    expect(item).toMatchObject({
      uri: `urn:uuid:${input.editionId}`,
      standard: { name: 'ninjs', version: '3.3' },
      pubStatus: 'usable',
      language: 'id',
      headlines: [{ value: 'Satu pintu untuk surat keterangan' }],
      subjects: [
        { name: 'Pelayanan publik', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000593' },
        { uri: 'http://cv.iptc.org/newscodes/mediatopic/20000575' },
        { name: 'Loket', rel: 'keyword' },
      ],
      places: [{ name: 'Bandung', geoJSON: { type: 'Point', coordinates: [107.6, -6.9] } }],
      renditions: [{ href: `https://humas.example/berita/satu-pintu-untuk-surat-keterangan-${input.ref}` }],
      bodies: [
        { contentType: 'text/html', value: '<p>Tiga kantor.</p>', wordCount: 2 },
        { value: 'Tiga kantor.' },
      ],
    })
    expect(item.associations?.map((one) => [one.name, one.type])).toEqual([
      ['lead', 'picture'],
      ['translation-en', 'text'],
    ])
    expect(item.associations?.[0]?.renditions?.[0]?.href).toBe(
      `https://humas.example${picture.renditions[0]?.url}`,
    )
  })

  test('of a text at work is the same, withheld and without an address', async () => {
    const input = await publish(database, tree, { content, pictures: [picture] })
    const published = publicationNinjs(frame, await story(input.ref))
    const { editionId, storyId, ref, locale, pictures, firstPublishedAt, updatedAt } = input
    const facts = {
      editionId,
      storyId,
      ref,
      locale,
      version: '1',
      versionCreated: updatedAt,
      firstPublishedAt,
    }
    const item = exportNinjs({
      ...frame,
      edition: { ...facts, state: 'approved', embargoUntil: new Date('2026-11-25T00:00:00Z') },
      content: { ...input.content, slug: 'satu-pintu-untuk-surat-keterangan' },
      pictures,
      recordings: new Map(),
      notes: [],
      siblings: [],
    })
    const { renditions, ...rest } = published
    expect(renditions).toHaveLength(1)
    expect(item).toEqual({ ...rest, pubStatus: 'withheld', embargoedUntil: '2026-11-25T00:00:00.000Z' })
  })

  test('of a recalled edition is a cancellation and nothing more', async () => {
    const input = await publish(database, tree, { content, pictures: [picture] })
    const at = new Date('2026-11-24T03:00:00Z')
    await database.db
      .transaction()
      .execute((trx) =>
        removePublication(trx, { editionId: input.editionId, state: 'recalled', note: 'Keliru.', at }),
      )
    const left = await reading.storyPage(input.ref, 'id')
    const item = left && publicationNinjs({ ...frame, topic: null, place: null }, left)
    expect(item).toMatchObject({
      pubStatus: 'canceled',
      descriptions: [{ role: 'recall', value: 'Keliru.' }],
    })
    expect(Object.keys(item ?? {})).not.toContain('bodies')
    expect(JSON.stringify(item)).not.toMatch(/loket|Tiga/i)
  })
})
