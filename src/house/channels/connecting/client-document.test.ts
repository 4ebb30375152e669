/** What the house says of itself to servers that never heard of it, as they read it over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFakeBluesky, type FakeBluesky } from '../../../../tests/support/fake-bluesky.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { signIn } from '../../../../tests/support/sign-in.ts'

let house: TestHouse
let fake: FakeBluesky
beforeAll(async () => {
  house = await openTestHouse({ env: { PENDOPO_URL: 'https://house.test' } })
  fake = await startFakeBluesky()
})
afterAll(() => fake.close())

const read = () => house.server.inject({ method: 'GET', url: '/oauth-client-metadata.json' })

test('there is nothing to read before somebody signs in; then there is a document, and no private key in it', async () => {
  expect((await read()).statusCode).toBe(404)
  const officer = await signIn(house, { roles: ['channel_officer'] })
  fake.signIn.reads(async () => (await read()).json())
  const begun = await house.server.inject({
    method: 'POST',
    url: '/api/v1/channel-sign-ins',
    headers: officer.headers,
    payload: {
      unitId: house.units.root().id,
      kind: 'bluesky',
      server: fake.url,
      languages: ['id'],
      locale: 'id',
    },
  })
  expect(begun.statusCode).toBe(201)
  const document = await read()
  expect(document.headers['content-type']).toContain('application/json')
  expect(document.json()).toMatchObject({
    client_id: 'https://house.test/oauth-client-metadata.json',
    redirect_uris: ['https://house.test/sambung/kembali'],
    jwks: { keys: [{ kty: 'EC', use: 'sig' }] },
  })
  expect(document.body).not.toContain('"d":')
})

test('a house without https offers no sign-in there, for its document would not be believed', async () => {
  const plain = await openTestHouse()
  const officer = await signIn(plain, { roles: ['channel_officer'] })
  const { networks } = (
    await plain.server.inject({ method: 'GET', url: '/api/v1/channels/networks', headers: officer.headers })
  ).json<{ networks: { kind: string; signIn: object | null }[] }>()
  expect(networks.find(({ kind }) => kind === 'bluesky')?.signIn).toBeNull()
  expect(networks.find(({ kind }) => kind === 'mastodon')?.signIn).toMatchObject({ ready: true })
})
