/** The operator moves a running house's objects to S3, is cut off, goes on, audits them and takes a backup. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { startHouse } from '../support/house-process.ts'
import { openS3 } from '../support/s3.ts'
import { cloneDatabase } from '../support/test-database.ts'

const s3 = await openS3()
const data = await mkdtemp(join(tmpdir(), 'pendopo-storage-'))
const database = await cloneDatabase()
const own = { PENDOPO_DATA: data, DATABASE_URL: database.url, PENDOPO_PACK: 'kota' }
const withS3 = { ...own, ...s3.env, PENDOPO_STORAGE: 's3' }
const house = { running: await startHouse('start', own) }
afterAll(async () => {
  await house.running.signal('SIGTERM')
  await s3.close()
  await database.close()
  await database.drop()
  await rm(data, { recursive: true, force: true })
})

const addresses = await Promise.all(
  Array.from({ length: 40 }, async () => {
    const bytes = randomBytes(5_000)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const folder = join(data, 'objects', sha256.slice(0, 2), sha256.slice(2, 4))
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, sha256), bytes)
    return sha256
  }),
)
const onDisk = async () =>
  (await readdir(join(data, 'objects'), { recursive: true })).filter((path) => /\/[0-9a-f]{64}$/.test(path))
    .length

async function command(name: string, ...args: string[]) {
  const run = await startHouse(name, withS3, args)
  return { code: await run.ended, said: run.output() }
}

test('nothing is moved from under a house that does not read the store', async () => {
  await house.running.says(/The house is open at/)
  const { code, said } = await command('storage:move', '--to', 's3')
  expect([code, await onDisk()]).toEqual([1, 40])
  expect(said).toContain('1 running process(es) of the house do not read this S3 store')
  await house.running.signal('SIGTERM')
  house.running = await startHouse('start', withS3)
  await house.running.says(/The house is open at/)
})

test('a move that is killed in the middle goes on when it is begun again', async () => {
  s3.fail((call) => (call > 60 ? 'hold' : 'pass'))
  const holding = s3.holding()
  const first = await startHouse('storage:move', withS3, ['--to', 's3'])
  await holding
  await first.signal('SIGKILL')
  const left = await onDisk()
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(40)
  s3.mend()
  const { code, said } = await command('storage:move', '--to', 's3')
  expect([code, await onDisk()]).toEqual([0, 0])
  expect(said).toContain('each read back and verified')
})

test('the audit ends with 1 where an object is missing, and says whose it is', async () => {
  const [sha256 = ''] = addresses
  const id = newId()
  const enter = (address: string, of: string) =>
    database.db
      .insertInto('hub.registration')
      .values({
        id: of,
        email: `${of}@harian.example`,
        locale: 'id',
        name: 'Rina',
        outlet_name: 'Harian',
        position: 'Reporter',
        card_number: '1',
        proof_object: `${address}.${of}`,
        proof_mime: 'image/png',
        created_at: new Date(),
      })
      .execute()
  await enter(sha256, newId())
  const whole = await command('storage:audit')
  expect([whole.code, whole.said]).toEqual([0, expect.stringContaining('0 missing, 0 broken')])
  await enter('0'.repeat(64), id)
  const { code, said } = await command('storage:audit')
  expect(code).toBe(1)
  expect(said).toContain(`missing: ${'0'.repeat(64)}, proof of registration ${id}`)
})

test('a backup says that it does not hold the bucket’s objects, and holds them when told to', async () => {
  const plain = await command('backup', join(data, 'tanpa'))
  expect([plain.code, plain.said]).toEqual([
    0,
    expect.stringContaining('NOT in it: the objects of the bucket arsip'),
  ])
  const full = await command('backup', join(data, 'dengan'), '--with-objects')
  expect(full.code).toBe(0)
  const kept = await readdir(join(data, 'dengan', 'objects'), { recursive: true })
  expect(kept.filter((path) => addresses.some((sha256) => path.endsWith(`/${sha256}`)))).toHaveLength(40)
})

test('restored without the bucket, a backup with its objects has every one on the disk', async () => {
  const empty = await cloneDatabase()
  const place = await mkdtemp(join(tmpdir(), 'pendopo-restored-'))
  try {
    const alone = { PENDOPO_DATA: place, DATABASE_URL: empty.url, PENDOPO_PACK: 'kota' }
    const restore = await startHouse('restore', alone, [join(data, 'dengan')])
    expect([await restore.ended, restore.output()]).toEqual([
      0,
      expect.stringContaining('The objects of S3 are on the disk now'),
    ])
    const audit = await startHouse('storage:audit', alone)
    await audit.ended
    // What was missing when it was taken.
    expect(audit.output()).toContain('1 missing, 0 broken')
    const kept = await readdir(join(place, 'objects'), { recursive: true })
    expect(kept.filter((path) => addresses.some((sha256) => path.endsWith(`/${sha256}`)))).toHaveLength(40)
    const restored = await startHouse('start', alone)
    await restored.says(/The house is open at/)
    await restored.signal('SIGTERM')
  } finally {
    await empty.close()
    await empty.drop()
    await rm(place, { recursive: true, force: true })
  }
})
