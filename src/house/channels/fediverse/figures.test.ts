/** How a district's notes fare on other servers, counted from what a real Fedify server on loopback tells. */
import { Announce, EmojiReact, Like, Undo, type Activity, type Actor } from '@fedify/vocab'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { afterwards } from '../../../../tests/support/afterwards.ts'
import { district, edition, officer } from '../../../../tests/support/channels-room.ts'
import { startFediversePeer, type FediversePeer } from '../../../../tests/support/fediverse-peer.ts'
import { openFediverseRoom, type FediverseRoom } from '../../../../tests/support/fediverse-room.ts'
import { standingClock } from '../../../platform/clock.ts'
import type { Announced } from '../announce-edition.ts'
import type { PublishedEdition } from '../index.ts'

let room: FediverseRoom
let peer: FediversePeer
let actor: Actor
const clock = standingClock('2026-11-24T03:00:00Z')
const hour = 3_600_000
const day = 24 * hour

beforeAll(async () => {
  peer = await startFediversePeer()
  afterwards(() => peer.close())
  room = await openFediverseRoom({ clock })
  afterwards(() => room.close())
  const { handle } = await room.channels.connect(officer, {
    unitId: district.id,
    kind: 'activitypub',
    entry: {},
    languages: ['id'],
  })
  actor = await peer.lookUp(handle)
})

async function announce(one: PublishedEdition, act: Announced = 'publish'): Promise<string> {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', { storyId, editionId, act, version: 1 })
  await room.jobs.drain()
  return (await room.channels.receipts(storyId))[0]?.externalUrl ?? ''
}
async function read(ms = 2 * hour) {
  clock.advance(ms)
  await room.jobs.enqueue(room.database.db, 'pull-accounts', {})
  await room.jobs.drain()
  return (await room.channels.reading.posts(officer, { limit: 100 })).items
}

let number = 0
const idOf = (what: string) => new URL(`/${what}/${(number += 1)}`, peer.url)
const by = (who: string) => new URL(peer.idOf(who))
const tell = async (who: string, activity: Activity) => {
  const answer = await fetch(await peer.signed(who, actor, activity))
  expect(answer.status).toBe(202)
}
const likeOf = (who: string, note: string) =>
  new Like({ id: idOf('likes'), actor: by(who), object: new URL(note) })
const undoOf = (who: string, { id }: Activity, whole: Activity | URL | null = id) =>
  new Undo({ id: idOf('undos'), actor: by(who), object: whole })
const none = { views: null, reach: null, reactions: 0, comments: 0, shares: 0 }

test('likes, boosts and replies are counted once each and are taken back again; views are not nought, but not told', async () => {
  const note = await announce(edition())
  const [post, ...others] = await read()
  expect(others).toEqual([])
  expect(post).toMatchObject({
    origin: 'house',
    url: note,
    kind: 'post',
    edited: null,
    gone: null,
    figures: none,
  })
  expect(post?.text).toContain('Jembatan Cikapundung Dibuka Lagi')

  const like = likeOf('wati', note)
  // A day later Fedify itself has forgotten that it came.
  for (const pause of [0, 0, 25 * hour]) {
    clock.advance(pause)
    await tell('wati', like)
  }
  await tell(
    'joko',
    new EmojiReact({ id: idOf('likes'), actor: by('joko'), object: new URL(note), content: '🙏' }),
  )
  const undone = likeOf('titi', note)
  await tell('titi', undone)
  const boosts = ['wati', 'joko'].map(
    (who) => new Announce({ id: idOf('boosts'), actor: by(who), object: new URL(note) }),
  )
  for (const [place, boost] of boosts.entries()) await tell(place === 0 ? 'wati' : 'joko', boost)
  await peer.say('wati', actor, '<p>Terima kasih</p>', { answers: note })
  const taken = await peer.say('titi', actor, '<p>Salah</p>', { answers: note })
  await peer.say('joko', actor, '<p>Untuk satuan saja</p>', { answers: note, direct: true })
  await read()
  const now = async () => (await read())[0]?.figures
  expect(await now()).toMatchObject({ views: null, reach: null, reactions: 3, comments: 2, shares: 2 })

  // By its name alone, or with the whole of it; and what somebody else takes back, stays.
  await tell('titi', undoOf('titi', undone, undone))
  await tell('wati', undoOf('wati', boosts[0] as Activity))
  await tell('jahat', undoOf('jahat', like))
  await peer.takeBack('titi', actor, taken)
  clock.advance(25 * hour)
  await tell('titi', undone)
  // What was taken back before it came.
  const early = likeOf('dewi', note)
  await tell('dewi', undoOf('dewi', early))
  await tell('dewi', early)
  expect(await now()).toMatchObject({ reactions: 2, comments: 1, shares: 1 })

  const { series } = await room.channels.reading.series(officer, post?.id ?? '')
  expect(series).toMatchObject([
    none,
    { ...none, reactions: 3, comments: 2, shares: 2 },
    { ...none, reactions: 2, comments: 1, shares: 1 },
  ])
})

test('nobody likes for another, a note that is gone, or without end', async () => {
  const note = await announce(edition({ headline: 'Jadwal loket' }))
  const foreign = likeOf('wati', note).clone({ id: new URL('https://lain.example/likes/1') })
  await tell('wati', foreign)
  expect((await fetch(await peer.signed('jahat', actor, likeOf('wati', note)))).status).toBe(401)
  for (let n = 0; n < 53; n += 1) await tell('jahat', likeOf('jahat', note))
  const one = edition({ headline: 'Salah terbit' })
  const gone = await announce(one)
  await read()
  await announce({ ...one, article: null }, 'withdraw')
  await tell('wati', likeOf('wati', gone))
  await read()
  const posts = await read()
  const named = (words: string) => posts.find(({ text }) => text.includes(words))
  expect(named('Jadwal loket')?.figures).toMatchObject({ ...none, reactions: 50 })
  expect(named('Salah terbit')).toMatchObject({ gone: { byHouse: true }, figures: none })
})

test('of those who did it nothing is kept, and after a month nothing but the figures', async () => {
  clock.advance(2 * day)
  await room.jobs.enqueue(room.database.db, 'sweep-fediverse-memory', {})
  await room.jobs.drain()
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('channels', 'audit', 'platform') and tablename <> 'heard'`.execute(room.database.db)
  for (const { name } of tables) {
    const { rows } =
      await sql`select from ${sql.raw(name)} t where to_jsonb(t)::text like '%/users/%' limit 1`.execute(
        room.database.db,
      )
    expect(rows, name).toEqual([])
  }
  await read(26 * day)
  await read(5 * day)
  await room.jobs.enqueue(room.database.db, 'sweep-fediverse-memory', {})
  await room.jobs.drain()
  await read(day)
  const late = likeOf('wati', (await read()).at(-1)?.url ?? '')
  await tell('wati', late)
  expect(await room.database.db.selectFrom('channels.fediverse_mark').selectAll().execute()).toEqual([])
  expect((await read()).at(-1)?.figures).toMatchObject({ reactions: 2, comments: 1, shares: 1 })
})
