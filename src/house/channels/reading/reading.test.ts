/** Sites that are only read, what networks push, what is forgotten, and who is silent. */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createServer } from '../../../platform/http.ts'
import { createLog } from '../../../platform/log.ts'
import { afterwards } from '../../../../tests/support/afterwards.ts'
import {
  district,
  edition,
  filmOf,
  officer,
  otherUnit,
  stranger,
  testSecrets,
} from '../../../../tests/support/channels-room.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFake } from '../../../../tests/support/fake-server.ts'
import { startFakeTiktok } from '../../../../tests/support/fake-tiktok.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import {
  announce,
  clock,
  connect,
  later,
  openNetworkDesk,
  room,
} from '../../../../tests/support/network-desk.ts'
import { read } from '../../../../tests/support/reading-contract.ts'
import { pushDoor, pushDoors } from './push-door.ts'
import { sweepHeard } from './say-answer.ts'

openNetworkDesk()

const reading = () => room.channels.reading
const postsOf = async (channelId: string) => (await reading().posts(officer, { channelId, limit: 100 })).items
const closing = <T extends { close(): unknown }>(opened: T): T => {
  afterwards(() => opened.close())
  return opened
}

/** The doors as the web server mounts them. */
async function openDoors() {
  const server = createServer({ config: { trustProxy: [] }, log: createLog('silent') })
  const config = { url: 'https://house.test', meta: { appSecrets: ['rahasia-meta'], verifyToken: 'cocok' } }
  await server.register(
    pushDoors({ config, db: room.database.db, clock, jobs: room.jobs, secrets: testSecrets }),
  )
  return closing(server)
}

test('a site that is only read: by its feed, only when it changed, as plain words; and nothing is ever sent to it', async () => {
  const page = '<html><head><link rel="alternate" type="application/rss+xml" href="/umpan"></head></html>'
  const item = (n: number, words: string) =>
    `<item><guid>g${n}</guid><title>Kabar &amp; warta ${n}</title><link>/b/${n}</link>
    <pubDate>Mon, 23 Nov 2026 0${n}:00:00 GMT</pubDate><description><![CDATA[${words}]]></description></item>`
  let items = item(1, '<p>Isi</p><script>alert(1)</script><img src=x onerror=alert(2)>') + item(1, 'kembar')
  const asked: (string | undefined)[] = []
  const site = closing(
    await startFake(({ path, headers }) => {
      if (path !== '/umpan') return { status: 200, headers: { 'content-type': 'text/html' }, raw: page }
      asked.push(headers['if-none-match'])
      const etag = `"${items.length}"`
      return headers['if-none-match'] === etag
        ? { status: 304 }
        : {
            status: 200,
            headers: { etag },
            raw: `<rss version="2.0"><channel><title>Polres</title>${items}</channel></rss>`,
          }
    }),
  )
  const channel = await connect('feed', site.url, { address: site.url })
  expect(channel).toMatchObject({ kind: 'feed', label: 'Polres', listed: false, state: 'connected' })
  await read(1)
  expect(await postsOf(channel.id)).toMatchObject([
    { text: 'Kabar & warta 1\n\nIsi', url: `${site.url}/b/1`, origin: 'earlier', figures: null },
  ])
  items += item(2, 'Lagi')
  await read(8 * 3_600)
  await read(8 * 3_600)
  expect(await postsOf(channel.id)).toHaveLength(2)
  expect(asked.at(-1)).toBe(`"${items.length}"`)

  const story = edition()
  expect(await announce(story)).toBeUndefined()
  await expect(
    room.channels.request(officer, channel.id, { editionId: story.editionId }),
  ).rejects.toMatchObject({
    code: 'channel_only_read',
  })
})

