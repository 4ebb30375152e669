import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import type { Asset } from '../index.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let tirta: string
let wana: string
let foreign: Asset

const note = (unitId: string, by: SignedIn, text: string) =>
  house.bank.receive(by.actor, {
    unitId,
    filename: `${text}.txt`,
    stream: Readable.from([Buffer.from(text)]),
  })

beforeAll(async () => {
  house = await openTestHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  tirta = house.units.byCode('tirta')!.id
  wana = house.units.byCode('wana')!.id
  siti = await signIn(house, { name: 'Siti', unit: tirta, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', unit: tirta, roles: ['approver'] })
  const wira = await signIn(house, { name: 'Wira', unit: wana, roles: ['contributor'] })
  foreign = await note(wana, wira, 'Catatan tetangga')
})

const post = (who: SignedIn, path: string, payload: object) =>
  house.server.inject({ method: 'POST', url: `/api/v1/assets/${path}`, headers: who.headers, payload })
const mark = ({ id, recordNumber }: Asset) => ({ id, recordNumber })

test('Siti gives many the same credit at once: she sees it first, the neighbour’s and the moved on stay, and she takes it back', async () => {
  const one = await note(tirta, siti, 'Banjir pertama')
  const two = await note(tirta, siti, 'Banjir kedua')
  const moved = await note(tirta, siti, 'Banjir ketiga')
  await house.bank.describe(siti.actor, one.id, { credit: 'Lama', topics: ['Banjir'] })
  await house.jobs.drain()
  await house.bank.describe(siti.actor, moved.id, { caption: 'Diubah orang lain' })
  const assets = [{ ...mark(one), recordNumber: 2 }, mark(two), mark(moved), mark(foreign)]
  const changes = { credit: 'Humas Tirtasari', topics: { add: ['Bantuan'], remove: ['banjir'] } }

  const shown = await post(siti, 'changes', { assets, changes, preview: true })
  expect(shown.json().results.map((row: { outcome: string }) => row.outcome)).toEqual([
    'changed',
    'changed',
    'moved_on',
    'forbidden',
  ])
  expect(shown.json().changes).toContainEqual({
    field: 'credit',
    was: [
      { value: '', count: 1 },
      { value: 'Lama', count: 1 },
    ],
    becomes: 'Humas Tirtasari',
  })
  expect((await house.bank.get(two.id))!.credit).toBe('')

  const done = await post(siti, 'changes', { assets, changes })
  const results = done.json().results as { id: string; outcome: string; recordNumber: number }[]
  expect(results.map((row) => row.recordNumber)).toEqual([3, 2, 1, 1])
  expect(await house.bank.get(one.id)).toMatchObject({
    credit: 'Humas Tirtasari',
    topics: ['Bantuan'],
    recordNumber: 3,
  })
  expect((await house.bank.versions(siti.actor, two.id)).map(({ number, by }) => [number, by])).toEqual([
    [2, 'Siti'],
    [1, 'Siti'],
  ])
  for (const left of [moved, foreign]) expect((await house.bank.get(left.id))!.credit).toBe('')
  // Found by the new words, and still by what is written inside.
  for (const q of ['Humas Tirtasari', 'Banjir kedua'])
    expect((await house.bank.search(siti.actor, { unitId: tirta, q })).assets.map(({ id }) => id)).toContain(
      two.id,
    )

  // Meanwhile the first goes on: it keeps what it became, the other has its words again.
  await house.bank.describe(siti.actor, one.id, { event: 'Banjir Citarum' })
  const undone = await post(siti, 'changes/undo', {
    assets: results
      .filter((row) => row.outcome === 'changed')
      .map(({ id, recordNumber }) => ({ id, recordNumber })),
  })
  expect(undone.json().results.map((row: { outcome: string }) => row.outcome)).toEqual([
    'moved_on',
    'changed',
  ])
  expect(await house.bank.get(one.id)).toMatchObject({ credit: 'Humas Tirtasari', event: 'Banjir Citarum' })
  expect(await house.bank.get(two.id)).toMatchObject({ credit: '', topics: [], recordNumber: 3 })
})

test('a field that is too long changes nothing and is named; more topics than a record bears are answered for that one', async () => {
  const [full, empty] = [await note(tirta, siti, 'Penuh'), await note(tirta, siti, 'Kosong')]
  const many = Array.from({ length: 30 }, (_, at) => `Topik ${at}`)
  const filled = await house.bank.describe(siti.actor, full.id, { topics: many })
  const assets = [mark(filled), mark(empty)]
  const long = await post(siti, 'changes', { assets, changes: { credit: 'x'.repeat(201) } })
  expect(long.json()).toMatchObject({ code: 'invalid_request', faults: [{ at: 'credit' }] })
  const answer = await post(siti, 'changes', { assets, changes: { topics: { add: ['Satu lagi'] } } })
  expect(answer.json().results.map((row: { outcome: string }) => row.outcome)).toEqual([
    'too_many',
    'changed',
  ])
  expect((await house.bank.get(full.id))!.topics).toHaveLength(30)
})

test('all that a search finds is put under embargo by who may, and by nobody else', async () => {
  const selected = await house.server.inject({
    url: `/api/v1/assets/selection?unitId=${tirta}&q=banjir`,
    headers: budi.headers,
  })
  const ids = (selected.json().assets as { id: string }[]).map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(1)
  const change = { embargoUntil: '2026-12-01T00:00:00.000Z' }
  const refused = await post(siti, 'rights', { ids, change })
  expect(new Set(refused.json().results.map((row: { outcome: string }) => row.outcome))).toEqual(
    new Set(['forbidden']),
  )
  const told: string[][] = []
  house.bank.onStanding(async (_trx, moved) => void told.push([...moved]))
  const done = await post(budi, 'rights', { ids: [...ids, foreign.id], change })
  expect(done.json().results.map((row: { outcome: string }) => row.outcome)).toEqual([
    ...ids.map(() => 'changed'),
    'forbidden',
  ])
  for (const id of ids) expect((await house.bank.get(id))!.heldBack).toBe('embargo')
  expect((await house.bank.get(foreign.id))!.heldBack).toBeNull()
  expect(told.map((list) => list.toSorted())).toEqual([ids.toSorted()])
  // Said twice it is done once.
  const again = await post(budi, 'rights', { ids, change })
  expect(new Set(again.json().results.map((row: { outcome: string }) => row.outcome))).toEqual(
    new Set(['same']),
  )
  await post(budi, 'rights', { ids, change: { embargoUntil: null } })
  for (const id of ids) expect((await house.bank.get(id))!.heldBack).toBeNull()
})

test('what was to be kept until yesterday is found by who has to decide about it', async () => {
  const [over, still] = [await note(tirta, siti, 'Rapat lama'), await note(tirta, siti, 'Rapat baru')]
  for (const [id, retentionUntil] of [
    [over.id, '2026-11-23T00:00:00.000Z'],
    [still.id, '2027-01-01T00:00:00.000Z'],
  ])
    await post(budi, 'rights', { ids: [id], change: { retentionUntil } })
  const found = await house.server.inject({
    url: `/api/v1/assets/search?unitId=${tirta}&standing=ended`,
    headers: budi.headers,
  })
  expect(found.json().assets).toMatchObject([{ id: over.id, heldBack: 'retention' }])
})

test('who holds a file hears of a bulk correction as of a single one', async () => {
  const told: { assetId: string; recordNumber: number }[] = []
  house.bank.onRevised(async (_trx, { assetId, recordNumber }) => void told.push({ assetId, recordNumber }))
  const held = [await note(tirta, siti, 'Sudah diunduh'), await note(tirta, siti, 'Juga diunduh')]
  await house.bank.bulk.change(siti.actor, held.map(mark), { credit: 'Humas' }, { preview: true })
  expect(told).toEqual([])
  await house.bank.bulk.change(siti.actor, held.map(mark), { credit: 'Humas' })
  await house.bank.bulk.changeRights(
    budi.actor,
    held.map(({ id }) => id),
    { embargoUntil: new Date('2026-12-24T03:00:00Z') },
  )
  expect(told).toEqual([
    ...held.map(({ id }) => ({ assetId: id, recordNumber: 2 })),
    ...held.map(({ id }) => ({ assetId: id, recordNumber: 0 })),
  ])
})
