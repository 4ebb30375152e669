/** What the figures of the channels share: a room over a database of its own, thousands of accounts, a network beside it. */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { sealCredentials } from '../src/house/channels/channel.ts'
import type { NetworkKind, PublishedEdition } from '../src/house/channels/index.ts'
import type { Clock } from '../src/platform/clock.ts'
import { connect } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'
import { migrate } from '../src/platform/migrate.ts'
import { ensureDatabase, startPostgres } from '../src/platform/postgres.ts'
import { district, openChannelsRoom, testSecrets, type ChannelsRoom } from '../tests/support/channels-room.ts'

/** A server that keeps its word (`volatile`: none that would survive a power cut), for as long as it is measured. */
export async function withDatabase<T>(
  measure: (databaseUrl: string) => Promise<T>,
  options: Parameters<typeof startPostgres>[1] = {},
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-bench-'))
  const server = await startPostgres(folder, options)
  try {
    const databaseUrl = await ensureDatabase(server, 'bench')
    const database = connect(databaseUrl, { max: 1 })
    await migrate(database)
    await database.close()
    return await measure(databaseUrl)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export async function withRoom<T>(
  databaseUrl: string,
  clock: Clock,
  measure: (room: ChannelsRoom) => Promise<T>,
  options: { work?: boolean } = {},
): Promise<T> {
  const room = await openChannelsRoom({ databaseUrl, clock, ...options })
  try {
    return await measure(room)
  } finally {
    await room.close()
  }
}

/** A network in a process of its own that answers after `latency` ms. */
export async function withNetwork<T>(
  measure: (url: string) => Promise<T>,
  {
    latency = 0,
    of = 'mastodon-at-once',
  }: { latency?: number; of?: 'mastodon-at-once' | 'telegram-at-limit' } = {},
): Promise<T> {
  const child = fork(new URL(`./${of}.ts`, import.meta.url), [String(latency)], { stdio: 'inherit' })
  try {
    return await measure(
      await new Promise<string>((resolve) => child.once('message', (told) => resolve(told as string))),
    )
  } finally {
    child.kill()
  }
}

/** What such a network says it took, when the last came (ms since 1970), and how often it told somebody to wait. */
export async function takenBy(server: string): Promise<{ taken: number; last: number; refused: number }> {
  const answer = await fetch(`${server}/taken`)
  return (await answer.json()) as Awaited<ReturnType<typeof takenBy>>
}

export interface Planted {
  count: number
  /** Where they live; without, nobody signed in to them and nothing of theirs may be called. */
  server?: string
  place?: (n: number) => { id: string; path: string }
  kind?: (n: number) => NetworkKind
}

/** Accounts as signing in would have left them. */
export async function plantAccounts(
  { database: { db } }: ChannelsRoom,
  { count, server, place = () => district, kind = () => 'mastodon' }: Planted,
): Promise<void> {
  for (let from = 0; from < count; from += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, count - from) }, (_, at) => {
      const n = from + at
      const id = newId()
      return {
        id,
        unit: place(n).id,
        path: place(n).path,
        kind: kind(n),
        n,
        credentials:
          server === undefined ? 'sealed' : sealCredentials({ secrets: testSecrets }, id, { token: 'x' }),
      }
    })
    await sql`insert into channels.channel (id, unit_id, unit_path, kind, server, url, handle, external_id, label, languages,
        credentials, address, created_at)
      select row.id, row.unit, row.path::ltree, row.kind, ${server ?? 'https://sosial.example'}, '', '@akun-' || row.n,
        row.n::text, 'Akun ' || row.n, '{id}', row.credentials, '', now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (id uuid, unit uuid, path text, kind text, n int, credentials text)`.execute(db)
  }
  await sql`analyze channels.channel`.execute(db)
}

/** The newsroom's word that it is out: the room posts it to every account of the unit. */
export async function announce(
  { editions, jobs, database }: ChannelsRoom,
  one: PublishedEdition,
): Promise<void> {
  editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await jobs.enqueue(database.db, 'announce-edition', { storyId, editionId, act: 'publish', version: 1 })
}

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}
