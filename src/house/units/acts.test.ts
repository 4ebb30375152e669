import { beforeAll, expect, test, vi } from 'vitest'
import { testUnits, type TestUnits } from '../../../tests/support/units.ts'
import { theHouse, type Actor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Unit, UnitMoved } from './index.ts'
import { patience } from '../../../tests/support/patience.ts'

const head: Actor = { kind: 'person', id: newId(), name: 'Ratna Wulandari', sessionId: newId() }
let house: TestUnits
const moves: UnitMoved[] = []
const at = (code: string): Unit => {
  const unit = house.units.byCode(code)
  if (unit === undefined) throw new Error(`no unit ${code}`)
  return unit
}
const add = (parent: string, code: string, level = 'ward') =>
  house.units.addUnit(head, {
    parentId: at(parent).id,
    code,
    level,
    name: { id: `Satuan ${code}`, en: `Unit ${code}` },
    slug: code.replaceAll('_', '-'),
  })

beforeAll(async () => {
  house = await testUnits('kota')
  house.units.onMoved(async (_trx, moved) => {
    moves.push(moved)
  })
  await house.units.start()
})

test('a renamed unit keeps its old address, and everything below it keeps theirs', async () => {
  const renamed = await house.units.renameUnit(head, {
    id: at('tirta').id,
    name: { id: 'Kecamatan Tirta Raya', en: 'Greater Tirta Sub-district' },
    slug: 'tirta-raya',
  })
  expect(renamed.sitePath).toBe('tirta-raya')
  expect(house.units.bySitePath('tirtasari')).toEqual({ redirectTo: 'tirta-raya' })
  expect(house.units.bySitePath('tirtasari/sumberjati')).toEqual({ redirectTo: 'tirta-raya/sumberjati' })
  expect(house.units.bySitePath('tirta-raya/sumberjati')).toMatchObject({ unit: { code: 'tirta3' } })
  await house.units.renameUnit(head, { id: at('tirta3').id, slug: 'sumber' })
  expect(house.units.bySitePath('tirtasari/sumberjati')).toEqual({ redirectTo: 'tirta-raya/sumber' })
})

test('an address that once led to a unit is never given to another, but may be taken back', async () => {
  await expect(house.units.renameUnit(head, { id: at('wana').id, slug: 'tirtasari' })).rejects.toMatchObject({
    code: 'unit_slug_retired',
    params: { unit: 'Kecamatan Tirta Raya' },
  })
  await house.units.renameUnit(head, { id: at('tirta').id, slug: 'tirtasari' })
  expect(house.units.bySitePath('tirtasari')).toMatchObject({ unit: { code: 'tirta' } })
  expect(house.units.bySitePath('tirta-raya/sumber')).toEqual({ redirectTo: 'tirtasari/sumber' })
})

test('a moved unit takes its subtree along, and whoever keeps paths hears of it in the same transaction', async () => {
  await add('dlh', 'kebun', 'subdistrict')
  await add('kebun', 'kebun_teh')
  await house.units.moveUnit(head, { id: at('kebun').id, parentId: at('dishub').id, why: 'Penataan baru' })
  expect(at('kebun_teh')).toMatchObject({
    path: 'kota.dishub.kebun.kebun_teh',
    sitePath: 'dinas-perhubungan/kebun/kebun-teh',
    regionId: at('dishub').id,
  })
  expect(moves).toContainEqual({
    id: at('kebun').id,
    oldPath: 'kota.dlh.kebun',
    newPath: 'kota.dishub.kebun',
  })
  expect(house.units.bySitePath('dinas-lingkungan-hidup/kebun/kebun-teh')).toEqual({
    redirectTo: 'dinas-perhubungan/kebun/kebun-teh',
  })
})

test('if a room cannot follow a move, nothing moves', async () => {
  const careless = await house.another()
  await careless.start()
  careless.onMoved(() => Promise.reject(new Error('cannot follow')))
  const { id } = at('tirta2')
  await expect(careless.moveUnit(head, { id, parentId: at('wana').id })).rejects.toThrow('cannot follow')
  await house.units.refresh()
  expect(at('tirta2').path).toBe('kota.tirta.tirta2')
})

test('a merged unit hands its children on, with a new slug where its own is taken', async () => {
  await add('bukit', 'twin_a')
  await house.units.renameUnit(head, { id: at('twin_a').id, slug: 'dermaga-lama' })
  await house.units.mergeUnit(head, {
    id: at('muara').id,
    successorId: at('bukit').id,
    why: 'Peraturan daerah nomor 3',
  })
  expect(at('muara')).toMatchObject({ state: 'closed', successorId: at('bukit').id })
  expect(house.units.bySitePath('muarasegara')).toEqual({ redirectTo: 'bukitlarangan' })
  expect(house.units.bySitePath('muarasegara/pasir-putih')).toEqual({
    redirectTo: 'bukitlarangan/pasir-putih',
  })
  expect(house.units.bySitePath('muarasegara/dermaga-lama')).toEqual({
    redirectTo: 'bukitlarangan/dermaga-lama-muarasegara',
  })
  expect(house.units.children(at('bukit').id).map((unit) => unit.code)).toContain('muara2')
  expect(house.units.search('muarasegara', 5).map((unit) => unit.code)).not.toContain('muara')
})

test('a closed unit leads to its successor, and on to the successor of that', async () => {
  await house.units.closeUnit(head, { id: at('tirta1').id, successorId: at('wana1').id, why: 'Digabung' })
  await house.units.closeUnit(head, { id: at('wana1').id, successorId: at('wana2').id, why: 'Digabung lagi' })
  expect(house.units.bySitePath('tirtasari/tirtasari-kulon')).toEqual({ redirectTo: 'wanareja/karangsewu' })
  expect(house.units.standingFor(at('tirta1').id).code).toBe('wana2')
})

