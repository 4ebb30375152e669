/** Signing in at the networks themselves: there and back, who may, what is picked, what is forgotten. On contract fakes. */
import { describe, expect, test } from 'vitest'
import {
  district,
  edition,
  hosts,
  officer,
  otherUnit,
  stranger,
} from '../../../../tests/support/channels-room.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import type { signInEnd } from '../../../../tests/support/fake-sign-in.ts'
import { startFakeWordpress } from '../../../../tests/support/fake-wordpress.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import { startFakeYoutube } from '../../../../tests/support/fake-youtube.ts'
import {
  announce,
  clock,
  connect,
  later,
  only,
  openNetworkDesk,
  room,
  tend,
} from '../../../../tests/support/network-desk.ts'
import type { NetworkKind } from '../adapter.ts'
import { browserCookie } from './sign-in.ts'

openNetworkDesk()

const application = { clientId: 'rumah', clientSecret: 'rahasia' }
const connecting = () => room.channels.connecting

/** An administrator registered the house there, with the address that the house itself names. */
async function register(kind: NetworkKind, fake: { url: string; signIn: ReturnType<typeof signInEnd> }) {
  for (const { id } of await room.channels.list(officer)) await room.channels.remove(officer, id)
  hosts[kind] = fake.url
  fake.signIn.clients.set(application.clientId, {
    secret: application.clientSecret,
    redirect: connecting().redirectAddress,
  })
  await connecting().register(officer, { kind, ...application })
}

const begin = (kind: NetworkKind, more: { server?: string } = {}) =>
  connecting().begin(officer, { kind, unitId: district.id, languages: ['id'], locale: 'id', ...more })

type Begun = Awaited<ReturnType<typeof begin>>
/** In the browser that began it. */
const back = ({ cookie }: Begun, to: URL) =>
  connecting().comeBack(to.searchParams, (id) =>
    cookie.name === browserCookie(id) ? cookie.value : undefined,
  )
const pickAll = async ({ id }: Begun) => {
  const { offers } = await connecting().signIn(officer, id)
  return connecting().pick(
    officer,
    id,
    offers.map(({ externalId }) => ({ externalId, unitId: district.id })),
  )
}
const failureOf = async ({ id }: Begun) => (await connecting().signIn(officer, id)).failure?.code

describe('there and back', () => {
  test.each([
    ['mastodon', async () => startFakeMastodon({ now: clock.now }), '@humas'],
    ['facebook', async () => startFakeFacebook({ now: clock.now }), 'humasbandung'],
    ['instagram', async () => startFakeContainers('instagram', { now: clock.now }), '@humasbandung'],
    ['threads', async () => startFakeContainers('threads', { now: clock.now }), '@humasbandung'],
    ['x', async () => startFakeX({ now: clock.now }), '@humas99'],
    ['youtube', async () => startFakeYoutube({ now: clock.now }), '@humasbandung'],
  ] as const)(
    '%s is connected, once, and a code that comes twice is worth nothing',
    async (kind, open, handle) => {
      const fake = await open()
      if (kind === 'mastodon') hosts[kind] = fake.url
      else await register(kind, fake)
      const begun = await begin(kind, { server: fake.url })
      expect(begun.address).toContain(encodeURIComponent(connecting().redirectAddress))
      expect(begun.address.includes('code_challenge_method=S256')).toBe(
        ['mastodon', 'x', 'youtube'].includes(kind),
      )
      const to = fake.signIn.decide(begun.address)
      expect(await back(begun, to)).toMatchObject({ id: begun.id, to: 'console' })
      await expect(back(begun, to)).rejects.toMatchObject({ code: 'sign_in_gone' })
      const signIn = await connecting().signIn(officer, begun.id)
      expect(signIn).toMatchObject({ stage: 'returned', failure: null, refused: [] })
      expect(signIn.offers[0]?.handle).toContain(handle)
      expect(await pickAll(begun)).toMatchObject({ stage: 'ended', offers: [] })
      await expect(pickAll(begun)).rejects.toMatchObject({ code: 'picks_needed' })
      const channel = (await room.channels.list(officer)).find((one) => one.kind === kind)
      expect(channel).toMatchObject({ state: 'connected', unitId: district.id })
      // What was stored opens it again, without anything that only the way there knew.
      expect(await room.channels.reconnect(officer, channel?.id ?? '')).toMatchObject({ state: 'connected' })
      await room.channels.remove(officer, channel?.id ?? '')
      await fake.close()
    },
  )

  test('WordPress makes an application password on its own page; where they are switched off, that is said', async () => {
    const site = await startFakeWordpress()
    const begun = await begin('wordpress', { server: site.url })
    await back(begun, site.decide(begun.address))
    await pickAll(begun)
    expect(await room.channels.list(officer)).toMatchObject([{ kind: 'wordpress', state: 'connected' }])
    const declined = await begin('wordpress', { server: site.url })
    await back(declined, site.decide(declined.address, { allow: false }))
    expect(await failureOf(declined)).toBe('sign_in_declined')
    site.switchOff()
    await expect(begin('wordpress', { server: site.url })).rejects.toMatchObject({
      code: 'channel_refused',
      params: { why: 'no_application_passwords' },
    })
    await site.close()
  })
})

