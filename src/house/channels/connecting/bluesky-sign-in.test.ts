/** Signing in at the server of an account, which the house has never heard of: what is believed, and what is kept. On a contract fake. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { district, edition, hosts, officer, texts } from '../../../../tests/support/channels-room.ts'
import { startFakeBluesky, type FakeBluesky } from '../../../../tests/support/fake-bluesky.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import { announce, clock, only, openNetworkDesk, room, tend } from '../../../../tests/support/network-desk.ts'
import { browserCookie } from './sign-in.ts'

openNetworkDesk()

const connecting = () => room.channels.connecting
let fake: FakeBluesky

const begin = (server: string) =>
  connecting().begin(officer, {
    kind: 'bluesky',
    unitId: district.id,
    languages: ['id'],
    locale: 'id',
    server,
  })
type Begun = Awaited<ReturnType<typeof begin>>
/** The person decides, and comes back in the same browser. */
async function decide({ id, address, cookie }: Begun, how?: { allow: boolean }) {
  const back = fake.signIn.decide(address, how)
  await connecting().comeBack(back.searchParams, (of) =>
    cookie.name === browserCookie(of) ? cookie.value : undefined,
  )
  return connecting().signIn(officer, id)
}
const pick = ({ id }: Begun) =>
  connecting().pick(officer, id, [{ externalId: fake.did, unitId: district.id }])
async function connect() {
  const begun = await begin(`@${fake.handle}`)
  await decide(begun)
  await pick(begun)
  const channel = await only()
  if (channel === undefined) throw new Error('Nothing was connected.')
  return channel
}

