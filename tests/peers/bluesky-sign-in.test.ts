/** Signing in at a real Bluesky server, on its own pages in a browser, as a house that is public and proves itself by a key. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserCookie } from '../../src/house/channels/connecting/sign-in.ts'
import { standingClock } from '../../src/platform/clock.ts'
import { closeBrowser, openWindow } from '../support/browser.ts'
import {
  district,
  edition,
  filmOf,
  hosts,
  lent,
  officer,
  openChannelsRoom,
  pictureOf,
  texts,
  type ChannelsRoom,
} from '../support/channels-room.ts'
import { cloneDatabase } from '../support/test-database.ts'
import { startBluesky, type Bluesky, type BlueskyAccount } from './bluesky.ts'
import { giveIn, takeBack } from './bluesky-pages.ts'

/** The server speaks to no name that is kept for examples; this one it is told to look for on this machine. */
const url = 'https://humas.pendopo.go.id'
const clock = standingClock(new Date().toISOString())
let bluesky: Bluesky
let person: BlueskyAccount
let database: Awaited<ReturnType<typeof cloneDatabase>>
/** Two processes of one house. */
let room: ChannelsRoom
let other: ChannelsRoom
let web: Server
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-film-'))
  bluesky = await startBluesky()
  person = await bluesky.account('humas')
  hosts.plc = bluesky.plc
  texts.set(`_atproto.${person.handle}`, `did=${person.did}`)
  database = await cloneDatabase()
  const open = () => openChannelsRoom({ databaseUrl: database.url, clock, url })
  room = await open()
  other = await open()
  web = createServer((_request, reply) => {
    void describe(reply)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => web.once('listening', resolve))
  bluesky.introduce(url, `http://127.0.0.1:${(web.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await closeBrowser()
  web.close()
  await Promise.all([room, other].map((one) => one?.close()))
  await database.close()
  await database.drop()
  await bluesky.close()
  await rm(folder, { recursive: true })
})

const describe = async (reply: ServerResponse) =>
  reply
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify(await connecting().document('bluesky')))
const connecting = () => room.channels.connecting
type Begun = Awaited<ReturnType<ChannelsRoom['channels']['connecting']['begin']>>

/** There and back, in one browser. */
async function goThere({ id, address, cookie }: Begun, answer?: string) {
  const window = await openWindow()
  const page = await window.newPage()
  await page.goto(address)
  // Nothing stands at that name; where the browser is sent is enough.
  const [back] = await Promise.all([
    page.waitForRequest((request) => request.url().startsWith(`${url}/`)),
    giveIn(page, person, answer),
  ])
  await window.close()
  await connecting().comeBack(new URL(back.url()).searchParams, (of) =>
    cookie.name === browserCookie(of) ? cookie.value : undefined,
  )
  return connecting().signIn(officer, id)
}
const begin = (server: string) =>
  connecting().begin(officer, {
    kind: 'bluesky',
    unitId: district.id,
    languages: ['id'],
    locale: 'id',
    server,
  })
const pick = ({ id }: Begun) =>
  connecting().pick(officer, id, [{ externalId: person.did, unitId: district.id }])
const only = async () => (await room.channels.list(officer))[0]

async function announce(one: ReturnType<typeof edition>, act: 'publish' | 'correct' = 'publish') {
  room.editions.set(one.editionId, one)
  const { storyId, editionId } = one
  await room.jobs.enqueue(room.database.db, 'announce-edition', { storyId, editionId, act, version: 1 })
  await room.jobs.drain()
  return (await room.channels.receipts(storyId)).at(-1)
}

test('an officer types the handle, gives the permission on the account’s own server, and picks the account', async () => {
  const no = await begin(person.handle)
  expect(await goThere(no, 'Deny access')).toMatchObject({ failure: { code: 'sign_in_declined' } })
  const begun = await begin(`@${person.handle}`)
  expect(new URL(begun.address).origin).toBe(bluesky.issuer)
  expect(await goThere(begun)).toMatchObject({
    stage: 'returned',
    failure: null,
    refused: [],
    offers: [{ externalId: person.did, handle: person.handle, taken: null }],
  })
  await pick(begun)
  expect(await only()).toMatchObject({ kind: 'bluesky', state: 'connected', server: bluesky.issuer })
})

test('it posts, corrects and reads with tokens that are bound to its key', async () => {
  const story = edition({ pictures: [await pictureOf()] })
  expect(await announce(story)).toMatchObject({ state: 'sent' })
  expect((await person.posts()).map(({ value }) => value.embed?.images?.length)).toEqual([1])
  // Two posts of one moment have no order.
  clock.advance(1_000)
  const notes = [{ kind: 'correction', note: 'Jam buka 07.00 WIB.', at: clock.now() }]
  const article = { ...story.article, versionHash: 'version-2', notes }
  expect(await announce({ ...story, article }, 'correct')).toMatchObject({ state: 'sent' })
  const [first, second] = await person.posts()
  expect(second?.value.reply?.parent.uri).toBe(first?.uri)
  const { id = '' } = (await only()) ?? {}
  expect(await room.channels.reading.probe(officer, id)).toMatchObject({ sound: true })
  // A film and its subtitles need permissions of their own; the server looks at the first bytes alone.
  clock.advance(1_000)
  const [words, pixels] = ['vtt', 'mp4'].map((kind) => join(folder, `film.${kind}`)) as [string, string]
  await writeFile(words, 'WEBVTT\n\n00:00.000 --> 00:02.000\nJembatan dibuka.\n')
  await writeFile(pixels, '\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x10mdat\0\0\0\0\0\0\0\0')
  const film = await filmOf({ subtitles: [{ lang: 'id', label: 'Indonesia', ...lent(words) }] }, pixels)
  expect(await announce(edition({ film }))).toMatchObject({ state: 'sent' })
  expect((await person.posts()).at(-1)?.value.embed).toMatchObject({ $type: 'app.bsky.embed.video' })
})

test('two processes that renew at once lose no token that was turned over', async () => {
  const { id = '' } = (await only()) ?? {}
  const again = await Promise.all(
    [room, other, room, other].map(({ channels }) => channels.reconnect(officer, id)),
  )
  expect(again.map(({ state }) => state)).toEqual(Array(4).fill('connected'))
  // What was stored last is what the server takes next.
  clock.advance(7_200_000)
  expect(await announce(edition())).toMatchObject({ state: 'sent' })
})

test('a permission that is taken back ends the connection; signing in again goes on with what waited', async () => {
  await takeBack(await (await openWindow()).newPage(), bluesky.issuer, person)
  clock.advance(7_200_000)
  const story = edition()
  expect(await announce(story)).toMatchObject({ state: 'unauthorised' })
  expect(await only()).toMatchObject({ state: 'unauthorised' })
  const begun = await connecting().begin(officer, { channelId: (await only())?.id ?? '', locale: 'id' })
  expect(await goThere(begun)).toMatchObject({ failure: null, channelId: (await only())?.id })
  await pick(begun)
  await room.jobs.drain()
  expect((await room.channels.receipts(story.storyId)).at(-1)).toMatchObject({ state: 'sent' })
  expect(await only()).toMatchObject({ state: 'connected' })
})
