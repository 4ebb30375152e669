import { describe, expect, test } from 'vitest'
import {
  paragraphs,
  publicSide,
  publish,
  smallTree,
  testPicture,
} from '../../../tests/support/publications.ts'
import { removePublication } from './remove-publication.ts'
import { learnSearchWords } from './search/search-words.ts'

const tree = smallTree()
const { database, reading, unit, headlinesAt, front, story } = await publicSide(tree)

/** Everything a reader or a machine can ask, as one text. */
async function everyDoor(): Promise<string> {
  const all = await Promise.all([
    front(),
    ...['hq', 'jabar', 'bdg'].map((code) => reading.unitPage({ locale: 'id', unit: unit(code) })),
    reading.latest({ locale: 'id' }),
    reading.latest({ locale: 'id', topic: 'pelayanan-publik' }),
    reading.latest({ locale: 'id', tag: 'rahasia' }),
    reading.latest({ locale: 'id', unit: unit('bdg') }),
    reading.topicPage({ locale: 'id', topic: 'pelayanan-publik' }),
    reading.tagPage({ locale: 'id', tag: 'rahasia' }),
    reading.dayPage({ locale: 'id', from: new Date('2026-11-01'), until: new Date('2026-12-01') }),
    reading.search({ locale: 'id', text: 'zamrud' }),
    reading.search({ locale: 'id', text: 'zamrut' }),
    reading.search({ locale: 'id', text: 'loket' }),
    reading.sitemapIndex(),
    reading.sitemapPage('2026-11', 1),
    reading.newsSitemap(new Date('2026-11-22')),
  ])
  return JSON.stringify(all)
}

describe('what was taken back', () => {
  const picture = testPicture()
  const content = {
    headline: 'Zamrud di loket',
    slug: 'zamrud-di-loket',
    tags: ['Rahasia'],
    lead: { assetId: picture.assetId, alt: 'Zamrud', caption: 'Zamrud hijau', credit: '', rights: '' },
    body: paragraphs('Zamrud ditemukan.', 'Petugas menyimpan zamrud.'),
  }
  const publishSecret = async () => {
    const first = await publish(database, tree, { content, pictures: [picture], adoptedBy: ['hq'] })
    const note = { kind: 'correction' as const, note: 'Bukan zamrud.', at: '2026-11-24T02:30:00.000Z' }
    const input = await publish(database, tree, {
      of: first,
      note,
      content,
      pictures: [picture],
      adoptedBy: ['hq'],
    })
    // A second story with the word, so that a suggestion would be made of it.
    const other = await publish(database, tree, { content: { ...content, lead: null } })
    await learnSearchWords(database.db)
    expect((await everyDoor()).toLowerCase()).toContain('zamrud')
    return { input, other }
  }
  const remove = (editionId: string, state: 'withdrawn' | 'recalled') =>
    database.db.transaction().execute((trx) =>
      removePublication(trx, {
        editionId,
        state,
        note: 'Alasan penarikan.',
        at: new Date('2026-11-24T03:00:00Z'),
      }),
    )

  test('a withdrawn story is read at its address under the reason, and nowhere else', async () => {
    const { input, other } = await publishSecret()
    await remove(other.editionId, 'withdrawn')
    const change = await remove(input.editionId, 'withdrawn')
    expect(change.assetsReleased).toEqual([])
    expect(change.unitIds).toContain(tree.at('hq').id)
    expect((await everyDoor()).toLowerCase()).not.toContain('zamrud')
    const page = await story(input.ref)
    expect(page).toMatchObject({ state: 'withdrawn', headline: 'Zamrud di loket', related: [], listedAt: [] })
    expect(page.notes.map((note) => note.kind)).toEqual(['correction', 'withdrawal'])
    const { items } = await reading.corrections({ locale: 'id' })
    expect(items[0]).toMatchObject({
      kind: 'withdrawal',
      note: 'Alasan penarikan.',
      story: { state: 'withdrawn' },
    })
  })

  test('of a recalled story only the notice is left', async () => {
    const { input, other } = await publishSecret()
    await remove(other.editionId, 'recalled')
    const change = await remove(input.editionId, 'recalled')
    expect(change.assetsReleased).toEqual([picture.assetId])
    const left = JSON.stringify([
      await reading.storyPage(input.ref, 'id'),
      await reading.corrections({ locale: 'id' }),
    ])
    expect(`${await everyDoor()}${left}`.toLowerCase()).not.toContain('zamrud')
    expect(await reading.storyPage(input.ref, 'id')).toEqual({
      state: 'recalled',
      editionId: input.editionId,
      storyId: input.storyId,
      versionNumber: 2,
      ref: input.ref,
      locale: 'id',
      unitId: tree.at('bdg').id,
      note: { kind: 'recall', note: 'Alasan penarikan.', at: '2026-11-24T03:00:00.000Z' },
      siblings: [],
    })
    // Not only unread: nowhere in the public tables.
    for (const table of [
      'publication',
      'listing',
      'publication_tag',
      'public_note',
      'search_entry',
      'search_word',
    ]) {
      const { rows } = await database.pool.query(`select t::text as row from newsroom.${table} t`)
      expect([table, JSON.stringify(rows).toLowerCase()]).not.toEqual([
        table,
        expect.stringMatching(new RegExp(`zamrud|${picture.ref}`)),
      ])
    }
  })

  test('a recalled edition that was never public leaves no trace at all', async () => {
    const change = await remove('019ab000-0000-7000-8000-000000000000', 'recalled')
    expect(change).toEqual({ assetsShown: [], assetsReleased: [], unitIds: [] })
    expect((await reading.corrections({ locale: 'id' })).items).toEqual([])
  })

  test('a withdrawn story can be published again', async () => {
    const { input } = await publishSecret()
    await remove(input.editionId, 'withdrawn')
    await publish(database, tree, { of: input, content, pictures: [picture] })
    expect(await headlinesAt('bdg')).toContain('Zamrud di loket')
    expect((await reading.search({ locale: 'id', text: 'zamrud' })).total.count).toBe(2)
  })
})
