/** Instagram accounts behind Facebook Pages: one sign-in brings both, and leads back to them. On contract fakes. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  district,
  edition,
  headquarters,
  hosts,
  officer,
  otherUnit,
  pictureOf,
} from '../../../../tests/support/channels-room.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { announce, clock, connect, openNetworkDesk, room } from '../../../../tests/support/network-desk.ts'
import { browserCookie } from './sign-in.ts'

openNetworkDesk()

let instagram: Awaited<ReturnType<typeof startFakeContainers>>
let facebook: Awaited<ReturnType<typeof startFakeFacebook>>
const connecting = () => room.channels.connecting
const pages = ['Humas Bandung', 'Humas Solo', 'Humas Garut']

beforeEach(async () => {
  for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
  instagram = await startFakeContainers('instagram', { now: clock.now })
  facebook = await startFakeFacebook({ now: clock.now, pages, behind: instagram })
  hosts.instagram = instagram.url
  hosts.facebook = facebook.url
  facebook.signIn.clients.set('rumah', { secret: 'rahasia', redirect: connecting().redirectAddress })
  await connecting().register(officer, { kind: 'facebook', clientId: 'rumah', clientSecret: 'rahasia' })
})
afterEach(async () => {
  await facebook.close()
  await instagram.close()
})

type Begun = Awaited<ReturnType<ReturnType<typeof connecting>['begin']>>
const begin = (channelId?: string) =>
  connecting().begin(
    officer,
    channelId === undefined
      ? { kind: 'facebook', unitId: district.id, languages: ['id'], locale: 'id' }
      : { channelId, locale: 'id' },
  )
/** Over Facebook's own page and back. */
async function back({ address, cookie }: Begun, withhold: string[] = []) {
  expect(address).toContain(facebook.url)
  const { searchParams } = facebook.signIn.decide(address, { withhold })
  const { id } = await connecting().comeBack(searchParams, (of) =>
    cookie.name === browserCookie(of) ? cookie.value : undefined,
  )
  return connecting().signIn(officer, id)
}
const pick = ({ id }: { id: string }, units: Record<string, { id: string }>) =>
  connecting().pick(
    officer,
    id,
    Object.entries(units).map(([externalId, unit]) => ({ externalId, unitId: unit.id })),
  )
const connected = async () =>
  (await room.channels.list(officer))
    .map(({ kind, handle, behind, state }) => [kind, handle, behind, state])
    .toSorted((one, other) => (one.join() < other.join() ? -1 : 1))

test('a page that bears the name of a unit below is offered to that unit, every other to where the way began', async () => {
  await facebook.close()
  facebook = await startFakeFacebook({
    now: clock.now,
    pages: ['Humas Polresta Bandung', 'Bandung', 'Resmi: Divisi Humas'],
    behind: instagram,
  })
  hosts.facebook = facebook.url
  facebook.signIn.clients.set('rumah', { secret: 'rahasia', redirect: connecting().redirectAddress })
  const { offers } = await back(
    await connecting().begin(officer, {
      kind: 'facebook',
      unitId: headquarters.id,
      languages: ['id'],
      locale: 'id',
    }),
  )
  expect(offers.filter(({ kind }) => kind === 'facebook').map(({ unitId }) => unitId)).toEqual([
    district.id,
    headquarters.id,
    headquarters.id,
  ])
})

test('one sign-in brings the pages and the accounts behind them; each picked one goes to its unit, once', async () => {
  await connect('instagram', instagram.url, { token: instagram.token })
  const signIn = await back(await begin())
  expect(signIn.offers.map(({ kind, handle, taken }) => [kind, handle, taken?.unitId])).toEqual([
    ['facebook', 'humasbandung', undefined],
    // Connected by itself, at Instagram: it is the same account.
    ['instagram', '@humasbandung', district.id],
    ['facebook', 'humassolo', undefined],
    ['instagram', '@humassolo', undefined],
    ['facebook', 'humasgarut', undefined],
  ])
  await expect(pick(signIn, { 55: otherUnit })).rejects.toMatchObject({ code: 'channel_taken' })
  const picked = await pick(signIn, { 55: otherUnit, 78: district, 56: otherUnit })
  expect(picked).toMatchObject({ stage: 'ended', connectedIds: { length: 2 } })
  expect(await connected()).toEqual([
    ['facebook', 'humassolo', null, 'connected'],
    ['instagram', '@humasbandung', null, 'connected'],
    ['instagram', '@humassolo', 'facebook', 'connected'],
  ])
  const behind = (await room.channels.list(officer)).find((one) => one.handle === '@humassolo')
  // A page's token has no end.
  expect(behind).toMatchObject({ unitId: otherUnit.id, label: '@humassolo', expiresAt: null })
})

