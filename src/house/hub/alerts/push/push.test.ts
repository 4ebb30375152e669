/** Messages to browsers: only the browser can read them, only push services of the Internet are spoken to. */
import { createECDH } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMessage, startFakePush } from '../../../../../tests/support/fake-push.ts'
import { openTestHouse, type TestHouse } from '../../../../../tests/support/house.ts'
import { accredited, officer, signedInPress } from '../../../../../tests/support/hub.ts'
import { storyAt } from '../../../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../../../tests/support/sign-in.ts'
import { createFetch } from '../../../../platform/fetch.ts'
import type { HubDeps } from '../../deps.ts'
import { matchEdition } from '../match-news.ts'
import { sendAlerts } from '../send-alerts.ts'
import { firstWish } from '../wish.ts'
import { encryptMessage } from './encrypt.ts'
import { sendPush } from './push-notes.ts'

const of = (text: string) => Buffer.from(text, 'base64url')

test('a message is sealed as in the example of RFC 8291, section 5', () => {
  const browser = {
    privateKey: of('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
    publicKey: of('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
    auth: of('BTBZMqHH6r4Tts7J_aSIgg'),
  }
  const sealed = encryptMessage(
    Buffer.from('When I grow up, I want to be a watermelon'),
    { p256dh: browser.publicKey, auth: browser.auth },
    { privateKey: of('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'), salt: of('DGv6ra1nlYgDCS1FRnbzlw') },
  )
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
  expect(openMessage(sealed, browser)).toBe('When I grow up, I want to be a watermelon')
})

describe('a journalist’s devices', () => {
  let house: TestHouse
  let desk: SignedIn
  let budi: SignedIn
  let siti: SignedIn
  let push: Awaited<ReturnType<typeof startFakePush>>
  beforeAll(async () => {
    push = await startFakePush()
    house = await openTestHouse()
    desk = await officer(house)
    budi = await signIn(house, { roles: ['approver'] })
    siti = await signIn(house, { roles: ['contributor'] })
  })
  afterAll(() => push.close())

  const enter = async () => signedInPress(house, (await accredited(house, desk)).email)
  const subscribe = (who: Awaited<ReturnType<typeof enter>>, keys = push.subscribe()) =>
    house.hub.press
      .subscribePush(who, { ...keys, locale: 'id', device: 'Mozilla/5.0 Firefox/140.0' })
      .then(() => keys)
  const publish = async () => {
    const story = await storyAt(
      house,
      { author: siti.actor, approver: budi.actor, unitId: house.units.root().id },
      'published',
    )
    return story
  }
  const newestStory = () =>
    house.database.db
      .selectFrom('newsroom.publication')
      .select(['edition_id as editionId', 'ref'])
      .orderBy('edition_id', 'desc')
      .executeTakeFirstOrThrow()
  const ready = async () => {
    const who = await enter()
    await house.hub.press.changeAlertWish(who, { ...firstWish('Asia/Jakarta'), quiet: null })
    await house.hub.press.addWatch(who, { topic: 'kesehatan' })
    return who
  }

  test('get one message that they alone can read; one that is gone is forgotten', async () => {
    const who = await ready()
    await subscribe(who)
    const lost = await subscribe(who)
    lost.forget()
    await publish()
    await house.jobs.drain()
    expect(push.received).toHaveLength(1)
    expect(JSON.parse(push.received[0]?.text ?? '')).toMatchObject({
      title: 'Loket pelayanan dibuka setiap hari',
      url: expect.stringMatching(/^\/berita\//),
      tag: expect.stringMatching(/^news-/),
    })
    expect(push.received[0]?.headers).toMatchObject({ urgency: 'normal', ttl: '86400' })
    expect(await house.hub.press.pushDevices(who)).toHaveLength(1)
    await house.hub.press.leave(who)
  })

  test('are tried again where the service fails, and the device then shows it once', async () => {
    const who = await ready()
    await subscribe(who)
    const before = push.received.length
    push.spoil('POST', { status: 503 })
    await publish()
    await expect(house.jobs.drain()).rejects.toThrow('503')
    const [note] = await house.database.db
      .selectFrom('hub.push_note as n')
      .innerJoin('hub.push_subscription as s', 's.id', 'n.subscription_id')
      .select(['n.id', 'n.tag'])
      .where('s.journalist_id', '=', who.journalist.id)
      .execute()
    const deps = { ...house, db: house.database.db, fetch } as unknown as HubDeps
    push.spoil('POST', 'lose')
    await expect(sendPush(deps, { noteId: note?.id ?? '' })).rejects.toThrow('fetch failed')
    await sendPush(deps, { noteId: note?.id ?? '' })
    await sendPush(deps, { noteId: note?.id ?? '' })
    const tags = push.received.slice(before).map(({ text }) => (JSON.parse(text) as { tag: string }).tag)
    expect(new Set(tags)).toEqual(new Set([note?.tag]))
    await house.hub.press.leave(who)
  })

  test('are refused at private addresses, by other schemes and ports, and with keys that are none', async () => {
    const who = await enter()
    const good = push.subscribe()
    for (const endpoint of [
      'http://push.example/x',
      'https://10.0.0.7/x',
      'https://169.254.169.254/latest',
      'https://[::ffff:10.0.0.7]/x',
      'https://[fd00::1]/x',
      'https://push.example:8443/x',
      'https://user:secret@push.example/x',
      'https://intranet/x',
      'file:///etc/passwd',
      `https://push.example/${'x'.repeat(1000)}`,
      'push',
    ])
      await expect(subscribe(who, { ...good, endpoint }), endpoint).rejects.toMatchObject({
        code: 'push_endpoint',
      })
    const other = createECDH('secp256k1')
    other.generateKeys()
    for (const keys of [
      { p256dh: other.getPublicKey().toString('base64url') },
      { p256dh: 'AAAA' },
      { auth: 'AAAA' },
    ])
      await expect(subscribe(who, { ...good, ...keys })).rejects.toMatchObject({ code: 'push_endpoint' })
    expect(await house.hub.press.pushDevices(who)).toEqual([])
  })

  test('whose name leads to a private address are forgotten at the first message, which nobody receives', async () => {
    const who = await ready()
    await subscribe(who, { ...push.subscribe(), endpoint: 'https://push.example/private' })
    await publish()
    const trap = createFetch({
      lookup: ((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
        done(null, [{ address: '10.0.0.7', family: 4 }])) as never,
    })
    const deps = {
      ...house,
      db: house.database.db,
      reading: house.newsroom.public,
      fetch: trap.fetch,
    } as unknown as HubDeps
    const { editionId, ref } = await newestStory()
    await matchEdition(deps, {
      editionId,
      ref,
      locale: 'id',
      unitId: house.units.root().id,
      act: 'publish',
      version: 1,
    })
    await sendAlerts(deps, { journalistId: who.journalist.id })
    const notes = await house.database.db
      .selectFrom('hub.push_note')
      .select('id')
      .where('sent_at', 'is', null)
      .execute()
    for (const { id } of notes) await sendPush(deps, { noteId: id })
    expect(await house.hub.press.pushDevices(who)).toEqual([])
    await trap.close()
  })

  test('go on under another address when their service gives them one, session or not; nobody else moves them', async () => {
    const who = await ready()
    const old = await subscribe(who)
    const [fresh, other] = [push.subscribe(), push.subscribe()]
    const renew = (auth: string, keys = fresh) =>
      house.hub.press.renewPush({ old: { endpoint: old.endpoint, auth }, ...keys }, '203.0.113.80')
    await expect(renew(other.auth)).rejects.toMatchObject({ status: 404 })
    await expect(renew('')).rejects.toMatchObject({ status: 404 })
    await expect(renew(old.auth, { ...fresh, endpoint: 'https://10.0.0.7/x' })).rejects.toMatchObject({
      code: 'push_endpoint',
    })
    // The page was open as well, and asked for the same new address.
    await subscribe(who, fresh)
    await renew(old.auth)
    await expect(renew(old.auth)).rejects.toMatchObject({ status: 404 })
    expect(await house.hub.press.pushDevices(who)).toHaveLength(1)
    const before = push.received.length
    old.forget()
    await publish()
    await house.jobs.drain()
    expect(push.received).toHaveLength(before + 1)
    await house.hub.press.leave(who)
  })

  test('are at most ten; the newest takes the place of the oldest', async () => {
    const who = await enter()
    for (let nth = 0; nth < 11; nth += 1) await subscribe(who)
    expect(await house.hub.press.pushDevices(who)).toHaveLength(10)
  })
})
