/**
 * A worker is killed with SIGKILL in the middle of each kind of job of the bank, and of an appointed publication; the
 * next worker takes every one of them up, and each ends as if nothing had happened, once.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildHouse, type House } from '../../src/house.ts'
import { pagesOf, pdfOf } from '../../src/platform/documents/fixtures/pdf.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createSecrets } from '../../src/platform/secrets.ts'
import { openClips, type Clips } from '../../src/platform/video/clips.ts'
import { freePort } from '../support/house-process.ts'
import { completeContent, look, storyAt } from '../support/newsroom.ts'
import { patience } from '../support/patience.ts'
import { photograph } from '../support/pictures.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { cloneDatabase } from '../support/test-database.ts'

let house: House
let databaseUrl: string
let data: string
let drop: () => Promise<void>
let clips: Clips
let siti: SignedIn
let budi: SignedIn
let unitId: string
let survivor: ChildProcess | undefined
const killedAt = new Map<string, number>()

beforeAll(async () => {
  const database = await cloneDatabase()
  databaseUrl = database.url
  await database.close()
  drop = () => database.drop()
  data = await mkdtemp(join(tmpdir(), 'pendopo-kill-house-'))
  clips = await openClips()
  // This process takes no job: it deposits, and looks.
  house = await buildHouse({
    config: readConfig(
      {
        PENDOPO_DATA: data,
        PENDOPO_PACK: 'kota',
        PENDOPO_URL: 'http://house.test',
        PENDOPO_ROLES: 'web',
        LOG_LEVEL: 'error',
      },
      'test',
    ),
    databaseUrl,
    secrets: createSecrets('5e'.repeat(32)),
  })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti', unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver'] })
})
afterAll(async () => {
  survivor?.kill('SIGKILL')
  await house.close()
  await clips.drop()
  await drop()
  await rm(data, { recursive: true, force: true })
})

/** The built house as a worker in a process of its own. */
const start = (port: number, mortal?: { pattern: string; id: string }) =>
  spawn(
    process.execPath,
    [
      ...(mortal === undefined ? [] : ['--import', join(import.meta.dirname, '../support/mortal.ts')]),
      'dist/server/main.js',
      'start',
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        DATABASE_URL: databaseUrl,
        PENDOPO_DATA: data,
        PENDOPO_PACK: 'kota',
        PENDOPO_URL: 'http://house.test',
        PENDOPO_ROLES: 'worker',
        PORT: String(port),
        LOG_LEVEL: 'error',
        ...(mortal === undefined ? {} : { MORTAL_PATTERN: mortal.pattern, MORTAL_ID: mortal.id }),
      },
    },
  )

/** A worker that dies at such a statement. Answers once it is dead, by the signal and not by a fault of its own. */
async function dieAt(job: string, pattern: string, id = ''): Promise<void> {
  const worker = start(await freePort(), { pattern, id })
  // One that never comes to the statement is ended in another way, and found out.
  const late = setTimeout(() => worker.kill('SIGTERM'), patience)
  const signal = await new Promise((resolve) => worker.once('exit', (_code, by) => resolve(by)))
  clearTimeout(late)
  expect(signal).toBe('SIGKILL')
  killedAt.set(job, Date.now())
}

const deposit = async (bytes: Uint8Array, filename: string) =>
  (await house.bank.receive(siti.actor, { unitId, filename, stream: Readable.from([bytes]) })).id
const rows = async <T>(text: string, values: unknown[]) =>
  (await house.database.pool.query(text, values)).rows as T[]
const workState = async (id: string) =>
  (await rows<{ state: string }>('select state from bank.work where asset_id = $1', [id]))[0]?.state
const made = async (id: string) =>
  (await rows<{ name: string }>('select name from bank.rendition where asset_id = $1', [id])).map(
    ({ name }) => name,
  )
/** Waits for the end, whatever the machine is busy with; the figure is printed, not asserted. */
async function ends(job: string, ended: () => Promise<void>): Promise<void> {
  survivor ??= start(await freePort())
  await vi.waitFor(ended, { timeout: 150_000, interval: 100 })
  console.log(`${job}: ended ${((Date.now() - (killedAt.get(job) ?? 0)) / 1000).toFixed(1)} s after the kill`)
}

test('the queue itself promises to take a dead worker’s job up within 30 s', async () => {
  const queues = await rows<{ heartbeat_seconds: number; retry_delay: number }>(
    `select heartbeat_seconds, retry_delay from jobs.queue where name in ('prepare-asset', 'settle-uploads', 'follow-time', 'publish-scheduled')`,
    [],
  )
  expect(queues).toHaveLength(4)
  // Silence, then at most 5 s until it is noticed, then the delay with its jitter, then at most 5 s until it is fetched.
  for (const { heartbeat_seconds: silence, retry_delay: delay } of queues)
    expect(silence + 5 + delay * 2 + 5).toBeLessThanOrEqual(30)
})

