/** What strangers throw at an inbox, and servers that fall silent. */
import { Follow, type Actor } from '@fedify/vocab'
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
let channelId: string
const clock = standingClock('2026-11-24T03:00:00Z')

beforeAll(async () => {
  peer = await startFediversePeer()
  afterwards(() => peer.close())
  room = await openFediverseRoom({ clock, blocked: ['spam.example'] })
  afterwards(() => room.close())
  const channel = await room.channels.connect(officer, {
    unitId: district.id,
    kind: 'activitypub',
    entry: {},
    languages: ['id'],
  })
  channelId = channel.id
  actor = await peer.lookUp(channel.handle)
})

const followers = async () => (await room.channels.list(officer))[0]?.followers
const waiting = async () =>
  (
    await room.database.db
      .selectFrom('channels.fediverse_telling')
      .select(['act', 'inbox', 'attempts'])
      .orderBy('id')
      .execute()
  ).map(({ act, attempts }) => `${act} ${attempts}`)
async function announce(one: PublishedEdition, act: Announced = 'publish'): Promise<void> {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', { storyId, editionId, act, version: 1 })
  await room.jobs.drain()
}
const later = async (hours: number) => {
  clock.advance(hours * 3_600_000)
  await room.fediverse.resume()
  await room.jobs.drain()
}

test('nobody follows in another’s name, with a changed message, unsigned, too long, or from a blocked server', async () => {
  const post = async (request: Request) => (await fetch(request)).status
  const honest = peer.followOf('wati', actor)
  expect(await post(await peer.signed('joko', actor, honest))).toBe(401)

  const signed = await peer.signed('wati', actor, honest)
  const changed = (await signed.clone().text()).replace('/follows/', '/pengikut/')
  expect(await post(new Request(signed, { method: 'POST', body: changed }))).toBe(401)

  const bare = (body: string, signature?: string) =>
    post(
      new Request(actor.inboxId ?? '', {
        method: 'POST',
        headers: {
          'content-type': 'application/activity+json',
          ...(signature === undefined ? {} : { signature }),
        },
        body,
      }),
    )
  const json = JSON.stringify(await honest.toJsonLd())
  expect(await bare(json)).toBe(401)
  expect(await bare('x'.repeat(300_000))).toBe(413)
  const by = (id: string) => `keyId="${id}",headers="date",signature="AAAA"`
  expect(await bare(json, by('https://mesin.spam.example/users/a#main-key'))).toBe(403)
  expect(await bare('{', by(`${peer.idOf('wati')}#main-key`))).toBe(400)
  expect(await followers()).toBe(0)
})

test('an actor at a private address is never called, and an inbox on another server is never believed', async () => {
  for (const place of ['http://10.0.0.1', 'http://[::ffff:192.168.1.1]', 'http://169.254.169.254']) {
    const follow = new Follow({
      id: new URL('/follows/1', place),
      actor: new URL('/users/x', place),
      object: actor.id,
    })
    const signed = await peer.signed('wati', actor, follow)
    const headers = new Headers(signed.headers)
    headers.set(
      'signature',
      (headers.get('signature') ?? '').replace(/keyId="[^"]*"/, `keyId="${place}/users/x#main-key"`),
    )
    expect((await fetch(new Request(signed, { headers }))).status, place).toBe(401)
  }
  peer.pretended.set('tipu', new URL('http://127.0.0.1:9/korban'))
  await peer.follow('tipu', actor)
  await room.jobs.drain()
  expect(await followers()).toBe(0)
  expect(await waiting()).toEqual([])
})

test('a replay changes nothing: neither a second time, nor after the follower left', async () => {
  const signed = await peer.signed('wati', actor, peer.followOf('wati', actor))
  for (let time = 0; time < 3; time += 1) expect((await fetch(signed.clone())).status).toBe(202)
  await room.jobs.drain()
  expect(await followers()).toBe(1)
  expect(peer.heard).toHaveLength(1)
  await peer.unfollow('wati', actor)
  expect(await followers()).toBe(0)
  expect((await fetch(signed.clone())).status).toBe(202)
  expect(await followers()).toBe(0)
})

