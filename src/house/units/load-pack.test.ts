import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testUnits } from '../../../tests/support/units.ts'
import { theHouse } from '../../platform/actor.ts'
import { loadPack, packsFolder } from './load-pack.ts'
import { roomNames } from './pack.ts'

const folder = await mkdtemp(join(tmpdir(), 'pendopo-packs-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function writePack(name: string, pack: string): Promise<void> {
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'pack.ts'), pack)
}

const manifest = (name: string, rows: string) => `
interface Said { id: string; en: string }
const both = (text: string): Said => ({ id: text, en: text })
const zone = 'Asia/Jayapura' as const
export default {
  name: '${name}',
  institution: both('Universitas Cendana Wangi'),
  shortName: 'UCW',
  territory: both('Cendana Wangi'),
  levels: [
    { key: 'rectorate', name: both('Rektorat'), approvingRank: 2 },
    { key: 'faculty', name: both('Fakultas'), approvingRank: 1 },
  ],
  locales: ['id', 'en'],
  defaultTimeZone: zone,
  brand: {
    accent: { light: '#123456', dark: '#abcdef' }, accentInk: { light: '#ffffff', dark: '#000000' }, logoSvg: null,
  },
  rooms: Object.fromEntries(${JSON.stringify(roomNames)}.map((room: string) => [room, both(room)])),
  roles: {},
  topics: [{ key: 'riset', name: both('Riset'), iptc: 'medtop:13000000' }],
  regionGroups: [],
  map: null,
  numberPrefix: 'UCW',
  loadUnits: () => ${rows},
}`

test('the police-shaped pack has 1 headquarters, 38 regions, 514 districts and 7,277 local offices', async () => {
  const { rows, rooms, topics } = await loadPack('polri')
  const count = (level: string) => rows.filter((row) => row.level === level).length
  expect(['headquarters', 'region', 'district', 'local'].map(count)).toEqual([1, 38, 514, 7277])
  const named = (name: string) => rows.filter((row) => row.name.id === name)
  expect(named('Polda Jawa Barat')).toMatchObject([
    { code: 'jabar', slug: 'jawa-barat', timeZone: 'Asia/Jakarta' },
  ])
  expect(named('Polres Bandung')).toMatchObject([{ parent: 'jabar', slug: 'bandung' }])
  expect(named('Polrestabes Bandung')).toMatchObject([{ parent: 'jabar', slug: 'kota-bandung' }])
  expect(named('Polsek Coblong')).toMatchObject([{ name: { en: 'Coblong Sector Police' }, parent: '3273' }])
  expect(rows.filter((row) => row.level === 'region' && row.coordinates === undefined)).toEqual([])
  const zones = (code: string) => rows.find((row) => row.code === code)?.timeZone
  expect(['kalteng', 'kalsel', 'papua'].map(zones)).toEqual([
    'Asia/Jakarta',
    'Asia/Makassar',
    'Asia/Jayapura',
  ])
  expect(rooms.house.id).toBe('Portal Humas Presisi')
  expect(topics.length).toBeGreaterThanOrEqual(12)
})

test('the city speaks of other levels, rooms and colours, and has no map', async () => {
  const [city, police] = await Promise.all([loadPack('kota'), loadPack('polri')])
  expect(city.levels.map((level) => level.key)).toEqual(['city', 'agency', 'subdistrict', 'ward'])
  for (const room of roomNames) expect(city.rooms[room].id).not.toBe(police.rooms[room].id)
  expect(city.brand.accent).not.toEqual(police.brand.accent)
  expect(new Set(city.rows.map((row) => row.timeZone))).toEqual(new Set(['Asia/Makassar']))
  expect(city.map).toBeNull()
})

test('a unit speaks for a place: its own, that of the unit above an agency, or for the whole city', async () => {
  const { units } = await testUnits('kota')
  await units.start()
  const agency = units.byCode('dinkes')?.id ?? ''
  const [ward] = units.subtree(units.root().id).filter(({ level }) => level === 'ward')
  expect(units.placeOf(units.root().id).id).toBe('Kota Tirtanegara')
  expect(units.placeOf(agency).id).toBe('Kota Tirtanegara')
  expect(units.placeOf(ward?.id ?? '').id).toBe(ward?.shortName)
})

test('a third institution needs nothing but a folder of its own', async () => {
  await writePack(
    'kampus',
    manifest(
      'kampus',
      `[
        { code: 'rek', parent: null, level: 'rectorate', name: both('Rektorat'), shortName: 'Rek', slug: '', timeZone: zone },
        { code: 'ft', parent: 'rek', level: 'faculty', name: both('Fakultas Teknik'), shortName: 'FT', slug: 'teknik', timeZone: zone },
      ]`,
    ),
  )
  const house = await testUnits('kota')
  const units = await house.another(await loadPack('kampus', folder))
  await units.start()
  expect(units.bySitePath('teknik')).toMatchObject({
    unit: { name: { id: 'Fakultas Teknik' }, path: 'rek.ft' },
  })
  const added = await units.addUnit(theHouse, {
    parentId: units.root().id,
    code: 'fk',
    level: 'faculty',
    name: { id: 'Fakultas Kedokteran', en: 'Faculty of Medicine' },
    slug: 'kedokteran',
  })
  expect(units.zoneLabel(added.timeZone)).toBe('WIT')
  await expect(house.units.start()).rejects.toThrow('opened with the pack "kampus"')
})

test('a faulty pack is refused with everything that is wrong with it', async () => {
  await writePack(
    'rusak',
    manifest(
      'lain',
      `[
        { code: 'rek', parent: null, level: 'rectorate', name: both('Rektorat'), shortName: 'Rek', slug: '', timeZone: zone },
        { code: 'a', parent: 'rek', level: 'faculty', name: both('A'), shortName: 'A', slug: 'berita', timeZone: zone },
        { code: 'b', parent: 'nobody', level: 'faculty', name: both('B'), shortName: 'B', slug: 'b', timeZone: zone },
        { code: 'a', parent: 'rek', level: 'dean', name: both('C'), shortName: 'C', slug: 'c', timeZone: 'Mars' },
      ]`,
    ),
  )
  await expect(loadPack('rusak', folder)).rejects.toMatchObject({
    faults: [
      'name is "lain", but the folder is "rusak".',
      'unit a: "berita" cannot be a slug.',
      'unit b: the parent "nobody" must come before it.',
      'unit a: the code is used twice.',
      'unit a: "dean" is no level.',
      'unit a: "Mars" is no time zone of the house.',
      'unit a: its level does not lie below that of rek.',
    ],
  })
})

test('a pack cannot be asked for outside the packs', async () => {
  for (const name of ['../kota', 'nowhere', 'kota/..'])
    await expect(loadPack(name)).rejects.toThrow('does not exist')
})

test('the packs are found from the built server as from the source', async () => {
  const checkout = join(import.meta.dirname, '../../..')
  expect(packsFolder(join(checkout, 'dist/server'))).toBe(join(checkout, 'packs'))
  expect(packsFolder()).toBe(join(checkout, 'packs'))
})
