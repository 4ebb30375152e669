import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { letterTo, tokenMailedTo } from '../../../tests/support/letters.ts'
import { browserOf } from '../../../tests/support/cookie-jar.ts'
import { openSession, signIn } from '../../../tests/support/sign-in.ts'

const passphrase = 'kuda lari di pantai selatan'
let house: TestHouse
beforeAll(async () => {
  // better-auth's own clock cannot be moved, so this house lives now.
  house = await openTestHouse({ now: new Date().toISOString() })
})

/** RFC 6238 with SHA-1, six digits, 30 seconds. */
function totp(uri: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  let bits = ''
  for (const sign of secret) bits += alphabet.indexOf(sign).toString(2).padStart(5, '0')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const browser = (address?: string) => browserOf(house, address)
const me = (headers: { cookie: string }) => house.server.inject({ url: '/api/v1/me', headers })

describe('two steps', () => {
  test('with a code of the phone or a recovery code, and with neither nobody comes in', async () => {
    const person = await signIn(house, { email: 'dua@house.test', password: passphrase })
    const phone = browser()
    await phone.enter(person.email, passphrase)
    const wrong = await phone.send('POST', '/api/auth/two-factor/enable', { password: 'not the password' })
    expect(wrong.statusCode).toBe(400)
    const begun = (await phone.send('POST', '/api/auth/two-factor/enable', { password: passphrase })).json()
    const { totpURI, backupCodes } = begun as { totpURI: string; backupCodes: string[] }
    const proved = await phone.send('POST', '/api/auth/two-factor/verify-totp', { code: totp(totpURI) })
    expect(proved.statusCode).toBe(200)

    const other = browser('192.0.2.11')
    const half = await other.enter(person.email, passphrase)
    expect(half.json()).toMatchObject({ twoFactorRedirect: true })
    expect((await other.send('GET', '/api/v1/me')).statusCode).toBe(401)
    const bad = await other.send('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })
    expect(bad.statusCode).toBe(401)
    expect(bad.json()).toMatchObject({ code: 'invalid_code' })
    const whole = await other.send('POST', '/api/auth/two-factor/verify-totp', { code: totp(totpURI) })
    expect(whole.statusCode).toBe(200)
    expect((await other.send('GET', '/api/v1/me')).json().person).toMatchObject({ secondFactor: true })

    const code = backupCodes[0] ?? ''
    const third = browser('192.0.2.12')
    await third.enter(person.email, passphrase)
    expect((await third.send('POST', '/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(
      200,
    )
    expect((await third.send('GET', '/api/v1/me')).statusCode).toBe(200)
    const fourth = browser('192.0.2.13')
    await fourth.enter(person.email, passphrase)
    const replayed = await fourth.send('POST', '/api/auth/two-factor/verify-backup-code', { code })
    expect(replayed.statusCode).toBe(401)
    expect((await fourth.send('GET', '/api/v1/me')).statusCode).toBe(401)

    const acts = await house.audit.search({ actorId: person.personId }, { limit: 20 })
    expect(acts.map((act) => act.act)).toEqual(
      expect.arrayContaining(['person.sign_in', 'person.prove_second_factor', 'person.use_recovery_code']),
    )
  })
})

describe('a forgotten password', () => {
  test('is set anew by a mailed link that works once, ends every session, and tells nobody which addresses exist', async () => {
    const person = await signIn(house, { email: 'lupa@house.test', password: passphrase, locale: 'en' })
    const window = browser('192.0.2.20')
    const ask = (email: string) => window.send('POST', '/api/auth/request-password-reset', { email })
    const known = await ask(person.email)
    const unknown = await ask('nobody@house.test')
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body])
    await house.identity.idle()
    const letter = await letterTo(house, person.email)
    expect(letter.subject).toBe('Reset your Pendopo password')
    await expect(letterTo(house, 'nobody@house.test')).rejects.toThrow(/No letter/)
    const token = await tokenMailedTo(house, person.email)

    const renew = (newPassword: string) =>
      window.send('POST', '/api/auth/reset-password', { token, newPassword })
    expect((await renew('too short')).json()).toMatchObject({ code: 'password_too_short' })
    expect((await renew('ombak besar di laut jawa')).statusCode).toBe(200)
    expect((await renew('sekali lagi kata sandi')).json()).toMatchObject({ code: 'invalid_token' })
    expect((await me(person.headers)).statusCode).toBe(401)
    expect((await window.enter(person.email, passphrase)).statusCode).toBe(401)
    expect((await window.enter(person.email, 'ombak besar di laut jawa')).statusCode).toBe(200)
  })

  test('the link expires, and the database holds no token that would open the door', async () => {
    const person = await signIn(house, { email: 'lambat@house.test', password: passphrase })
    const window = browser('192.0.2.21')
    await window.send('POST', '/api/auth/request-password-reset', { email: person.email })
    await house.identity.idle()
    const token = await tokenMailedTo(house, person.email)
    const { rows } = await house.database.pool.query<{ all: string }>(
      "select (select string_agg(v::text, '') from identity.verification v) || (select string_agg(m::text, '') from platform.mail m) as all",
    )
    expect(rows[0]?.all).not.toContain(token)
    await house.database.pool.query(
      "update identity.verification set expires_at = now() - interval '1 second' where value = $1",
      [person.personId],
    )
    const late = await window.send('POST', '/api/auth/reset-password', { token, newPassword: passphrase })
    expect(late.json()).toMatchObject({ code: 'invalid_token' })
  })
})

describe('sessions', () => {
  test('are listed, and one that is ended is gone at once, also for streams it opened', async () => {
    const person = await signIn(house)
    const other = await openSession(house, person)
    const stranger = await signIn(house)
    const { sessions } = (
      await house.server.inject({ url: '/api/v1/sessions', headers: person.headers })
    ).json()
    expect(sessions).toHaveLength(2)
    expect(sessions.find((session: { current: boolean }) => session.current)).toMatchObject({
      id: person.sessionId,
    })

    const ended: string[] = []
    house.identity.onRevoked(other.sessionId, () => ended.push('stream'))
    const stop = house.identity.onRevoked(other.sessionId, () => ended.push('left before'))
    stop()
    const end = (headers: { cookie: string; origin: string }) =>
      house.server.inject({ method: 'DELETE', url: `/api/v1/sessions/${other.sessionId}`, headers })
    expect((await end(stranger.headers)).statusCode).toBe(404)
    expect((await me(other.headers)).statusCode).toBe(200)
    expect((await end(person.headers)).statusCode).toBe(204)
    expect((await me(other.headers)).statusCode).toBe(401)
    expect((await me(person.headers)).statusCode).toBe(200)
    await expect.poll(() => ended).toEqual(['stream'])
  })

  test('signing out ends the session in the database, not only the cookie', async () => {
    const person = await signIn(house)
    const out = await house.server.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: person.headers,
      payload: {},
    })
    expect(out.statusCode).toBe(200)
    expect((await me(person.headers)).statusCode).toBe(401)
  })

  test('suspending a person ends their sessions and streams, shuts the door, and restoring opens it', async () => {
    const administrator = await signIn(house, { roles: ['administrator'] })
    const person = await signIn(house, { password: passphrase, unit: 'tirta', roles: ['editor'] })
    let streamEnded = false
    house.identity.onRevoked(person.sessionId, () => {
      streamEnded = true
    })
    const act = (what: string) =>
      house.server.inject({
        method: 'POST',
        url: `/api/v1/people/${person.personId}/${what}`,
        headers: administrator.headers,
        payload: { why: 'Cuti panjang.' },
      })
    expect((await act('suspend')).statusCode).toBe(204)
    expect((await me(person.headers)).statusCode).toBe(401)
    await expect.poll(() => streamEnded).toBe(true)
    const shut = await browser('192.0.2.30').enter(person.email, passphrase)
    expect(shut.statusCode).toBeGreaterThanOrEqual(400)
    expect(shut.json()).toMatchObject({ code: 'failed_to_create_session' })
    expect(await house.identity.can(person.actor, 'story.write', house.units.byCode('tirta')?.id ?? '')).toBe(
      false,
    )
    expect((await act('restore')).statusCode).toBe(204)
    expect((await browser('192.0.2.30').enter(person.email, passphrase)).statusCode).toBe(200)
  })

  test('end by age, by disuse, and with a forged or foreign cookie never begin', async () => {
    const person = await signIn(house)
    const now = house.clock.now()
    house.clock.advance(3 * 86_400_000 + 1)
    expect((await me(person.headers)).statusCode).toBe(401)
    house.clock.set(now)
    expect((await me(person.headers)).statusCode).toBe(200)
    const name = person.cookie.split('=')[0] ?? ''
    const token = decodeURIComponent(person.cookie.slice(name.length + 1)).split('.')[0] ?? ''
    const forgeries = [token, `${token}.`, `${token}.${'A'.repeat(43)}=`, '%E0%A4%A', `${token}.%00`]
    for (const forgery of forgeries)
      expect((await me({ cookie: `${name}=${forgery}` })).statusCode, forgery).toBe(401)
  })
})
