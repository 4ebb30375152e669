import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { letterTo, tokenMailedTo } from '../../../tests/support/letters.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

const day = 86_400_000
const passphrase = 'kuda lari di pantai selatan'
let house: TestHouse
let administrator: SignedIn
let root: string
let agency: string
let otherAgency: string

beforeAll(async () => {
  house = await openTestHouse({ now: new Date().toISOString() })
  administrator = await signIn(house, { roles: ['administrator'] })
  root = house.units.root().id
  agency = house.units.byCode('tirta')?.id ?? ''
  otherAgency = house.units.byCode('wana')?.id ?? ''
})

const invite = (by: SignedIn, payload: { email: string; unitId: string; role: string }) =>
  house.server.inject({ method: 'POST', url: '/api/v1/invitations', headers: by.headers, payload })
const accept = (payload: object, address = '192.0.2.1') =>
  house.server.inject({
    method: 'POST',
    url: '/api/v1/invitations/accept',
    payload,
    remoteAddress: address,
  })
const enter = (email: string, password: string) =>
  house.server.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })

describe('people come by invitation only', () => {
  test('a newcomer follows the link, sets name and password, signs in and holds the role; the link works once', async () => {
    const email = 'rina@house.test'
    const answer = await invite(administrator, {
      email: 'Rina@House.test',
      unitId: agency,
      role: 'contributor',
    })
    expect(answer.statusCode).toBe(201)
    const letter = await letterTo(house, email)
    expect(letter.text).toContain('kontributor')
    const token = await tokenMailedTo(house, email)
    expect(answer.body).not.toContain(token)

    const accepted = await accept({ token, name: 'Rina Kusuma', password: passphrase })
    expect(accepted.json()).toEqual({ outcome: 'created', email })
    const signedIn = await enter(email, passphrase)
    expect(signedIn.statusCode).toBe(200)
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    expect(String(signedIn.headers['set-cookie'])).toMatch(/HttpOnly/i)
    const me = (await house.server.inject({ url: '/api/v1/me', headers: { cookie } })).json()
    expect(me.person).toMatchObject({ name: 'Rina Kusuma', email })
    expect(me.grants).toMatchObject([{ unitId: agency, role: 'contributor' }])
    expect(me.acts).toContain('story.write')
    expect(me.acts).not.toContain('edition.approve')

    const again = await accept({ token, name: 'Somebody Else', password: passphrase })
    expect(again.statusCode).toBe(410)
    expect(again.json()).toMatchObject({ code: 'invitation_gone' })
  })

  test('of two who redeem one token at the same moment, one comes in', async () => {
    const email = 'twice@house.test'
    await invite(administrator, { email, unitId: agency, role: 'editor' })
    const token = await tokenMailedTo(house, email)
    const answers = await Promise.all(
      ['Ani', 'Budi'].map((name) => accept({ token, name, password: passphrase })),
    )
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200, 410]))
  })

  test('after a week, or once withdrawn, or once sent anew, a link is worth nothing', async () => {
    const email = 'late@house.test'
    await invite(administrator, { email, unitId: agency, role: 'editor' })
    const first = await tokenMailedTo(house, email)
    const { id } = (await invite(administrator, { email, unitId: agency, role: 'editor' })).json()
    const second = await tokenMailedTo(house, email)
    expect(second).not.toBe(first)
    const form = { name: 'Late', password: passphrase }
    expect((await accept({ token: first, ...form })).statusCode).toBe(410)

    house.clock.advance(7 * day)
    expect((await accept({ token: second, ...form })).statusCode).toBe(410)
    house.clock.advance(-7 * day)

    const withdrawn = await house.server.inject({
      method: 'DELETE',
      url: `/api/v1/invitations/${id}`,
      headers: administrator.headers,
    })
    expect(withdrawn.statusCode).toBe(204)
    expect((await accept({ token: second, ...form })).statusCode).toBe(410)
    const list = (
      await house.server.inject({
        url: `/api/v1/invitations?unitId=${agency}`,
        headers: administrator.headers,
      })
    ).json()
    expect(list.invitations.find((row: { id: string }) => row.id === id)).toMatchObject({
      state: 'withdrawn',
    })
  })

  test('inviting an address that has an account gives nothing away and changes nothing but the role', async () => {
    const known = await signIn(house, { name: 'Known', email: 'known@house.test', password: passphrase })
    const toKnown = await invite(administrator, { email: known.email, unitId: agency, role: 'editor' })
    const toStranger = await invite(administrator, {
      email: 'stranger@house.test',
      unitId: agency,
      role: 'editor',
    })
    const plain = (answer: typeof toKnown) => ({
      status: answer.statusCode,
      keys: Object.keys(answer.json()),
    })
    expect(plain(toKnown)).toEqual(plain(toStranger))

    const token = await tokenMailedTo(house, known.email)
    const accepted = await accept({ token, name: 'Mallory', password: 'mallory takes it over now' })
    expect(accepted.json()).toEqual({ outcome: 'joined', email: known.email })
    expect((await enter(known.email, 'mallory takes it over now')).statusCode).toBe(401)
    expect((await enter(known.email, passphrase)).statusCode).toBe(200)
    expect((await house.identity.person(known.personId))?.name).toBe('Known')
    expect(await house.identity.can(known.actor, 'story.write', agency)).toBe(true)
  })

  test('registering oneself, with anybody’s address, is not possible', async () => {
    for (const door of ['sign-up/email', 'sign-in/social', 'update-user', 'change-email', 'verify-email']) {
      const answer = await house.server.inject({
        method: 'POST',
        url: `/api/auth/${door}`,
        payload: { email: 'known@house.test', name: 'X', password: passphrase },
      })
      expect(answer.statusCode, door).toBe(404)
    }
  })

  test.each([
    ['too short', 'sebelas-11x', 'password_too_short'],
    ['too long', 'kata '.repeat(60), 'password_too_long'],
    ['one sign repeated', 'aaaaaaaaaaaaaaaa', 'password_weak'],
    ['the own name', 'siti siti siti', 'password_weak'],
  ])(
    'a password that is %s is refused with a reason, and the invitation stays open',
    async (_, password, code) => {
      const email = 'picky@house.test'
      await invite(administrator, { email, unitId: agency, role: 'editor' })
      const token = await tokenMailedTo(house, email)
      const answer = await accept({ token, name: 'Siti', password })
      expect(answer.statusCode).toBe(422)
      expect(answer.json()).toMatchObject({ code })
      const { invitations } = (
        await house.server.inject({ url: '/api/v1/invitations', headers: administrator.headers })
      ).json()
      expect(invitations[0]).toMatchObject({ email, state: 'open' })
    },
  )

  test('an administrator invites into their own subtree only; a unit that does not exist answers alike', async () => {
    const local = await signIn(house, { roles: { [agency]: ['administrator'] } })
    const email = 'x@house.test'
    expect((await invite(local, { email, unitId: agency, role: 'editor' })).statusCode).toBe(201)
    const below = house.units.byCode('tirta1')?.id ?? ''
    expect((await invite(local, { email, unitId: below, role: 'editor' })).statusCode).toBe(201)
    for (const unitId of [otherAgency, root, '01890000-0000-7000-8000-000000000000']) {
      const answer = await invite(local, { email, unitId, role: 'editor' })
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ code: 'forbidden' })
    }
    const foreign = await invite(administrator, { email, unitId: otherAgency, role: 'editor' })
    const withdraw = await house.server.inject({
      method: 'DELETE',
      url: `/api/v1/invitations/${foreign.json().id}`,
      headers: local.headers,
    })
    expect(withdraw.statusCode).toBe(403)
  })

  test('guessing tokens is slowed down by address', async () => {
    const guess = () => accept({ token: 'x'.repeat(43), name: 'G', password: passphrase }, '2001:db8:7::1')
    for (let tries = 0; tries < 20; tries += 1) expect((await guess()).statusCode).toBe(410)
    const refused = await guess()
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('the first administrator', () => {
  test('comes by a link printed at the first run, which is renewed until used and never printed again after', async () => {
    const blank = await openTestHouse({ now: new Date().toISOString() })
    const tokenOf = (link: string | undefined) => link?.split('#')[1] ?? ''
    const stale = tokenOf(await blank.identity.firstAdministratorLink())
    const link = await blank.identity.firstAdministratorLink()
    expect(link).toMatch(/^http:\/\/house\.test\/konsol\/undangan#[\w-]{43}$/)
    const redeem = (payload: object) =>
      blank.server.inject({ method: 'POST', url: '/api/v1/invitations/accept', payload })
    const form = { name: 'Kepala', email: 'kepala@house.test', password: passphrase }
    expect((await redeem({ token: stale, ...form })).statusCode).toBe(410)
    const incomplete = await redeem({ token: tokenOf(link), name: 'Kepala', password: passphrase })
    expect(incomplete.json()).toMatchObject({ code: 'invitation_incomplete' })
    expect((await redeem({ token: tokenOf(link), ...form })).json()).toEqual({
      outcome: 'created',
      email: form.email,
    })
    expect(await blank.identity.firstAdministratorLink()).toBeUndefined()
    expect((await redeem({ token: tokenOf(link), ...form })).statusCode).toBe(410)
    const who = await blank.identity.whoMay('grant.manage', blank.units.root().id)
    expect(who).toMatchObject([{ name: 'Kepala', role: 'administrator' }])
  })
})