test('of whoever leaves or deletes their account nothing is kept', async () => {
  await peer.follow('wati', actor)
  await peer.follow('joko', actor)
  await room.jobs.drain()
  expect(await followers()).toBe(2)
  await peer.unfollow('wati', actor)
  await peer.leave('joko', actor)
  for (const table of ['fediverse_follower', 'fediverse_inbox', 'fediverse_telling'] as const)
    expect(await room.database.db.selectFrom(`channels.${table}`).selectAll().execute(), table).toEqual([])
})

test('a message to the district is counted once and handed on, and what nobody asked for is left alone', async () => {
  const heard: string[] = []
  room.fediverse.onAddressed({
    said: async (_trx, { text, writer, unitId }) => void heard.push(`${unitId} ${writer} ${text}`),
    takenBack: async () => {},
    left: async () => {},
  })
  const id = await peer.say('wati', actor, '<p>Jam berapa loket buka?</p>')
  expect(heard).toEqual([`${district.id} wati@${new URL(peer.url).host} Jam berapa loket buka?`])
  const stored = await room.database.db
    .selectFrom('channels.fediverse_actor')
    .select('addressed')
    .executeTakeFirstOrThrow()
  expect(stored.addressed).toBe(1)
  expect(id).toContain('/notes/')
  const unknown = await peer.signed(
    'wati',
    actor,
    new Follow({
      id: new URL(`${peer.url}/follows/z`),
      actor: new URL(peer.idOf('wati')),
      object: new URL(`${peer.url}/users/lain`),
    }),
  )
  expect((await fetch(unknown)).status).toBe(202)
})

test('a server that is down is told later how things are by then, and never of what was withdrawn meanwhile', async () => {
  await peer.follow('wati', actor)
  await room.jobs.drain()
  await peer.fall()
  const kept = edition()
  const taken = edition()
  await announce(kept)
  await announce(taken)
  expect((await room.channels.receipts(kept.storyId))[0]).toMatchObject({ state: 'sent' })
  expect(await waiting()).toEqual(['create 1', 'create 1'])
  const article = { ...kept.article, versionHash: 'version-2', summary: 'Mulai pukul 07.00 WIB.' }
  await announce({ ...kept, article }, 'update')
  await announce({ ...taken, article: null }, 'recall')
  expect(await waiting()).toEqual(['create 1', 'delete 1'])
  // A worker that was killed has lost its jobs, but not the rows.
  await room.database.db.deleteFrom('jobs.job' as never).execute()
  await peer.rise()
  const before = peer.heard.length
  await later(1)
  expect(await waiting()).toEqual([])
  expect([...peer.posts.values()].map(({ text }) => text)).toEqual([expect.stringContaining('07.00 WIB')])
  expect(peer.heard.slice(before).toSorted()).toEqual([
    expect.stringMatching(/#create$/),
    expect.stringMatching(/#delete$/),
  ])
})

test('an inbox that takes nothing for two weeks is given up', async () => {
  await peer.fall()
  const days = async (count: number) => {
    await later(24 * count)
    await announce(edition())
  }
  await days(0)
  await days(7)
  // What is older than three days is told no more; the server may still come back.
  expect(await waiting()).toEqual(['create 1'])
  expect(await followers()).toBe(1)
  await days(8)
  expect(await followers()).toBe(0)
  expect(await waiting()).toEqual([])
  await peer.rise()
})

test('switched off, it is nobody there, and what stood there is gone', async () => {
  const one = edition()
  await announce(one)
  const [receipt] = await room.channels.receipts(one.storyId)
  const ask = (url: string) => fetch(url, { headers: { accept: 'application/activity+json' } })
  const address = receipt?.externalUrl ?? ''
  expect((await ask(address)).status).toBe(200)
  expect((await ask(`${actor.outboxId?.href}?cursor=awal`)).status).toBe(200)
  await room.channels.remove(officer, channelId)
  expect((await ask(address)).status).toBe(410)
  expect(await (await ask(address)).json()).toMatchObject({ type: 'Tombstone', id: address })
  for (const url of [actor.id, actor.outboxId, actor.followersId])
    expect((await ask(url?.href ?? '')).status, url?.href).toBe(404)
  await expect(peer.lookUp(`@bandung.jawa-barat@${new URL(room.url).host}`)).rejects.toThrow('404')
})
