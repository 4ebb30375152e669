import { expect, test } from 'vitest'
import { loadPack } from '../house/units/index.ts'
import type { Unit } from '../house/units/index.ts'
import { contentLimits } from '../house/newsroom/index.ts'
import { seededRandom } from '../platform/art/random.ts'
import { copyEdit, numberInText } from './copy-edit.ts'
import { planArchive, templates, topicIn } from './plan-archive.ts'
import { tellStory } from './tell-story.ts'

const now = new Date('2026-11-24T07:00:00Z')

/** The pack's tree without a database. */
async function treeOf(name: string) {
  const pack = await loadPack(name)
  const rows = await pack.loadUnits()
  const parents = new Map(rows.map((row) => [row.code, row.parent]))
  const regionOf = (code: string): string | null => {
    const parent = parents.get(code) ?? null
    if (parent === null) return null
    return parents.get(parent) === null ? code : regionOf(parent)
  }
  const units = new Map<string, Unit>(
    rows.map((row) => [
      row.code,
      {
        ...row,
        id: row.code,
        path: row.code,
        sitePath: row.slug,
        parentId: row.parent,
        regionId: regionOf(row.code),
        coordinates: row.coordinates ?? null,
        host: null,
        state: 'open',
        successorId: null,
      },
    ]),
  )
  const below = Map.groupBy(units.values(), (unit) => unit.parentId)
  const require = (id: string) => {
    const unit = units.get(id)
    if (unit === undefined) throw new Error(id)
    return unit
  }
  return {
    pack,
    require,
    root: () => require(rows[0]?.code ?? ''),
    children: (id: string) => below.get(id) ?? [],
  }
}

test.each(['polri', 'kota'])(
  'the stories of %s are whole in both languages, and hardly two are alike',
  async (name) => {
    const tree = await treeOf(name)
    const random = seededRandom('test')
    const plan = planArchive(tree, { count: 300, pictures: 36, now, seed: 'test' })
    const tellings = plan.map(({ template, unit, publishedAt }) =>
      tellStory(
        tree,
        { template, unit, at: publishedAt, topic: topicIn(tree.pack.topics, template.topic) },
        random,
      ),
    )
    expect(JSON.stringify(tellings)).not.toMatch(/\{\w+\}|undefined|null null/)
    for (const content of tellings.flatMap(({ id, en }) => [id, en])) {
      expect(content.headline.length).toBeLessThanOrEqual(contentLimits.headline)
      expect(content.summary.length).toBeLessThanOrEqual(contentLimits.summary)
      expect(content.body.content.length).toBeGreaterThan(4)
      expect(tree.pack.topics.some(({ key }) => key === content.topic)).toBe(true)
    }
    expect(new Set(tellings.map(({ id }) => id.headline)).size).toBeGreaterThan(220)
    expect(plan.filter(({ english }) => english)).toHaveLength(75)
    expect(new Set(plan.map(({ template }) => template.key)).size).toBe(templates.length)
    expect(plan.every(({ publishedAt }) => publishedAt < now)).toBe(true)
  },
)

test('the same seed and day tell the same stories', async () => {
  const tree = await treeOf('kota')
  const tell = () =>
    planArchive(tree, { count: 12, pictures: 4, now, seed: 'same' }).map(({ template, unit, publishedAt }) =>
      tellStory(tree, { template, unit, at: publishedAt, topic: 'layanan' }, seededRandom('same')),
    )
  expect(tell()).toEqual(tell())
})

test('every template has its English words, with the same facts', () => {
  const slots = (text: unknown) => new Set(JSON.stringify(text).match(/\{\w+\}/g))
  for (const { key, id, en, numbers = {}, choices = {} } of templates) {
    const known = new Set(
      [
        'unit',
        'place',
        'date',
        'name',
        'village',
        'street',
        ...Object.keys(numbers),
        ...Object.keys(choices),
      ].map((slot) => `{${slot}}`),
    )
    expect(
      [...slots(id), ...slots(en)].filter((slot) => !known.has(slot)),
      key,
    ).toEqual([])
    expect(en.headlines.length, key).toBeGreaterThan(1)
  }
})

test('a copy editor went over the numbers', () => {
  expect(numberInText('4', 'id', ' ')).toBe('empat')
  expect(numberInText('3', 'en', '-')).toBe('3')
  expect(numberInText('12', 'en', ' ')).toBe('12')
  expect(copyEdit('empat kantor menyatukan loket. 223 warga terlayani.', 'id')).toBe(
    'Empat kantor menyatukan loket. Sebanyak 223 warga terlayani.',
  )
  expect(copyEdit('Open from 8 a.m. to 3 p.m. in May. 40 people came.', 'en')).toBe(
    'Open from 8 a.m. to 3 p.m. in May. A total of 40 people came.',
  )
})