test.each([
  ['picture', 'luas.jpg', async () => photograph(2000, 1400).jpeg().toBuffer(), '1600'],
  ['film', 'sungai.mp4', async () => readFile(await clips.film('sungai.mp4', '640x360', 2)), 'web'],
  [
    'sound',
    'pidato.mp3',
    async () => readFile(await clips.make(['-f', 'lavfi', '-i', 'sine=d=2'], 'pidato.mp3')),
    'sound',
  ],
  ['document', 'laporan.pdf', async () => Buffer.from(pdfOf(pagesOf([['Banjir surut']]))), 'base'],
] as const)(
  'a worker killed in preparing a %s leaves it to the next',
  async (kind, filename, bytes, last) => {
    const id = await deposit(await bytes(), filename)
    // The first of what it makes, or finds, is on its way into the database.
    const point =
      kind === 'document' ? 'update "bank"\\."asset" set "body"' : 'insert into "bank"\\."rendition"'
    await dieAt(kind, point, id)
    expect(await workState(id)).toBe('running')
    await ends(kind, async () => expect(await workState(id)).toBe('done'))
    expect(await made(id)).toContain(last)
    survivor?.kill('SIGKILL')
    survivor = undefined
  },
)

test('a worker killed in settling an upload leaves it whole; it becomes one asset with one receipt', async () => {
  const bytes = await photograph(900, 600, 9).jpeg().toBuffer()
  const upload = await house.bank.beginUpload(siti.actor, {
    unitId,
    filename: 'larut.jpg',
    bytes: bytes.length,
  })

  await writeFile(join(data, 'objects/uploads', upload), bytes)
  await house.database.pool.query(
    `update bank.upload set state = 'arrived', arrived_at = now() - interval '1 minute' where id = $1`,
    [upload],
  )
  await house.jobs.enqueue(house.database.db, 'settle-uploads', {})
  await dieAt('settle-uploads', 'insert into bank\\.receipt')
  const state = async () => (await house.bank.upload(siti.actor, upload)).state
  expect(await state()).toBe('arrived')
  await ends('settle-uploads', async () => expect(await state()).toBe('kept'))
  expect(await rows('select 1 from bank.receipt where filename = $1', ['larut.jpg'])).toHaveLength(1)
  expect(await rows('select 1 from bank.asset where filename = $1', ['larut.jpg'])).toHaveLength(1)
  survivor?.kill('SIGKILL')
  survivor = undefined
})

test('a worker killed while time lets an asset out leaves nothing half told', async () => {
  const id = await deposit(await photograph(800, 600, 11).jpeg().toBuffer(), 'embargo.jpg')
  await house.bank.changeRights(budi.actor, id, { embargoUntil: new Date(Date.now() + 3_600_000) })
  await house.database.pool.query(
    `update bank.rights set embargo_until = now() - interval '1 second' where asset_id = $1`,
    [id],
  )
  await house.jobs.enqueue(house.database.db, 'follow-time', {})
  // What was told is written, and not yet committed.
  await dieAt('follow-time', 'newsroom\\.publication p', id)
  const told = async () =>
    (await rows<{ told_held: boolean }>('select told_held from bank.rights where asset_id = $1', [id]))[0]
  expect(await told()).toEqual({ told_held: true })
  await ends('follow-time', async () => expect(await told()).toEqual({ told_held: false }))
  survivor?.kill('SIGKILL')
  survivor = undefined
})

test('a worker killed in an appointed publication publishes nothing by halves; the next one publishes it once', async () => {
  const story = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content: completeContent() },
    'approved',
  )
  const due = new Date(Date.now() + 120_000)
  await house.newsroom.scheduleEdition(budi.actor, {
    editionId: story.editionId,
    versionHash: story.hash,
    scheduledFor: due.toISOString().slice(0, 16),
    zone: 'UTC',
  })
  const [job] = await rows<{ schedule_id: string }>(
    'select schedule_id from newsroom.edition where id = $1',
    [story.editionId],
  )
  // Time does not wait in a test: the appointment is a moment ago.
  await house.database.pool.query(
    `update newsroom.edition set scheduled_for = now() - interval '1 second' where id = $1`,
    [story.editionId],
  )
  await house.jobs.enqueue(house.database.db, 'publish-scheduled', {
    editionId: story.editionId,
    scheduleId: job?.schedule_id ?? '',
  })
  await dieAt('publish-scheduled', 'insert into "newsroom"\\."publication"', story.editionId)
  const state = async () => (await look(house, siti.actor, story.editionId)).state
  expect(await state()).toBe('scheduled')
  expect(await rows('select 1 from newsroom.publication where edition_id = $1', [story.editionId])).toEqual(
    [],
  )
  await ends('publish-scheduled', async () => expect(await state()).toBe('published'))
  expect(
    await rows(`select 1 from newsroom.act where edition_id = $1 and kind = 'publish'`, [story.editionId]),
  ).toHaveLength(1)
})
