/** Objects are moved while the house reads them, and every one that rows name is looked at. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { everyThird, openS3 } from '../../../tests/support/s3.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'
import { createStorage } from '../storage.ts'
import { auditBegin, auditNamed, auditUnnamed, type Named } from './audit-objects.ts'
import { moveObjects } from './move-objects.ts'
import { openNamed } from './named-objects.ts'
import { openKeepers } from './open-keepers.ts'
import { hashOf } from './waiting-files.ts'

const s3 = await openS3()
const folder = await mkdtemp(join(tmpdir(), 'pendopo-move-'))
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})
const { disk, far, files } = await openKeepers(folder, { s3: s3.settings })
if (far === undefined) throw new Error('There is no store to move to.')
const house = await createStorage(folder, { keepIn: 's3', s3: s3.settings })

const contents = Array.from({ length: 24 }, (_, at) => Buffer.alloc(20_000 + at * 997, `berkas ${at}`))
const kept = await Promise.all(
  contents.map((content) => disk.keep(nameOf(content), { content }).then(() => nameOf(content))),
)
function nameOf(content: Buffer) {
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length }
}
const inPlace = async (keeper: typeof disk) => {
  let count = 0
  for await (const _ of keeper.list()) count++
  return count
}
const named: Named = {
  count: async () => kept.length,
  after: async (sha256, limit) =>
    kept
      .filter((one) => one.sha256 > sha256)
      .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
      .slice(0, limit)
      .map((one) => ({ ...one, namedBy: 'asset' })),
  stillNamed: async (asked) => new Set(asked.filter((sha256) => kept.some((one) => one.sha256 === sha256))),
}

test('there and back, with a store that stumbles, cut off and begun again, no reader misses a byte', async () => {
  const reading = { on: true, rounds: 0 }
  const reader = (async () => {
    for (; reading.on || reading.rounds === 0; reading.rounds++)
      for (const one of kept) {
        expect(await house.size(one.sha256)).toBe(one.bytes)
        expect((await hashOf(house.read(one.sha256))).sha256).toBe(one.sha256)
        expect(await house.withFile(one.sha256, async () => 'lent')).toBe('lent')
      }
  })()
  s3.fail((call, { method }) => (method === 'PUT' ? everyThird(call) : 'pass'))
  let carried = 0
  const cut = moveObjects({
    from: disk,
    to: far,
    files,
    async requireRoom() {
      if (++carried > 9) throw new Error('the process was killed')
    },
  })
  await expect(cut).rejects.toThrow('killed')
  expect(await inPlace(disk)).toBeGreaterThan(10)
  const rest = await moveObjects({ from: disk, to: far, files })
  expect(rest.broken).toEqual([])
  expect([await inPlace(disk), await inPlace(far)]).toEqual([0, kept.length])
  s3.mend()
  await moveObjects({ from: far, to: disk, files })
  expect([await inPlace(disk), await inPlace(far)]).toEqual([kept.length, 0])
  reading.on = false
  await reader
})

test('what is broken at the source is named and left there; a damaged copy at the target is sent again', async () => {
  const [one, two] = kept as [(typeof kept)[0], (typeof kept)[0]]
  await far.keep(two, { content: contents[1] as Buffer })
  await s3.damage(two.sha256)
  await writeFile(disk.fileOf?.(one.sha256) as string, 'rusak')
  const moved = await moveObjects({ from: disk, to: far, files })
  expect(moved).toMatchObject({ objects: kept.length - 1, broken: [one.sha256] })
  expect(await inPlace(disk)).toBe(1)
  expect((await hashOf(far.read(two.sha256))).sha256).toBe(two.sha256)
  await disk.keep(one, { content: contents[0] as Buffer })
  await writeFile(disk.fileOf?.(one.sha256) as string, contents[0] as Buffer)
})

test('the audit names what is missing and what is broken, goes on where it was cut, and takes nothing away', async () => {
  const keepers = [far, disk]
  const [, gone, damaged] = kept.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  await far.remove(gone?.sha256 ?? '')
  await disk.remove(gone?.sha256 ?? '')
  if (await far.size(damaged?.sha256 ?? '')) await s3.damage(damaged?.sha256 ?? '')
  else await writeFile(disk.fileOf?.(damaged?.sha256 ?? '') as string, 'rusak')
  const inSmallPages = { ...named, after: (sha256: string) => named.after(sha256, 5) }
  const progress = auditBegin()
  await expect(
    auditNamed(keepers, inSmallPages, progress, async () => {
      throw new Error('the process was killed')
    }),
  ).rejects.toThrow('killed')
  expect(progress.looked).toBe(5)
  await auditNamed(keepers, inSmallPages, progress, async () => {})
  expect(progress.looked).toBe(kept.length)
  expect(progress.faults.map(({ sha256, fault }) => [sha256, fault])).toEqual([
    [gone?.sha256, 'missing'],
    [damaged?.sha256, 'broken'],
  ])
  s3.fail(() => 'error')
  await expect(auditNamed([far], named, auditBegin(), async () => {})).rejects.toMatchObject({
    code: 'storage_unreachable',
  })
  s3.mend()
})

test('what no row names goes only when told, and only after a day', async () => {
  const [young, old] = [Buffer.from('muda'), Buffer.from('lama')]
  for (const content of [young, old]) await disk.keep(nameOf(content), { content })
  const long = new Date(Date.now() - 25 * 3_600_000)
  await utimes(disk.fileOf?.(nameOf(old).sha256) as string, long, long)
  const found: string[] = []
  const onFound = ({ sha256 }: { sha256: string }) => found.push(sha256)
  expect(await auditUnnamed([disk], named, { remove: false, onFound })).toEqual({
    objects: 1,
    bytes: 4,
    removed: 0,
  })
  expect(found).toEqual([nameOf(old).sha256])
  // Deposited again meanwhile, the same bytes are young.
  const again = {
    stillNamed: async (asked: readonly string[]) => {
      if (asked.length === 1) await disk.keep(nameOf(old), { content: old })
      return named.stillNamed(asked)
    },
  }
  expect(await auditUnnamed([disk], { ...again }, { remove: true })).toMatchObject({ removed: 0 })
  await utimes(disk.fileOf?.(nameOf(old).sha256) as string, long, long)
  expect(await auditUnnamed([disk], named, { remove: true })).toMatchObject({ removed: 1 })
  expect(await disk.size(nameOf(young).sha256)).toBe(4)
})

test('every column that names an object is in the view of its room', async () => {
  const { db, url } = await testDatabase()
  const { rows } = await sql<{ column: string }>`
    select table_schema || '.' || table_name || '.' || column_name as column from information_schema.columns c
    where (column_name ~ 'sha256' or column_name ~ '_?object$')
      and table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'stored_object'
      and not exists (
        select from information_schema.view_column_usage u
        where u.view_name = 'stored_object' and u.table_schema = c.table_schema
          and u.table_name = c.table_name and u.column_name = c.column_name)
    order by 1`.execute(db)
  // What is on its way out, the mark of a letter that is not kept, what a receipt repeats of its asset, what stays of a
  // deleted one, what was promised by a sender, and the digest of a stranger's page.
  expect(rows.map(({ column }) => column)).toEqual([
    'bank.leaving_object.sha256',
    'bank.letter.sha256',
    'bank.receipt.sha256',
    'bank.removal.sha256',
    'bank.upload.announced_sha256',
    'channels.impostor_evidence.sha256',
  ])
  const real = await openNamed(url)
  expect([await real.count(), await real.after('', 10), await real.stillNamed(['00'])]).toEqual([
    0,
    [],
    new Set(),
  ])
  await real.end()
})
