/**
 * A worker is killed with SIGKILL at each point of each exchange of a delivery with a real Bluesky server; another one
 * is started; in the end exactly what should stand there stands there, once.
 */
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Announced } from '../../src/house/newsroom/index.ts'
import type { Channel, Settings } from '../../src/house/channels/index.ts'
import {
  district,
  edition,
  officer,
  openChannelsRoom,
  pictureOf,
  testSecrets,
  type ChannelsRoom,
} from '../support/channels-room.ts'
import { cloneDatabase } from '../support/test-database.ts'
import { startBluesky, type Bluesky, type BlueskyAccount } from './bluesky.ts'
import { phases, startCut, type CutLine, type Phase } from './cut-line.ts'
import { startWorker, tellEditions } from './mortal-worker.ts'

let server: Bluesky
let line: CutLine
let room: ChannelsRoom
let folder: string
let databaseUrl: string
let worker: ChildProcess
let drop: () => Promise<void>
let kills = 0
let accounts = 0

beforeAll(async () => {
  server = await startBluesky()
  line = await startCut(server.url)
  const database = await cloneDatabase()
  databaseUrl = database.url
  await database.close()
  drop = () => database.drop()
  folder = await mkdtemp(join(tmpdir(), 'pendopo-kill-'))
  room = await openChannelsRoom({ databaseUrl, clock: { now: () => new Date() } })
  await tell()
  worker = await startWorker(databaseUrl, file())
})
afterAll(async () => {
  worker.kill('SIGKILL')
  await room.close()
  await line.close()
  await server.close()
  await drop()
  await rm(folder, { recursive: true, force: true })
})

const file = () => join(folder, 'editions.json')

const tell = () => tellEditions(file(), room.editions)

/** Arms the line: at that point of the next such exchange the worker dies. Answers once it is dead. */
function death(match: string, phase: Phase): Promise<void> {
  const victim = worker
  const dead = new Promise<void>((resolve) => {
    victim.once('exit', () => resolve())
  })
  line.stopAt(match, phase, () => {
    kills += 1
    victim.kill('SIGKILL')
  })
  return dead
}

async function open(settings: Partial<Settings> = {}): Promise<{ person: BlueskyAccount; channel: Channel }> {
  accounts += 1
  const person = await server.account(`satuan${accounts}`)
  const channel = await room.channels.connect(officer, {
    unitId: district.id,
    kind: 'bluesky',
    entry: { server: line.url, identifier: person.handle, password: person.appPassword },
    languages: ['id'],
    settings,
  })
  return { person, channel }
}

async function announce(one: ReturnType<typeof edition>, act: Announced = 'publish'): Promise<void> {
  room.editions.set(one.editionId, act === 'withdraw' ? { ...one, article: null } : one)
  await tell()
  const data = { storyId: one.storyId, editionId: one.editionId, act, version: 1 }
  await room.jobs.enqueue(room.database.db, 'announce-edition', data)
}

/** Waits until the delivery stands at its end. */
async function settled(storyId: string, purpose = 'post') {
  return vi.waitFor(
    async () => {
      const found = (await room.channels.receipts(storyId)).find((receipt) => receipt.purpose === purpose)
      expect(found?.state).toMatch(/^(sent|removed|skipped|rejected)$/)
      return found
    },
    { timeout: 120_000, interval: 100 },
  )
}

async function revive(): Promise<void> {
  worker = await startWorker(databaseUrl, file())
}

const attempts = async (id: string | undefined) =>
  (await room.channels.delivery(officer, id ?? '')).attemptRecords.map(
    ({ operation, outcome }) => `${operation} ${outcome}`,
  )

/** Gives a channel up, so that the next edition of the unit goes to one channel only. */
const close = (channel: Channel) => room.channels.remove(officer, channel.id)

const atEach = (calls: readonly string[]) =>
  calls.flatMap((call) => phases.map((phase) => [call, phase] as const))

