import { beforeAll, expect, test } from 'vitest'
import { createAuthenticator } from '../../../tests/support/authenticator.ts'
import { browserOf } from '../../../tests/support/cookie-jar.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { signIn } from '../../../tests/support/sign-in.ts'

const passphrase = 'kuda lari di pantai selatan'
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ now: new Date().toISOString() })
})

const optionsFor = async (browser: ReturnType<typeof browserOf>, what: 'register' | 'authenticate') =>
  (await browser.send('GET', `/api/auth/passkey/generate-${what}-options`)).json<{ challenge: string }>()

test('a person adds a passkey, signs in with it alone, and removes it', async () => {
  const person = await signIn(house, { password: passphrase })
  const desk = browserOf(house)
  await desk.enter(person.email, passphrase)
  const device = createAuthenticator({ origin: house.config.url })
  const added = await desk.send('POST', '/api/auth/passkey/verify-registration', {
    response: device.register((await optionsFor(desk, 'register')).challenge),
    name: 'Ponsel Sari',
  })
  expect(added.statusCode, added.body).toBe(200)

  const phone = browserOf(house, '192.0.2.50')
  const { challenge } = await optionsFor(phone, 'authenticate')
  const answer = device.assert(challenge)
  const entered = await phone.send('POST', '/api/auth/passkey/verify-authentication', { response: answer })
  expect(entered.statusCode, entered.body).toBe(200)
  expect((await phone.send('GET', '/api/v1/me')).json().person).toMatchObject({ email: person.email })

  const thief = browserOf(house, '192.0.2.51')
  await optionsFor(thief, 'authenticate')
  const replayed = await thief.send('POST', '/api/auth/passkey/verify-authentication', { response: answer })
  expect(replayed.statusCode).toBeGreaterThanOrEqual(400)
  expect((await thief.send('GET', '/api/v1/me')).statusCode).toBe(401)

  const [listed] = (await desk.send('GET', '/api/auth/passkey/list-user-passkeys')).json()
  expect(listed).toMatchObject({ name: 'Ponsel Sari' })
  const removed = await desk.send('POST', '/api/auth/passkey/delete-passkey', { id: listed.id })
  expect(removed.statusCode).toBe(200)
  const after = browserOf(house, '192.0.2.52')
  const late = await after.send('POST', '/api/auth/passkey/verify-authentication', {
    response: device.assert((await optionsFor(after, 'authenticate')).challenge),
  })
  expect(late.statusCode).toBeGreaterThanOrEqual(400)

  const acts = (await house.audit.search({ actorId: person.personId }, { limit: 10 })).map((act) => act.act)
  expect(acts).toEqual(
    expect.arrayContaining(['person.add_passkey', 'person.sign_in', 'person.remove_passkey']),
  )
})

test('a passkey of another site, or of a suspended person, opens nothing', async () => {
  const person = await signIn(house, { password: passphrase })
  const desk = browserOf(house, '192.0.2.60')
  await desk.enter(person.email, passphrase)
  const foreign = createAuthenticator({ origin: 'https://evil.test' })
  const refused = await desk.send('POST', '/api/auth/passkey/verify-registration', {
    response: foreign.register((await optionsFor(desk, 'register')).challenge),
  })
  expect(refused.statusCode).toBeGreaterThanOrEqual(400)

  const device = createAuthenticator({ origin: house.config.url })
  await desk.send('POST', '/api/auth/passkey/verify-registration', {
    response: device.register((await optionsFor(desk, 'register')).challenge),
  })
  const administrator = await signIn(house, { roles: ['administrator'] })
  await house.identity.suspend(administrator.actor, { personId: person.personId, why: 'Pemeriksaan.' })
  const phone = browserOf(house, '192.0.2.61')
  const entered = await phone.send('POST', '/api/auth/passkey/verify-authentication', {
    response: device.assert((await optionsFor(phone, 'authenticate')).challenge),
  })
  expect(entered.statusCode).toBeGreaterThanOrEqual(400)
  expect((await phone.send('GET', '/api/v1/me')).statusCode).toBe(401)
})
