/** The adapter against a real Bluesky server. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createBluesky } from '../../src/house/channels/networks/bluesky/index.ts'
import {
  defaultSettings,
  type Account,
  type Below,
  type Credentials,
  type Post,
  type Sent,
  type Settings,
} from '../../src/house/channels/adapter.ts'
import { createFetch } from '../../src/platform/fetch.ts'
import { newId } from '../../src/platform/ids.ts'
import { edition, pictureFile, pictureOf } from '../support/channels-room.ts'
import { startBluesky, type Bluesky, type BlueskyAccount } from './bluesky.ts'
import { startCut } from './cut-line.ts'

let server: Bluesky
let person: BlueskyAccount
let account: Account
let number = 0
const door = createFetch({ allowLoopback: true })
const network = createBluesky({ fetch: door.fetch, now: () => new Date(), pause: async () => {} })
const adapter = {
  ...network,
  // Nothing of these posts must be kept between two tries.
  publish: (of: Account, post: Post) => network.publish(of, post, { keep: async () => {} }),
}

beforeAll(async () => {
  server = await startBluesky()
})
afterAll(async () => {
  await door.close()
  await server.close()
})
beforeEach(async () => {
  number += 1
  person = await server.account(`humas${number}`)
  account = await signedIn()
})
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

async function signedIn(settings: Partial<Settings> = {}, url = server.url): Promise<Account> {
  const found = await adapter.connect({
    server: url,
    identifier: person.handle,
    password: person.appPassword,
  })
  if (found.kind !== 'connected') throw new Error(JSON.stringify(found))
  return {
    server: found.server,
    externalId: found.externalId,
    handle: found.handle,
    credentials: found.credentials,
    settings: { ...defaultSettings, ...settings },
    limits: adapter.can.limits,
    renew: (ask) => ask(found.credentials),
  }
}

const post = (more: Partial<Post> = {}, article: Parameters<typeof edition>[0] = {}): Post => {
  const at = new Date()
  const story = edition(article).article
  return {
    article: story,
    key: adapter.keyFor({ id: newId(), createdAt: at, slug: story.slug, ref: story.ref }),
    at,
    ...more,
  }
}

const traceOf = ({ key, at }: Post) => ({
  key,
  text: '',
  answer: false,
  since: at,
  others: new Set<string>(),
})

test('signing in tells whose account it is; a wrong password is unauthorised', async () => {
  expect(account).toMatchObject({ handle: person.handle, externalId: person.did })
  const wrong = { server: server.url, identifier: person.handle, password: 'aaaa-bbbb-cccc-dddd' }
  expect(await adapter.connect(wrong)).toMatchObject({ kind: 'unauthorised' })
})

test('a post with a card leads to the story, in its language, and a second try of it meets the first', async () => {
  const one = post()
  const first = await adapter.publish(account, one)
  const second = await adapter.publish(account, one)
  expect(first.kind).toBe('sent')
  expect(second).toMatchObject({ kind: 'sent', sent: { id: first.kind === 'sent' ? first.sent.id : '' } })
  expect(await adapter.find(account, traceOf(one))).toMatchObject({ kind: 'found' })
  const posts = await person.posts()
  expect(posts).toHaveLength(1)
  expect(posts[0]).toMatchObject({
    rkey: one.key,
    value: { langs: ['id'], embed: { external: { uri: one.article.url, title: one.article.headline } } },
  })
})

test('a large picture is made to fit and keeps its alt text, and the link in the text is one', async () => {
  const pictures = [await pictureOf({}, await pictureFile({ noise: true }))]
  const one = post({}, { pictures, summary: 'Warga — “tua” dan muda — melintas 👨‍👩‍👧. '.repeat(12) })
  expect(await adapter.publish(account, one)).toMatchObject({ kind: 'sent' })
  const value = (await person.posts())[0]?.value
  const [image] = value?.embed?.images ?? []
  expect(image?.alt).toBe('Jembatan di pagi hari')
  expect(image?.image.size).toBeLessThanOrEqual(1_000_000)
  const [facet] = value?.facets ?? []
  const linked = Buffer.from(value?.text ?? '').subarray(facet?.index.byteStart, facet?.index.byteEnd)
  expect(linked.toString()).toMatch(/^house\.test\/berita/)
  expect(facet?.features[0]?.uri).toBe(one.article.url)
})

test('301 graphemes are refused by the check before sending, as the server would refuse them', async () => {
  const on = { settings: defaultSettings, limits: adapter.can.limits }
  expect(adapter.check(post({ text: '👨‍👩‍👧'.repeat(150) }), on).faults).toEqual([])
  const long = post({ text: 'a'.repeat(301) })
  expect(adapter.check(long, on).faults).toEqual([
    { at: 'text', code: 'post_too_long', params: { count: 301, limit: 300 } },
  ])
  expect(await adapter.publish(account, long)).toMatchObject({ kind: 'rejected', lasting: true })
  expect(await adapter.publish(account, post({ text: 'a'.repeat(300) }))).toMatchObject({ kind: 'sent' })
})

test('a correction answers our own post, and both can be removed, again and again', async () => {
  const first = await adapter.publish(account, post())
  if (first.kind !== 'sent') throw new Error(JSON.stringify(first))
  const answer = await adapter.publish(
    account,
    post({ answers: { to: first.sent, note: 'Jam buka 07.00 WIB.' } }),
  )
  if (answer.kind !== 'sent') throw new Error(JSON.stringify(answer))
  expect((await person.posts())[1]?.value).toMatchObject({
    text: 'Koreksi: Jam buka 07.00 WIB.',
    reply: { parent: { uri: first.sent.id } },
  })
  for (const sent of [answer.sent, first.sent, first.sent])
    expect(await adapter.remove(account, sent)).toMatchObject({
      kind: 'sent',
      leftovers: ['copies_on_other_servers', 'replies_and_quotes'],
    })
  expect(await person.posts()).toEqual([])
})

test('a thread hangs together as the real server has it: each part below the one before, all below the first', async () => {
  const { article } = post()
  const part = (place: number, below?: Below) => ({
    article,
    text: `Bagian ${place}`,
    part: { number: place, leads: place === 2, ...(below === undefined ? {} : { below }) },
  })
  const publish = async (more: Partial<Post>) => {
    const outcome = await adapter.publish(account, post(more))
    if (outcome.kind !== 'sent') throw new Error(JSON.stringify(outcome))
    return outcome.sent
  }
  const root = await publish(part(1))
  const second = await publish(part(2, { parent: root, root }))
  const third = await publish(part(3, { parent: second, root }))
  const refOf = ({ id, revision }: Sent) => ({ uri: id, cid: revision })
  const [head, middle, end] = (await person.posts()).map(({ value }) => value)
  expect(head).toMatchObject({ text: 'Bagian 1' })
  expect(head?.embed).toBeUndefined()
  expect(middle).toMatchObject({
    reply: { root: refOf(root), parent: refOf(root) },
    embed: { external: { uri: article.url } },
  })
  expect(end).toMatchObject({ text: 'Bagian 3', reply: { root: refOf(root), parent: refOf(second) } })
  for (const sent of [third, second, root]) await adapter.remove(account, sent)
  expect(await person.posts()).toEqual([])
})

test('a renewed session is kept, and a password taken away is unauthorised', async () => {
  const { identifier = '', password = '', refreshJwt = '' } = account.credentials
  let kept: Credentials = {}
  const stale = { identifier, password, accessJwt: 'x.e30.x', refreshJwt }
  const keeping: Account = {
    ...account,
    credentials: stale,
    renew: async (ask) => (kept = await ask(stale)),
  }
  expect(await adapter.publish(keeping, post())).toMatchObject({ kind: 'sent' })
  expect(kept['refreshJwt']).not.toBe(refreshJwt)
  await person.revoke()
  const fresh: Account = {
    ...account,
    credentials: { identifier, password },
    renew: (ask) => ask({ identifier, password }),
  }
  expect(await adapter.publish(fresh, post())).toMatchObject({ kind: 'unauthorised' })
})

test('a server that is down throttles, a line cut during the call leaves it unknown, and it can be found out', async () => {
  const line = await startCut(server.url)
  closing.push(() => line.close())
  const far = await signedIn({}, line.url)
  line.cutBefore('putRecord')
  const lost = post()
  expect(await adapter.publish(far, lost)).toMatchObject({ kind: 'unknown' })
  expect(await adapter.find(far, traceOf(lost))).toEqual({ kind: 'absent' })
  line.cutAfter('putRecord')
  const arrived = post()
  expect(await adapter.publish(far, arrived)).toMatchObject({ kind: 'unknown' })
  expect(await adapter.find(far, traceOf(arrived))).toMatchObject({ kind: 'found' })
  await line.close()
  expect(await adapter.publish(far, post())).toMatchObject({ kind: 'throttled', why: 'unreachable' })
  expect(await person.posts()).toHaveLength(1)
})