test('whoever withholds what Instagram needs is offered the pages alone', async () => {
  const { offers, refused } = await back(await begin(), ['instagram_basic'])
  expect(offers.map(({ kind }) => kind)).toEqual(['facebook', 'facebook', 'facebook'])
  expect(refused).toEqual(['instagram_basic'])
})

test('it is posted to by way of its page; a sign-in that ended leads through Facebook, and to the same account alone', async () => {
  await pick(await back(await begin()), { 55: district })
  const [channel] = await room.channels.list(officer)
  const id = channel?.id ?? ''
  const article = { pictures: [await pictureOf()] }
  expect(await announce(edition(article))).toMatchObject({ state: 'sent' })
  expect(instagram.posts.size).toBe(1)
  expect(instagram.seen).toEqual([])

  facebook.revoke()
  await room.channels.reading.probe(officer, id)
  expect(await connected()).toEqual([['instagram', '@humasbandung', 'facebook', 'unauthorised']])
  expect(await announce(edition(article))).toMatchObject({ state: 'unauthorised' })
  facebook.restore()

  const less = await back(await begin(id), ['instagram_content_publish'])
  expect(less.failure).toEqual({ code: 'sign_in_lacking', params: { scopes: 'instagram_content_publish' } })
  const again = await back(await begin(id))
  expect(again.offers.map(({ externalId, taken }) => [externalId, taken?.channelId])).toEqual([['55', id]])
  await pick(again, { 55: district })
  await room.jobs.drain()
  expect(await connected()).toEqual([['instagram', '@humasbandung', 'facebook', 'connected']])
  expect(instagram.posts.size).toBe(2)
})

test('a link to connect it again leads through Facebook, too; one for a new page offers no account of another network', async () => {
  await pick(await back(await begin()), { 55: district })
  const [channel] = await room.channels.list(officer)
  const to = { email: 'humas@solo.test', locale: 'id' as const }
  const mailed = async () => {
    const [letter] = await room.mail.outbox({ limit: 1 })
    return /\/sambung\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
  }
  await connecting().sendReconnectLink(officer, channel?.id ?? '', to)
  const again = await mailed()
  expect(await connecting().byLink.open(again, '::1')).toMatchObject({
    kind: 'instagram',
    signsInAt: 'facebook',
  })
  const begun = await connecting().byLink.begin(again, { locale: 'id' }, '::1')
  expect(begun.address).toContain(facebook.url)

  await connecting().sendLink(officer, { ...to, unitId: district.id, kind: 'facebook', languages: ['id'] })
  const fresh = await connecting().byLink.begin(await mailed(), { locale: 'id' }, '::1')
  await connecting().comeBack(facebook.signIn.decide(fresh.address).searchParams, () => fresh.cookie.value)
  const { offers } = await connecting().byLink.signIn(fresh.id, fresh.cookie.value)
  expect(offers.map(({ kind }) => kind)).toEqual(['facebook', 'facebook', 'facebook'])
})

test("by its page's token it is connected without a sign-in; a page without an account says so", async () => {
  await connect('instagram', instagram.url, { token: facebook.token })
  expect(await connected()).toEqual([['instagram', '@humasbandung', 'facebook', 'connected']])
  const [channel] = await room.channels.list(officer)
  // With Instagram's own token the same account is signed in to at Instagram from now on.
  await room.channels.reconnect(officer, channel?.id ?? '', { token: instagram.token })
  expect(await connected()).toEqual([['instagram', '@humasbandung', null, 'connected']])
  const bare = facebook.pages[2]?.access_token ?? ''
  await expect(connect('instagram', instagram.url, { token: bare })).rejects.toMatchObject({
    code: 'channel_refused',
    params: { why: 'no_account_behind_page' },
  })
})