test('a host name belongs to one unit, in one spelling', async () => {
  const unit = await house.units.setHost(head, { id: at('dinkes').id, host: ' Sehat.Tirtanegara.EXAMPLE. ' })
  expect(unit.host).toBe('sehat.tirtanegara.example')
  expect(house.units.byHost('SEHAT.tirtanegara.example:8080')?.code).toBe('dinkes')
  const disdik = at('disdik').id
  const set = (host: string) => house.units.setHost(head, { id: disdik, host })
  await expect(set('sehat.tirtanegara.example')).rejects.toMatchObject({ code: 'unit_host_taken' })
  await expect(set('humas.example')).rejects.toMatchObject({ code: 'unit_host_taken' })
  for (const bad of [
    'localhost',
    '10.0.0.1',
    '[::1]',
    'a b.example',
    'x.example/y',
    'x.example:80',
    '-x.example',
    '1.2',
  ])
    await expect(set(bad)).rejects.toMatchObject({ code: 'unit_host_invalid' })
  await house.units.setHost(head, { id: at('dinkes').id, host: null })
  expect(house.units.byHost('sehat.tirtanegara.example')).toBeUndefined()
})

test('what would break the tree or an address is refused with a reason', async () => {
  const { units } = house
  const move = (id: string, parentId: string) => units.moveUnit(head, { id, parentId })
  const refused = (act: Promise<unknown>, code: string) => expect(act).rejects.toMatchObject({ code })
  await refused(move(at('tirta').id, newId()), 'not_found')
  await refused(move(newId(), at('tirta').id), 'not_found')
  await refused(move(at('tirta').id, at('tirta').id), 'unit_cycle')
  await refused(move(at('tirta').id, at('tirta2').id), 'unit_cycle')
  await refused(move(units.root().id, at('tirta').id), 'unit_root')
  await refused(move(at('dlh').id, at('tirta').id), 'unit_level')
  await refused(move(at('tirta2').id, at('muara').id), 'unit_closed')
  await refused(move(at('wana3').id, at('muara').id), 'unit_closed')
  await refused(add('tirta', 'UPPER'), 'unit_code_invalid')
  await refused(add('tirta', 'wana2'), 'unit_code_taken')
  await refused(add('tirta', 'y', 'planet'), 'unit_level')
  const rename = (slug: string) => units.renameUnit(head, { id: at('tirta2').id, slug })
  await refused(rename('berita'), 'unit_slug_reserved')
  await refused(rename('2026'), 'unit_slug_reserved')
  for (const bad of ['Besar', 'a--b', '-a', 'a/b', '..', '', 'x'.repeat(81)])
    await refused(rename(bad), 'unit_slug_invalid')
  await refused(rename('sumber'), 'unit_slug_clash')
  const gone = (id: string, successorId: string) => units.closeUnit(head, { id, successorId, why: 'tes' })
  await refused(gone(at('tirta').id, at('wana').id), 'unit_has_children')
  await refused(gone(at('tirta2').id, at('tirta2').id), 'unit_successor')
  await refused(gone(units.root().id, at('wana').id), 'unit_root')
  const merge = (id: string, successorId: string) => units.mergeUnit(head, { id, successorId, why: 'tes' })
  await refused(merge(at('tirta').id, at('tirta2').id), 'unit_cycle')
  await refused(merge(at('tirta').id, at('dlh').id), 'unit_merge_level')
})

test('two moves that would make a ring together do not both happen', async () => {
  const { units } = house
  await add('bpbd', 'ring_a', 'subdistrict')
  const second = await house.another()
  await second.start()
  const wards = [await add('ring_a', 'ring_b'), await add('ring_a', 'ring_c')]
  const outcomes = await Promise.allSettled([
    units.moveUnit(theHouse, { id: at('ring_a').id, parentId: at('dlh').id }),
    second.mergeUnit(theHouse, { id: at('ring_a').id, successorId: at('bukit').id, why: 'bersamaan' }),
    second.closeUnit(theHouse, { id: wards[0]?.id ?? '', successorId: wards[1]?.id ?? '', why: 'bersamaan' }),
    units.closeUnit(theHouse, { id: wards[1]?.id ?? '', successorId: wards[0]?.id ?? '', why: 'bersamaan' }),
  ])
  expect(outcomes.slice(2).filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  await units.refresh()
  expect(units.standingFor(wards[0]?.id ?? '').state).toBe('open')
})

test('every act is in the audit with who, what and why, and another process soon sees it', async () => {
  const other = await house.another()
  await other.start()
  await house.units.renameUnit(head, { id: at('bpbd').id, shortName: 'Siaga' })
  await vi.waitFor(() => expect(other.byCode('bpbd')?.shortName).toBe('Siaga'), {
    interval: 5,
    timeout: patience,
  })
  const entries = await house.database.db
    .selectFrom('audit.entry')
    .select(['act', 'actor_name', 'why', 'object_id'])
    .orderBy('seq')
    .execute()
  expect(new Set(entries.map((entry) => entry.act))).toEqual(
    new Set(['unit.add', 'unit.rename', 'unit.move', 'unit.merge', 'unit.close', 'unit.set_host']),
  )
  expect(entries).toContainEqual({
    act: 'unit.merge',
    actor_name: 'Ratna Wulandari',
    why: 'Peraturan daerah nomor 3',
    object_id: at('muara').id,
  })
})
