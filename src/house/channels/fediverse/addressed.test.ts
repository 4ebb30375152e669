/** What people on another server say to a district, and what it answers, against a real Fedify server on loopback. */
import type { Actor } from '@fedify/vocab'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { afterwards } from '../../../../tests/support/afterwards.ts'
import { district, edition, officer } from '../../../../tests/support/channels-room.ts'
import { startFediversePeer, type FediversePeer } from '../../../../tests/support/fediverse-peer.ts'
import { openFediverseRoom, type FediverseRoom } from '../../../../tests/support/fediverse-room.ts'
import { standingClock } from '../../../platform/clock.ts'
import type { PublishedEdition } from '../index.ts'

let room: FediverseRoom
let peer: FediversePeer
let actor: Actor
const clock = standingClock('2026-11-24T03:00:00Z')
const day = 86_400_000

beforeAll(async () => {
  peer = await startFediversePeer()
  afterwards(() => peer.close())
  room = await openFediverseRoom({ clock, blocked: ['spam.example'] })
  afterwards(() => room.close())
  const { handle } = await room.channels.connect(officer, {
    unitId: district.id,
    kind: 'activitypub',
    entry: {},
    languages: ['id'],
  })
  actor = await peer.lookUp(handle)
})

const reading = () => room.channels.reading
const inbox = async () => (await reading().inbox(officer, { limit: 100 })).items
const texts = async () => (await inbox()).map(({ text }) => text)
const nameOf = (who: string) => `${who}@${new URL(peer.url).host}`
async function announce(one: PublishedEdition) {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', {
    storyId,
    editionId,
    act: 'publish',
    version: 1,
  })
  await room.jobs.drain()
  return (await room.channels.receipts(storyId))[0]
}
const later = async (ms: number, job: 'resume-answers' | 'sweep-heard' | 'sweep-fediverse-memory') => {
  clock.advance(ms)
  await room.fediverse.resume()
  await room.jobs.enqueue(room.database.db, job, {})
  await room.jobs.drain()
}
/** Tables in which some text stands. */
async function traces(needle: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('channels', 'audit', 'platform')`.execute(room.database.db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } =
      await sql`select from ${sql.raw(name)} t where to_jsonb(t)::text like ${`%${needle}%`} limit 1`.execute(
        room.database.db,
      )
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('a question below a post is in the inbox at once, is given to somebody, and is answered once though the server was down', async () => {
  const receipt = await announce(edition())
  const asked = await peer.say('wati', actor, '<p>Buka jam <b>berapa</b>?</p><p>Terima kasih</p>', {
    answers: receipt?.externalUrl ?? '',
    at: clock.now(),
  })
  const [message, ...others] = await inbox()
  expect(others).toEqual([])
  expect(message).toMatchObject({
    kind: 'comment',
    writer: nameOf('wati'),
    text: 'Buka jam berapa?\nTerima kasih',
    url: asked,
    state: 'open',
    answerable: true,
    channel: { unitId: district.id, kind: 'activitypub' },
  })
  const id = message?.id ?? ''
  const { officers } = await reading().message(officer, id)
  await reading().assign(officer, id, officers[0]?.id ?? '')

  await peer.fall()
  await reading().answer(officer, id, 'Pukul 07.00, lihat https://humas.example/jam\n\nSalam <Humas>')
  await room.jobs.drain()
  expect((await reading().message(officer, id)).answer).toMatchObject({ state: 'queued', why: 'unreachable' })
  await peer.rise()
  await later(600_000, 'resume-answers')
  expect(await reading().message(officer, id)).toMatchObject({
    state: 'answered',
    assigned: { name: officer.name },
    answer: { state: 'sent', by: officer.name },
  })
  const [answer, ...twins] = peer.posts.values()
  expect(twins).toEqual([])
  expect(answer).toMatchObject({ answers: asked, tags: [`@${nameOf('wati')}`] })
  expect(answer?.text).toMatch(
    /^<p><span class="h-card"><a href="[^"]+\/users\/wati" class="u-url mention">@<span>wati<\/span><\/a><\/span> Pukul 07\.00/,
  )
  expect(answer?.text).toContain('<p>Salam &#60;Humas&#62;</p>')

  // Whatever a crash left open is looked for in the house's own outbox, and told no second time.
  await room.database.db
    .updateTable('channels.heard')
    .set({ answer_state: 'sending', state: 'open' })
    .execute()
  const told = () => peer.seen.filter((what) => what === 'POST /users/wati/inbox').length
  expect(told()).toBe(1)
  await later(3_600_000, 'resume-answers')
  expect((await reading().message(officer, id)).answer?.state).toBe('sent')
  expect(told()).toBe(1)
  const { url } = room
  const read = await fetch(answer?.id ?? '', { headers: { accept: 'application/activity+json' } })
  expect(await read.json()).toMatchObject({ type: 'Note', inReplyTo: asked, attributedTo: actor.id?.href })
  const page = await fetch(answer?.id ?? '', { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect(page.headers.get('location')).toBe(`${url}/satuan/${district.sitePath}`)

  await peer.say('wati', actor, '<p>Baik</p>', { answers: answer?.id ?? '' })
  expect((await inbox())[0]).toMatchObject({ kind: 'comment', text: 'Baik' })
})

test('words that were changed are read as they are by now, and what was deleted is forgotten and never comes again', async () => {
  const id = await peer.say('joko', actor, '<p>Jalan rusak di RT 3</p>', { at: clock.now() })
  clock.advance(60_000)
  const early = clock.now()
  clock.advance(60_000)
  await peer.change('joko', actor, id, '<p>Jalan rusak di RT 4</p>', { at: clock.now() })
  // Two servers' news may overtake each other.
  await peer.change('joko', actor, id, '<p>Jalan rusak di RT tiga</p>', { at: early })
  await peer.change('jahat', actor, id, '<p>Diubah orang lain</p>', { at: clock.now(), as: 'joko' })
  expect((await inbox())[0]).toMatchObject({ text: 'Jalan rusak di RT 4', editedAt: clock.now() })
  await peer.takeBack('jahat', actor, id)
  expect(await texts()).toContain('Jalan rusak di RT 4')
  await peer.takeBack('joko', actor, id)
  expect(await texts()).not.toContain('Jalan rusak di RT 4')
  await peer.change('joko', actor, id, '<p>Jalan rusak di RT 5</p>', { at: clock.now() })
  expect((await texts()).join()).not.toContain('Jalan rusak')
  expect(await traces('Jalan rusak')).toEqual([])

  const hidden = await peer.say('joko', actor, '<p>Nomor saya 0812-RAHASIA</p>', { at: clock.now() })
  await peer.change('joko', actor, hidden, '<p>Nomor saya 0812-RAHASIA</p>', {
    at: clock.now(),
    direct: true,
  })
  expect(await traces('0812-RAHASIA')).toEqual([])
})

test('of what is meant for the unit’s eyes alone, only that it came is kept', async () => {
  const counted = async () =>
    (await room.database.db.selectFrom('channels.fediverse_actor').select('addressed').executeTakeFirst())
      ?.addressed
  const before = Number(await counted())
  await peer.say('wati', actor, '<p>Sandi RAHASIA</p>', { direct: true })
  expect(Number(await counted())).toBe(before + 1)
  expect(await traces('Sandi RAHASIA')).toEqual([])
})

test('foreign markup is cleaned, what is too long is cut, nobody speaks in another’s name, and a flood is left alone', async () => {
  await peer.say(
    'jahat',
    actor,
    '<script>alert(1)</script><p onclick="x">Halo &lt;b&gt;</p><img src=x onerror=y>',
  )
  expect((await inbox())[0]).toMatchObject({ text: 'Halo <b>', writer: nameOf('jahat') })
  await peer.say('jahat', actor, `<p>${'a'.repeat(200_000)}</p>`)
  expect((await texts())[0]).toHaveLength(5_000)
  const before = await texts()
  await peer.say('jahat', actor, '<p>Atas nama Wati</p>', { as: 'wati' })
  expect(await texts()).toEqual(before)
  for (let n = 0; n < 33; n += 1) await peer.say('bot', actor, `<p>Banjir ${n}</p>`)
  expect((await texts()).filter((text) => text.startsWith('Banjir'))).toHaveLength(30)
  await peer.say('wati', actor, '<p>Saya bukan banjir</p>')
  expect((await texts())[0]).toBe('Saya bukan banjir')
})

test('whoever deletes their account leaves nothing behind, and after thirty days nobody does', async () => {
  await peer.say('titi', actor, '<p>Saya pergi</p>', { at: clock.now() })
  await peer.say('wati', actor, '<p>Saya tinggal</p>', { at: clock.now() })
  await reading().answer(officer, (await inbox()).find(({ text }) => text === 'Saya pergi')?.id ?? '', 'Baik')
  await room.jobs.drain()
  await peer.leave('titi', actor)
  await later(2 * day, 'sweep-fediverse-memory')
  expect(await texts()).toContain('Saya tinggal')
  for (const needle of ['Saya pergi', '/users/titi', 'titi@'])
    expect(await traces(needle), needle).toEqual([])

  clock.advance(31 * day)
  await later(0, 'sweep-heard')
  await later(0, 'sweep-fediverse-memory')
  expect(await inbox()).toEqual([])
  for (const needle of ['Saya tinggal', '/users/', 'wati@']) expect(await traces(needle), needle).toEqual([])
  // An old message that somebody sends on again stays forgotten.
  await peer.say('wati', actor, '<p>Kabar lama</p>', { at: new Date(clock.now().getTime() - 31 * day) })
  expect(await inbox()).toEqual([])
})
