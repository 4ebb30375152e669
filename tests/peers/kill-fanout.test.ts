/**
 * A thousand posts go out to twenty accounts on a real Bluesky server, and the worker that sends them is killed with
 * SIGKILL thirty times on the way: in the middle of an exchange with the server, or wherever the moment finds it. In the
 * end the server's own records say that every post stands there once.
 */
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../../bench/synthetic-text.ts'
import { district, edition, officer, openChannelsRoom, type ChannelsRoom } from '../support/channels-room.ts'
import { patience } from '../support/patience.ts'
import { cloneDatabase } from '../support/test-database.ts'
import { startBluesky, type Bluesky, type BlueskyAccount } from './bluesky.ts'
import { phases, startCut, type CutLine } from './cut-line.ts'
import { startWorker, tellEditions } from './mortal-worker.ts'

const accounts = 20
const stories = 50
const posts = accounts * stories
const kills = 30

let server: Bluesky
let line: CutLine
let room: ChannelsRoom
let folder: string
let databaseUrl: string
let worker: ChildProcess | undefined
let drop: () => Promise<void>
const people: BlueskyAccount[] = []

beforeAll(async () => {
  server = await startBluesky()
  line = await startCut(server.url)
  const database = await cloneDatabase()
  databaseUrl = database.url
  await database.close()
  drop = () => database.drop()
  folder = await mkdtemp(join(tmpdir(), 'pendopo-kill-fanout-'))
  room = await openChannelsRoom({ databaseUrl, clock: { now: () => new Date() } })
  for (let n = 0; n < accounts; n += 1) {
    const person = await server.account(`polsek${n}`)
    people.push(person)
    await room.channels.connect(officer, {
      unitId: district.id,
      kind: 'bluesky',
      entry: { server: line.url, identifier: person.handle, password: person.appPassword },
      languages: ['id'],
    })
  }
}, 2 * patience)
afterAll(async () => {
  worker?.kill('SIGKILL')
  await room.close()
  await line.close()
  await server.close()
  await drop()
  await rm(folder, { recursive: true, force: true })
})

/** How far the ledger is, and which calls it knows of that have no end. */
async function ledger(): Promise<{ sent: number; open: number; looking: number }> {
  const { rows } = await sql<{ sent: number; open: number; looking: number }>`
    select (select count(*)::int from channels.delivery where state = 'sent') as sent,
      (select count(*)::int from channels.attempt where ended_at is null and operation = 'publish') as open,
      (select count(*)::int from channels.attempt where ended_at is null and operation = 'find') as looking`.execute(
    room.database.db,
  )
  return rows[0] ?? { sent: 0, open: 0, looking: 0 }
}

async function until(sent: number): Promise<void> {
  while ((await ledger()).sent < sent) await pause(50)
}

test(
  'a thousand posts whose worker is killed thirty times stand there once each',
  async () => {
    const seed = Date.now() % 1_000_000
    const random = seededRandom(seed)
    const below = (n: number) => Math.floor(random() * n)
    const file = join(folder, 'editions.json')
    const told = Array.from({ length: stories }, (_, n) => edition({ headline: `Kabar ${n} untuk warga` }))
    for (const one of told) room.editions.set(one.editionId, one)
    await tellEditions(file, room.editions)
    for (const { storyId, editionId } of told)
      await room.jobs.enqueue(room.database.db, 'announce-edition', {
        storyId,
        editionId,
        act: 'publish',
        version: 1,
      })

    const hits = new Map<string, number>()
    console.log(`seed ${seed}`)
    for (let kill = 0; kill < kills; kill += 1) {
      const victim = (worker = await startWorker(databaseUrl, file))
      const dead = new Promise<NodeJS.Signals | null>((resolve) =>
        victim.once('exit', (_code, signal) => resolve(signal)),
      )
      // Spread over the whole fan-out, each somewhere in its own part of it.
      await until(Math.floor(((kill + random()) * (posts * 0.95)) / kills))
      const phase = below(3) === 0 ? undefined : phases[below(phases.length)]
      const where = phase === undefined ? 'by the clock' : `an exchange, ${phase}`
      if (phase === undefined) void pause(below(120)).then(() => victim.kill('SIGKILL'))
      else line.stopAt('', phase, () => victim.kill('SIGKILL'))
      expect(await dead).toBe('SIGKILL')
      const { sent, open, looking } = await ledger()
      console.log(
        `kill ${kill + 1}: ${where}; ${sent} sent, ${open} posts and ${looking} looks without an end`,
      )
      hits.set(where, (hits.get(where) ?? 0) + 1)
    }
    worker = await startWorker(databaseUrl, file)
    await until(posts)
    console.log([...hits].map(([where, times]) => `${times} × ${where}`).join('; '))

    // The server's own records, account by account: nothing is lost, nothing stands there twice.
    const addresses = told.map(({ article }) => article.url).toSorted()
    const uris = new Set<string>()
    for (const person of people) {
      const standing = await person.posts()
      expect(standing.map(({ value }) => value.embed?.external?.uri ?? '').toSorted()).toEqual(addresses)
      for (const { uri } of standing) uris.add(uri)
    }
    const { rows } = await sql<{ id: string }>`select external_id as id from channels.delivery`.execute(
      room.database.db,
    )
    expect(new Set(rows.map(({ id }) => id))).toEqual(uris)
    expect(uris.size).toBe(posts)
  },
  15 * patience,
)