test('what Telegram pushes is believed with its secret alone, and is one however often it comes', async () => {
  const fake = closing(await startFakeTelegram())
  const channel = await connect('telegram', fake.url, { channel: `@${fake.channel}`, token: fake.token })
  await read(1)
  const { url, secret } = pushDoor(
    { config: { url: 'https://house.test' }, secrets: testSecrets },
    'telegram',
    '123456',
  )
  expect(fake.listener()).toMatchObject({ url, secret_token: secret })
  const doors = await openDoors()
  const push = (body: unknown, token = secret) =>
    doors.inject({
      method: 'POST',
      url: new URL(url).pathname,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    })
  clock.advance(60_000)
  const update = fake.update('channel_post', 40, 'Dari telepon', clock.now())
  for (let times = 0; times < 5; times += 1) expect((await push(update)).statusCode).toBe(200)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from jobs.job where name = 'take-push'`.execute(room.database.db)
  expect(rows[0]?.n).toBe(1)
  expect((await push({ ...update, update_id: 99 }, 'palsu')).statusCode).toBe(401)
  expect((await push('{'.repeat(300_000))).statusCode).toBe(413)
  expect((await push('bukan json')).statusCode).toBe(422)
  await room.jobs.drain()
  await push(fake.update('edited_channel_post', 40, 'Dari telepon, diperbaiki', clock.now()))
  await room.jobs.drain()
  // News that was overtaken on its way changes nothing.
  await push(fake.update('channel_post', 40, 'Dari telepon', clock.now()))
  await room.jobs.drain()
  expect(await postsOf(channel.id)).toMatchObject([
    {
      text: 'Dari telepon, diperbaiki',
      origin: 'outside',
      edited: { before: 'Dari telepon' },
      figures: null,
    },
  ])
})

test('what Meta pushes is signed, and makes the house look for itself', async () => {
  const fake = closing(await startFakeFacebook({ now: clock.now }))
  const channel = await connect('facebook', fake.url, { token: fake.token })
  await read(1)
  const doors = await openDoors()
  const challenge = (token: string) =>
    doors.inject({
      url: '/webhook/meta',
      query: { 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '1158201444' },
    })
  expect((await challenge('cocok')).body).toBe('1158201444')
  expect((await challenge('salah')).statusCode).toBe(401)
  clock.advance(120_000)
  fake.byHand.post('Diunggah tangan')
  const body = JSON.stringify({ object: 'page', entry: [{ id: '77', time: 1, changes: [] }] })
  const push = (signature: string) =>
    doors.inject({
      method: 'POST',
      url: '/webhook/meta',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
      payload: body,
    })
  const good = `sha256=${createHmac('sha256', 'rahasia-meta').update(body).digest('hex')}`
  expect((await push(`sha256=${'0'.repeat(64)}`)).statusCode).toBe(401)
  await room.jobs.drain()
  expect(await postsOf(channel.id)).toEqual([])
  for (let times = 0; times < 5; times += 1) expect((await push(good)).statusCode).toBe(200)
  await room.jobs.drain()
  expect(await postsOf(channel.id)).toMatchObject([{ text: 'Diunggah tangan', origin: 'outside' }])
})

test('a TikTok account that may be posted to and not be read says so, and goes on posting', async () => {
  const fake = closing(await startFakeTiktok({ now: clock.now }))
  const entry = { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken }
  const channel = await connect('tiktok', fake.url, entry)
  fake.hide()
  await read(1)
  const own = (await reading().connections(officer, {})).items.find((one) => one.channel.id === channel.id)
  expect(own).toMatchObject({
    fault: { why: 'forbidden_there', inRow: 1 },
    channel: { state: 'connected' },
  })
  expect(await announce(edition({ film: await filmOf() }))).toMatchObject({ state: 'sent' })
})

test('once answering needs it no more, nothing of what somebody wrote is left but that they wrote', async () => {
  const fake = closing(await startFakeMastodon({ now: clock.now }))
  const channel = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
  const below = fake.byHand.post('Tanya kami')
  await read(1)
  fake.byHand.say('Nomor saya 0812-RAHASIA', 'warga.langka', below)
  await read()
  const [message] = (await reading().inbox(officer, { channelId: channel.id })).items
  const id = message?.id ?? ''
  await expect(reading().message(stranger, id)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await reading().inbox(stranger, {})).items).toEqual([])
  await reading().keepReply(officer, {
    unitId: district.id,
    title: 'Terima kasih',
    text: 'Terima kasih, kami cek.',
  })
  const { replies, officers } = await reading().message(officer, id)
  expect(replies).toMatchObject([{ title: 'Terima kasih' }])
  await reading().assign(officer, id, officers[0]?.id ?? '')
  await expect(reading().assign(officer, id, String(stranger.id))).rejects.toMatchObject({
    code: 'assignee_unfit',
  })

  // While the brake is pulled, no answer leaves either.
  const { pause } = await room.channels.pausePosting(officer, { unitId: district.id, reason: 'Berduka' })
  await reading().answer(officer, id, replies[0]?.text ?? '')
  await room.jobs.drain()
  expect(fake.byHand.answers()).toEqual([])
  await room.channels.resumePosting(officer, pause.id)
  clock.advance(120_000)
  await room.jobs.enqueue(room.database.db, 'resume-answers', {})
  await room.jobs.drain()
  expect(fake.byHand.answers()).toEqual(['@warga.langka Terima kasih, kami cek.'])
  await reading().close(officer, id)
  const counts = await reading().inboxCounts(officer)

  const traces = async (needle: string) => {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('channels', 'audit', 'jobs', 'platform')`.execute(room.database.db)
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
  expect(await traces('0812-RAHASIA')).toEqual(['channels.heard'])
  clock.advance(29 * 86_400_000)
  await sweepHeard({ db: room.database.db, clock } as never, { heardDays: 30 })
  expect((await reading().inbox(officer, { channelId: channel.id })).items).toHaveLength(1)
  clock.advance(2 * 86_400_000)
  await sweepHeard({ db: room.database.db, clock } as never, { heardDays: 30 })
  for (const needle of ['0812-RAHASIA', 'warga.langka']) expect(await traces(needle)).toEqual([])
  expect(counts).toEqual({ open: 0, heard: 1, answered: 1 })
  const { rows } = await sql`select heard, answered from channels.heard_day`.execute(room.database.db)
  expect(rows).toEqual([{ heard: 1, answered: 1 }])
  // And it is not fetched again.
  await read()
  expect((await reading().inbox(officer, { channelId: channel.id })).items).toEqual([])
})