test.each(atEach(['createSession', 'uploadBlob', 'putRecord']))(
  'a post whose worker dies at %s, %s, exists once',
  async (call, phase) => {
    const { person, channel } = await open()
    // Without tokens the worker has to sign in first, which is an exchange to die in, too.
    const credentials = { identifier: person.handle, password: person.appPassword }
    await room.database.db
      .updateTable('channels.channel')
      .set({ credentials: testSecrets.seal(JSON.stringify(credentials), `channels.channel:${channel.id}`) })
      .where('id', '=', channel.id)
      .execute()
    const story = edition({ pictures: [await pictureOf()] })
    const dead = death(call, phase)
    await announce(story)
    await dead
    await revive()
    const receipt = await settled(story.storyId)
    expect(receipt).toMatchObject({ state: 'sent' })
    expect((await person.posts()).map(({ uri }) => uri)).toEqual([receipt?.externalId])
    expect((await attempts(receipt?.id)).slice(0, 2)).toEqual([
      'publish interrupted',
      expect.stringMatching(/^find /),
    ])
    await close(channel)
  },
)

test.each(phases)('a worker that dies while finding out, %s, leaves it to the next', async (phase) => {
  const { person, channel } = await open()
  const story = edition()
  const first = death('putRecord', 'answered')
  await announce(story)
  await first
  // The next worker finds the delivery at its start and dies over it.
  const looking = new Promise<void>((resolve) => {
    line.stopAt('getRecord', phase, () => {
      kills += 1
      starting.then(
        (next) => next.kill('SIGKILL') && resolve(),
        () => resolve(),
      )
    })
  })
  const starting = startWorker(databaseUrl, file())
  await looking
  await revive()
  expect(await settled(story.storyId)).toMatchObject({ state: 'sent' })
  expect(await person.posts()).toHaveLength(1)
  await close(channel)
})

const note = { kind: 'correction', note: 'Jam buka adalah 07.00 WIB.', at: new Date() }
const corrected = (story: ReturnType<typeof edition>) => ({
  ...story,
  article: { ...story.article, summary: 'Mulai pukul 07.00 WIB.', versionHash: 'version-2', notes: [note] },
})

test.each(phases)('a correction whose worker dies at putRecord, %s, answers once', async (phase) => {
  const { person, channel } = await open()
  const story = edition()
  await announce(story)
  await settled(story.storyId)
  const dead = death('putRecord', phase)
  await announce(corrected(story), 'correct')
  await dead
  await revive()
  expect(await settled(story.storyId, 'correction')).toMatchObject({ state: 'sent' })
  expect((await person.posts()).map(({ value }) => value.text)).toEqual([
    expect.stringContaining('pukul 06.00'),
    'Koreksi: Jam buka adalah 07.00 WIB.',
  ])
  await close(channel)
})

test.each(atEach(['deleteRecord', 'putRecord']))(
  'a replacement whose worker dies at %s, %s, leaves the new post alone',
  async (call, phase) => {
    const { person, channel } = await open({ correction: 'replace' })
    const story = edition()
    await announce(story)
    await settled(story.storyId)
    const dead = death(call, phase)
    await announce(corrected(story), 'correct')
    await dead
    await revive()
    expect(await settled(story.storyId, 'correction')).toMatchObject({ state: 'sent' })
    expect((await person.posts()).map(({ value }) => value.text)).toEqual([
      expect.stringContaining('pukul 07.00'),
    ])
    await close(channel)
  },
)

test.each(phases)('a withdrawal whose worker dies at deleteRecord, %s, leaves nothing', async (phase) => {
  const { person, channel } = await open()
  const story = edition()
  await announce(story)
  await settled(story.storyId)
  const dead = death('deleteRecord', phase)
  await announce(story, 'withdraw')
  await dead
  await revive()
  expect(await settled(story.storyId, 'withdrawal')).toMatchObject({ state: 'removed' })
  expect(await person.posts()).toEqual([])
  await close(channel)
})

test('all that was a real killing, at 54 points', () => {
  expect(kills).toBe(54)
})