describe('Bluesky', () => {
  beforeEach(async () => {
    fake = await startFakeBluesky({ now: clock.now })
    hosts.plc = fake.url
    texts.set(`_atproto.${fake.handle}`, `did=${fake.did}`)
    fake.signIn.reads(() => connecting().document('bluesky'))
    for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
  })
  afterEach(async () => {
    texts.clear()
    await fake.close()
  })

  describe('signing in at the account’s own server', () => {
    test('a handle leads there, the account is shown and picked, and posts go out with bound tokens', async () => {
      const begun = await begin(`@${fake.handle}`)
      expect(new URL(begun.address).origin).toBe(fake.url)
      expect(await decide(begun)).toMatchObject({
        failure: null,
        refused: [],
        offers: [{ externalId: fake.did, handle: fake.handle }],
      })
      await pick(begun)
      expect(await announce(edition())).toMatchObject({ state: 'sent' })
      // A server turns its nonces whenever it likes, also between two calls.
      fake.signIn.turnNonce()
      expect(await announce(edition())).toMatchObject({ state: 'sent' })
      expect(fake.records.size).toBe(2)
      expect(await only()).toMatchObject({ server: fake.url, url: `https://bsky.app/profile/${fake.handle}` })
    })

    test('a server’s address, a DID and the address of a profile lead there, too; a no is a no', async () => {
      const typed = [fake.url, fake.did, `https://bsky.app/profile/${fake.handle}/post/3k`]
      for (const server of typed) expect(new URL((await begin(server)).address).origin).toBe(fake.url)
      expect(await decide(await begin(fake.handle), { allow: false })).toMatchObject({
        failure: { code: 'sign_in_declined' },
      })
    })

    test('nobody’s name and a server of something else are told before anybody goes anywhere', async () => {
      await expect(begin('@tidak.ada.test')).rejects.toMatchObject({
        code: 'channel_refused',
        params: { why: 'no_such_account' },
        faults: [{ at: 'entry.server' }],
      })
      const x = await startFakeX({ now: clock.now })
      await expect(begin(x.url)).rejects.toMatchObject({ params: { why: 'not_this_network' } })
      await x.close()
    })

    test('the house has one key, however many begin at once, and signs for what its document says', async () => {
      const threeBegin = () => Promise.all([1, 2, 3].map(() => begin(fake.handle)))
      // As many connections stand open as begin at once.
      await threeBegin()
      await room.database.db.deleteFrom('channels.application').where('kind', '=', 'bluesky').execute()
      const three = await threeBegin()
      const document = await connecting().document('bluesky')
      expect(document).toMatchObject({
        client_id: 'https://house.test/oauth-client-metadata.json',
        redirect_uris: [connecting().redirectAddress],
        dpop_bound_access_tokens: true,
        token_endpoint_auth_method: 'private_key_jwt',
      })
      expect(JSON.stringify(document)).not.toContain('"d":')
      for (const begun of three) expect(await decide(begun)).toMatchObject({ failure: null })
    })

    test('a server that disowns the house keeps its accounts and its key', async () => {
      const before = await connecting().document('bluesky')
      const begun = await begin(fake.handle)
      fake.signIn.reads(async () => undefined)
      expect(await decide(begun)).toMatchObject({
        failure: { code: 'channel_refused', params: { why: 'house_unread_there' } },
      })
      await expect(begin(fake.handle)).rejects.toMatchObject({ params: { why: 'house_unread_there' } })
      expect(await connecting().document('bluesky')).toEqual(before)
    })
  })

  describe('what is not believed', () => {
    test.each([
      ['an answer in the name of another server', { iss: 'https://bsky.social' }, 'sign_in_refused'],
      ['tokens that anybody could use', { tokenType: 'Bearer' }, 'sign_in_refused'],
      ['tokens of nobody', { sub: 'humas' }, 'sign_in_refused'],
      ['permissions that are too few', { scope: 'atproto' }, 'sign_in_lacking'],
    ])('%s', async (_what, lie, code) => {
      const begun = await begin(fake.handle)
      Object.assign(fake.signIn.lies, lie)
      expect(await decide(begun)).toMatchObject({ failure: { code }, offers: [] })
    })

    test('a server that speaks for an account which lives elsewhere', async () => {
      const elsewhere = await startFakeBluesky({ now: clock.now })
      // One types the server, and it opens an account whose own identity names another.
      const begun = await begin(fake.url)
      fake.signIn.lies.pds = elsewhere.url
      expect(await decide(begun)).toMatchObject({ failure: { code: 'sign_in_refused' }, offers: [] })
      await elsewhere.close()
    })

    test('a handle that does not name the account in turn: it is shown by what it is', async () => {
      const begun = await begin(fake.url)
      texts.set(`_atproto.${fake.handle}`, 'did=did:plc:bbbbbbbbbbbbbbbbbbbbbbbb')
      expect(await decide(begun)).toMatchObject({ offers: [{ handle: fake.did, name: fake.did }] })
    })
  })

  describe('sign-ins that end', () => {
    test('it is renewed ahead of its end; a token end that fails for a while ends nothing, one that refuses ends it', async () => {
      const { expiresAt } = await connect()
      expect(expiresAt).toEqual(new Date(clock.now().getTime() + 90 * 86_400_000))
      await tend(80 * 86_400)
      expect((await only())?.expiresAt).toEqual(new Date(clock.now().getTime() + 90 * 86_400_000))
      const nonsense = { status: 400, body: { error: 'invalid_request' } }
      for (const how of [
        { status: 500 },
        { status: 503 },
        'drop' as const,
        { status: 200, body: {} },
        nonsense,
      ]) {
        fake.spoil('POST /oauth/token', how)
        await tend(80 * 86_400)
        expect(await only()).toMatchObject({ state: 'connected' })
      }
      // Nor does one that cannot read for a while who the house is.
      fake.signIn.reads(async () => undefined)
      await tend(80 * 86_400)
      expect(await only()).toMatchObject({ state: 'connected' })
      fake.signIn.reads(() => connecting().document('bluesky'))
      fake.signIn.revoke()
      await tend(80 * 86_400)
      expect(await only()).toMatchObject({ state: 'unauthorised' })
    })

    test('two who renew at once turn each token over once', async () => {
      const { id } = await connect()
      clock.advance(7_200_000)
      const both = await Promise.all([1, 2, 3].map(() => room.channels.reconnect(officer, id)))
      expect(both.map(({ state }) => state)).toEqual(['connected', 'connected', 'connected'])
      expect(await announce(edition())).toMatchObject({ state: 'sent' })
    })

    test('an app password that is entered later is what counts, and so is a sign-in after it', async () => {
      const { id } = await connect()
      const entered = await room.channels.reconnect(officer, id, { password: fake.password })
      expect(entered).toMatchObject({ state: 'connected', expiresAt: null })
      fake.signIn.revoke()
      expect(await announce(edition())).toMatchObject({ state: 'sent' })
      const begun = await connecting().begin(officer, { channelId: id, locale: 'id' })
      expect(await decide(begun)).toMatchObject({ channelId: id, offers: [{ externalId: fake.did }] })
      await pick(begun)
      fake.revoke()
      expect(await announce(edition())).toMatchObject({ state: 'sent' })
      expect(await only()).toMatchObject({ id, expiresAt: expect.any(Date) as Date })
    })
  })
})