describe('who may come back', () => {
  test('only this browser, within ten minutes, for the session that began; strangers begin nothing', async () => {
    const fake = await startFakeX({ now: clock.now })
    await register('x', fake)
    const begun = await begin('x')
    const to = fake.signIn.decide(begun.address)
    const elsewhere = connecting().comeBack(to.searchParams, () => 'lain')
    await expect(elsewhere).rejects.toMatchObject({ code: 'sign_in_elsewhere', status: 403 })
    await back(begun, to)
    const other = { ...officer, sessionId: 'sesi-lain' } as typeof officer
    await expect(connecting().signIn(other, begun.id)).rejects.toMatchObject({ code: 'sign_in_gone' })
    clock.advance(600_000)
    await expect(pickAll(begun)).rejects.toMatchObject({ code: 'sign_in_gone' })
    // What nobody picked is not only out of reach but gone.
    await room.jobs.enqueue(room.database.db, 'sweep-sign-ins', {})
    await room.jobs.drain()
    expect(await room.database.db.selectFrom('channels.sign_in').select('id').execute()).toEqual([])

    const late = await begin('x')
    clock.advance(600_000)
    await expect(back(late, fake.signIn.decide(late.address))).rejects.toMatchObject({ code: 'sign_in_gone' })
    const asked = {
      kind: 'x' as const,
      unitId: district.id,
      languages: ['id' as const],
      locale: 'id' as const,
    }
    await expect(connecting().begin(stranger, asked)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(connecting().applications({ ...stranger })).rejects.toMatchObject({ code: 'forbidden' })
    await fake.close()
  })

  test('a no, refused permissions, another redirect and a wrong secret are told apart, and connect nobody', async () => {
    const fake = await startFakeFacebook({ now: clock.now })
    await register('facebook', fake)
    const no = await begin('facebook')
    await back(no, fake.signIn.decide(no.address, { allow: false }))
    expect(await failureOf(no)).toBe('sign_in_declined')

    const lacking = await begin('facebook')
    await back(lacking, fake.signIn.decide(lacking.address, { withhold: ['pages_manage_posts'] }))
    expect(await connecting().signIn(officer, lacking.id)).toMatchObject({
      failure: { code: 'sign_in_lacking', params: { scopes: 'pages_manage_posts' } },
    })
    const less = await begin('facebook')
    await back(less, fake.signIn.decide(less.address, { withhold: ['read_insights'] }))
    expect(await connecting().signIn(officer, less.id)).toMatchObject({
      failure: null,
      refused: ['read_insights'],
    })

    const forged = await begin('facebook')
    expect(() => fake.signIn.decide(forged.address.replace('sambung%2Fkembali', 'lain'))).toThrow(
      /sends nobody back/,
    )
    const strange = fake.signIn.decide(forged.address)
    strange.searchParams.set('code', 'karangan')
    await back(forged, strange)
    expect(await failureOf(forged)).toBe('sign_in_refused')

    await connecting().register(officer, { kind: 'facebook', ...application, clientSecret: 'salah' })
    const wrong = await begin('facebook')
    await back(wrong, fake.signIn.decide(wrong.address))
    expect(await failureOf(wrong)).toBe('sign_in_application_refused')
    fake.spoil('POST /v23.0/oauth/access_token', { status: 502 })
    const broken = await begin('facebook')
    await back(broken, fake.signIn.decide(broken.address))
    expect(await failureOf(broken)).toBe('channel_unreachable')
    expect(await room.channels.list(officer)).toEqual([])

    await connecting().unregister(officer, 'facebook')
    await expect(begin('facebook')).rejects.toMatchObject({ code: 'application_missing' })
    await fake.close()
  })

  test('a server that forgot the house is introduced to it anew at the next try', async () => {
    const fake = await startFakeMastodon({ now: clock.now })
    const first = await begin('mastodon', { server: fake.url })
    fake.signIn.clients.set('rumah-1', { secret: 'lain', redirect: connecting().redirectAddress })
    await back(first, fake.signIn.decide(first.address))
    expect(await failureOf(first)).toBe('sign_in_application_refused')
    const again = await begin('mastodon', { server: fake.url })
    await back(again, fake.signIn.decide(again.address))
    expect(await failureOf(again)).toBeUndefined()
    await fake.close()
  })
})

describe('pages and channels to pick from', () => {
  test('thirty pages are listed; each picked one goes to its unit, what is connected is shown, the rest is forgotten', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `Humas ${at + 1}`)
    const fake = await startFakeFacebook({ now: clock.now, pages: names })
    await register('facebook', fake)
    const first = await begin('facebook')
    await back(first, fake.signIn.decide(first.address))
    const { offers } = await connecting().signIn(officer, first.id)
    expect(offers.map(({ name }) => name)).toEqual(names)
    const foreign = connecting().pick(officer, first.id, [{ externalId: '1', unitId: district.id }])
    await expect(foreign).rejects.toMatchObject({ code: 'not_among_opened' })
    await connecting().pick(officer, first.id, [
      { externalId: '77', unitId: district.id },
      { externalId: '78', unitId: otherUnit.id },
    ])
    const channels = await room.channels.list(officer)
    expect(channels.map(({ label, unitId }) => [label, unitId])).toEqual([
      ['Humas 1', district.id],
      ['Humas 2', otherUnit.id],
    ])
    const kept = await room.database.db
      .selectFrom('channels.sign_in')
      .select('sealed')
      .where('id', '=', first.id)
      .execute()
    expect(kept).toEqual([{ sealed: null }])

    const again = await begin('facebook')
    await back(again, fake.signIn.decide(again.address))
    const shown = (await connecting().signIn(officer, again.id)).offers.filter(({ taken }) => taken !== null)
    expect(shown.map(({ taken }) => taken?.unitId)).toEqual([district.id, otherUnit.id])
    const taken = connecting().pick(officer, again.id, [{ externalId: '77', unitId: district.id }])
    await expect(taken).rejects.toMatchObject({ code: 'channel_taken' })
    await fake.close()
  })
})

