/** The adapter against a real WordPress. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWordpress } from '../../src/house/channels/networks/wordpress/index.ts'
import { defaultSettings, type Account, type Post } from '../../src/house/channels/adapter.ts'
import { createFetch } from '../../src/platform/fetch.ts'
import { newId } from '../../src/platform/ids.ts'
import { edition, pictureOf } from '../support/channels-room.ts'
import { patience } from '../support/patience.ts'
import { startCut } from './cut-line.ts'
import { startWordpress, type Wordpress } from './wordpress.ts'

let site: Wordpress
let account: Account
const door = createFetch({ allowLoopback: true, limits: { timeout: patience } })
const network = createWordpress({ fetch: door.fetch, now: () => new Date(), pause: async () => {} })
const adapter = {
  ...network,
  // Nothing of these posts must be kept between two tries.
  publish: (of: Account, post: Post) => network.publish(of, post, { keep: async () => {} }),
}

beforeAll(async () => {
  site = await startWordpress()
  account = await signedIn(site.url)
})
afterAll(async () => {
  await door.close()
  await site.close()
})

async function signedIn(url: string): Promise<Account> {
  const found = await adapter.connect({
    server: `${url}/`,
    identifier: site.user,
    password: site.applicationPassword,
  })
  if (found.kind !== 'connected') throw new Error(JSON.stringify(found))
  const { server, externalId, handle, credentials } = found
  return {
    server,
    externalId,
    handle,
    credentials,
    settings: defaultSettings,
    limits: adapter.can.limits,
    renew: (ask) => ask(credentials),
  }
}

const post = (article: Parameters<typeof edition>[0] = {}): Post => {
  const at = new Date()
  const { article: story } = edition(article)
  return {
    article: story,
    at,
    key: adapter.keyFor({ id: newId(), createdAt: at, slug: story.slug, ref: story.ref }),
  }
}
const standing = async (key: string) => (await site.posts()).filter(({ slug }) => slug === key)
const picture = (alt: string) => pictureOf({ alt, caption: 'Foto', credit: 'Humas' })

const traceOf = (key: string) => ({
  key,
  text: '',
  answer: false,
  since: new Date(),
  others: new Set<string>(),
})

test('signing in finds the site and its owner; a wrong password is unauthorised', async () => {
  expect(account).toMatchObject({ server: site.url, externalId: '1' })
  const wrong = { server: site.url, identifier: site.user, password: 'aaaa bbbb cccc dddd eeee ffff' }
  expect(await adapter.connect(wrong)).toMatchObject({ kind: 'unauthorised' })
  const stale = { ...account, credentials: { identifier: site.user, password: 'aaaa' } }
  expect(await adapter.publish(stale, post())).toMatchObject({ kind: 'unauthorised' })
})

test('a story becomes one post with its picture, alt text, links and date, however often it is sent', async () => {
  const one = post({
    headline: 'Apa & <siapa> [gallery]',
    pictures: [await picture('Jembatan di pagi hari')],
  })
  const first = await adapter.publish(account, one)
  const second = await adapter.publish(account, one)
  expect(first).toMatchObject({ kind: 'sent' })
  expect(second).toMatchObject({ kind: 'sent', sent: { id: first.kind === 'sent' ? first.sent.id : '' } })
  const [found, ...twins] = await standing(one.key)
  expect(twins).toEqual([])
  expect(found).toMatchObject({
    status: 'publish',
    title: 'Apa &amp; &lt;siapa&gt; &#91;gallery&#93;',
    media: { alt: 'Jembatan di pagi hari' },
  })
  expect(found?.content).toContain('href="https://house.test/berita/lain-abc"')
  expect(await adapter.find(account, traceOf(one.key))).toMatchObject({ kind: 'found' })
  expect(await adapter.find(account, traceOf('tidak-ada'))).toEqual({ kind: 'absent' })
})

test('a correction edits the post where it stands and tells its readers', async () => {
  const old = await picture('Lama')
  const one = post({ pictures: [old] })
  const sent = await adapter.publish(account, one)
  if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent))
  const notes = [{ kind: 'correction', note: 'Jam buka <07.00> WIB.', at: new Date('2026-11-24T04:00:00Z') }]
  const pictures = [{ ...old, alt: 'Baru' }]
  const next = { ...one, article: { ...one.article, headline: 'Judul baru', notes, pictures } }
  for (const _ of [1, 2])
    expect(await adapter.edit(account, sent.sent, next)).toMatchObject({
      kind: 'sent',
      sent: { id: sent.sent.id },
    })
  const [found] = await standing(one.key)
  expect(found).toMatchObject({ title: 'Judul baru', media: { alt: 'Baru' } })
  expect(found?.content).toContain('Koreksi (<time datetime="2026-11-24T04:00:00.000Z">2026-11-24</time>)')
  expect(found?.content).toContain('Jam buka &lt;07.00&gt; WIB.')
})

test('a removal puts the post into the trash, takes its picture away, and says what cannot be taken back', async () => {
  const one = post({ pictures: [await picture('Akan hilang')] })
  const sent = await adapter.publish(account, one)
  if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent))
  const before = await site.mediaCount()
  for (const _ of [1, 2])
    expect(await adapter.remove(account, sent.sent)).toMatchObject({
      kind: 'sent',
      leftovers: ['feed_readers', 'mail_subscribers', 'search_engines'],
    })
  expect((await site.posts()).find(({ id }) => String(id) === sent.sent.id)?.status).toBe('trash')
  expect(await site.mediaCount()).toBe(before - 1)
  expect(await adapter.find(account, traceOf(one.key))).toEqual({ kind: 'absent' })
})

test('a line cut during the call leaves it unknown, and looking finds out; a site that is down throttles', async () => {
  const line = await startCut(site.url)
  const far = { ...account, server: line.url }
  const route = encodeURIComponent('/wp/v2/posts')
  // The first call looks for an earlier attempt, the second one posts.
  const lost = post()
  line.cutAfter(`rest_route=${route}&slug=`)
  expect(await adapter.publish(far, lost)).toMatchObject({ kind: 'throttled' })
  expect(await standing(lost.key)).toEqual([])
  const arrived = post()
  const looked = await adapter.find(far, traceOf(arrived.key))
  expect(looked).toEqual({ kind: 'absent' })
  line.stopAt(`rest_route=${route}`, 'all answered', () => {})
  line.stopAt(`rest_route=${route}`, 'answered', () => {})
  expect(await adapter.publish(far, arrived)).toMatchObject({ kind: 'unknown' })
  expect(await adapter.find(far, traceOf(arrived.key))).toMatchObject({ kind: 'found' })
  expect(await standing(arrived.key)).toHaveLength(1)
  await line.close()
  expect(await adapter.publish(far, post())).toMatchObject({ kind: 'throttled' })
})
