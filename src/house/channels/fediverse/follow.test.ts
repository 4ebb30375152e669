/** People on another server follow a district, against a real Fedify server on loopback. */
import { beforeAll, expect, test } from 'vitest'
import { afterwards } from '../../../../tests/support/afterwards.ts'
import { district, edition, officer, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFediversePeer, type FediversePeer } from '../../../../tests/support/fediverse-peer.ts'
import { openFediverseRoom, type FediverseRoom } from '../../../../tests/support/fediverse-room.ts'
import { standingClock } from '../../../platform/clock.ts'
import type { Announced } from '../announce-edition.ts'
import type { PublishedEdition } from '../index.ts'

let room: FediverseRoom
let peer: FediversePeer
const clock = standingClock('2026-11-24T03:00:00Z')

beforeAll(async () => {
  peer = await startFediversePeer()
  afterwards(() => peer.close())
  room = await openFediverseRoom({ clock })
  afterwards(() => room.close())
  await room.channels.connect(officer, {
    unitId: district.id,
    kind: 'activitypub',
    entry: {},
    languages: ['id', 'en'],
  })
})

async function announce(one: PublishedEdition, act: Announced = 'publish'): Promise<void> {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', { storyId, editionId, act, version: 1 })
  await room.jobs.drain()
}

test('a citizen finds the district by its handle, follows it, and reads its news, corrections and withdrawals', async () => {
  const [channel] = await room.channels.list(officer)
  expect(channel).toMatchObject({ kind: 'activitypub', state: 'connected', listed: true })
  expect(channel?.handle).toBe(`@bandung.jawa-barat@${new URL(room.url).host}`)
  const actor = await peer.lookUp(channel?.handle ?? '')
  expect(actor.id?.href).toBe(channel?.url)
  await peer.follow('wati', actor)
  await room.jobs.drain()
  expect([...peer.following]).toEqual([channel?.url])

  const one = edition({
    tags: ['layanan publik', '2026'],
    pictures: [await pictureOf()],
  })
  await announce(one)
  const [post, ...others] = peer.posts.values()
  expect(others).toEqual([])
  expect(post).toMatchObject({
    url: one.article.url,
    language: 'id',
    tags: ['#LayananPublik'],
    pictures: [{ url: 'https://house.test/media/gambar/1600.webp', alt: 'Jembatan di pagi hari' }],
  })
  expect(post?.text).toContain('<p>Jembatan Cikapundung Dibuka Lagi</p>')
  const [receipt] = await room.channels.receipts(one.storyId)
  expect(receipt).toMatchObject({ state: 'sent', externalUrl: post?.id })

  clock.advance(60_000)
  const note = { kind: 'correction', note: 'Jam buka adalah 07.00 WIB.', at: clock.now() }
  await announce({ ...one, article: { ...one.article, versionHash: 'version-2', notes: [note] } }, 'correct')
  expect(peer.posts.get(post?.id ?? '')?.text).toContain('Koreksi: Jam buka adalah 07.00 WIB.')

  await announce({ ...one, article: null }, 'withdraw')
  expect([...peer.posts.keys()]).toEqual([])
  expect(peer.heard.length).toBe(4)
})