describe('sign-ins that end', () => {
  test('a new secret of the application holds at once for every account, and a wrong one disconnects nobody', async () => {
    const fake = await startFakeX({ now: clock.now })
    await register('x', fake)
    const begun = await begin('x')
    await back(begun, fake.signIn.decide(begun.address))
    await pickAll(begun)
    const { redirect = '' } = fake.signIn.clients.get('rumah') ?? {}
    fake.signIn.clients.set('rumah', { secret: 'baru', redirect })
    clock.advance(7_200_000)
    expect(await announce(edition())).toMatchObject({ state: 'throttled', why: 'application_refused' })
    expect(await only()).toMatchObject({ state: 'connected' })
    await connecting().register(officer, { kind: 'x', ...application, clientSecret: 'baru' })
    await later(3_600)
    expect((await room.channels.deliveries(officer, {})).deliveries[0]).toMatchObject({ state: 'sent' })
    await fake.close()
  })

  test.each([
    ['x', async () => startFakeX({ now: clock.now }), 'POST /2/oauth2/token'],
    ['threads', async () => startFakeContainers('threads', { now: clock.now }), 'GET /refresh_access_token'],
    [
      'instagram',
      async () => startFakeContainers('instagram', { now: clock.now }),
      'GET /refresh_access_token',
    ],
  ] as const)(
    '%s: a token end that fails for a while ends nothing; one that refuses ends it',
    async (kind, open, renewing) => {
      const fake = await open()
      await register(kind, fake)
      const begun = await begin(kind)
      await back(begun, fake.signIn.decide(begun.address))
      await pickAll(begun)
      for (const how of [{ status: 500 }, { status: 503 }, 'drop' as const, { status: 200, body: {} }]) {
        fake.spoil(renewing, how)
        await tend(200 * 86_400)
        expect(await only()).toMatchObject({ state: 'connected' })
      }
      fake.revoke()
      await tend(200 * 86_400)
      expect(await only()).toMatchObject({ state: 'unauthorised' })
      await fake.close()
    },
  )

  test('a token of X that was turned over is not lost when the next question fails: the same entry opens it', async () => {
    const fake = await startFakeX({ now: clock.now })
    const entry = { clientId: 'aplikasi', refreshToken: fake.refreshToken }
    fake.spoil('GET /2/users/me', { status: 503 })
    await expect(connect('x', fake.url, entry)).rejects.toMatchObject({ code: 'channel_unreachable' })
    const channel = await connect('x', fake.url, entry)
    const newer = { refreshToken: fake.refreshToken }
    fake.spoil('GET /2/users/me', 'drop')
    const broken = room.channels.reconnect(officer, channel.id, newer)
    await expect(broken).rejects.toMatchObject({ code: 'channel_unreachable' })
    expect(await room.channels.reconnect(officer, channel.id, newer)).toMatchObject({ state: 'connected' })
    expect(await room.database.db.selectFrom('channels.turned_over').select('entry_hash').execute()).toEqual(
      [],
    )
    await fake.close()
  })
})