test('figures that a list shows are not asked for again, and written only when they moved', async () => {
  const fake = closing(await startFakeMastodon({ now: clock.now }))
  const { id } = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
  const post = fake.byHand.post('Loket buka')
  fake.byHand.measure(post, [12, 3, 4])
  await read()
  fake.byHand.measure(post, [12, 3, 4])
  await read()
  fake.byHand.measure(post, [15, 3, 4])
  await read()
  const [shown] = await postsOf(id)
  expect(shown?.figures).toMatchObject({ reactions: 15, comments: 3, shares: 4 })
  const { rows: series } = await sql<{ reactions: number }>`select reactions from channels.figure
    where channel_id = ${id} order by at`.execute(room.database.db)
  expect(series.map(({ reactions }) => reactions)).toEqual([12, 15])
  expect(fake.seen.filter((what) => what === 'GET /api/v1/statuses')).toEqual([])
})

test('the board tells a sign-in that was taken away, the trend of faults, and which units are silent', async () => {
  const fake = closing(await startFakeMastodon({ now: clock.now }))
  const channel = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
  const own = async (view: 'all' | 'trouble') =>
    (await reading().connections(officer, { view })).items.find((one) => one.channel.id === channel.id)
  const postedAt = clock.now()
  fake.byHand.post('Sekali saja')
  await read(1)
  expect(await own('all')).toMatchObject({ probe: { sound: true }, fault: null, lastPostAt: postedAt })
  expect(await own('trouble')).toBeUndefined()
  await fake.fall()
  await read(8 * 3_600)
  expect(await own('trouble')).toMatchObject({
    fault: { why: 'unreachable', inRow: 1 },
    channel: { state: 'connected' },
  })
  await fake.rise()
  fake.revoke()
  expect(await reading().probe(officer, channel.id)).toEqual({ sound: false, why: 'unauthorised' })
  expect(await own('trouble')).toMatchObject({
    probe: { sound: false },
    channel: { state: 'unauthorised' },
    trend: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2],
  })
  fake.restore()
  await room.channels.reconnect(officer, channel.id)
  await later(1)

  const silent = async () => (await reading().silent(officer, {})).items
  expect(await silent()).toEqual([])
  await reading().expect(officer, district.id, 3)
  await reading().expect(officer, otherUnit.id, 3)
  clock.advance(4 * 86_400_000)
  expect(await silent()).toMatchObject([{ unitId: district.id, everyDays: 3, accounts: 1 }])
  expect(await reading().expectation(officer, district.id)).toEqual({ everyDays: 3, from: district.id })
  fake.byHand.post('Kembali bersuara')
  await read(8 * 3_600)
  expect(await silent()).toEqual([])
  clock.advance(4 * 86_400_000)
  await reading().expect(officer, district.id, null)
  expect(await silent()).toEqual([])
})
