import { beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

const day = 86_400_000
let house: TestHouse
let administrator: SignedIn
const unit = (code: string) => house.units.byCode(code)?.id ?? ''

beforeAll(async () => {
  house = await openTestHouse()
  administrator = await signIn(house, { unit: 'tirta', roles: ['administrator'] })
})

const make = (payload: object) =>
  house.server.inject({
    method: 'POST',
    url: '/api/v1/keys',
    headers: administrator.headers,
    payload: {
      unitId: unit('tirta'),
      name: 'Penghubung',
      roles: ['contributor'],
      expiresAt: new Date(house.clock.now().getTime() + 30 * day).toISOString(),
      ...payload,
    },
  })
const me = (key: string) =>
  house.server.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${key}` } })

test('a key acts for its unit and what lies below, in its roles, and is shown once', async () => {
  const made = await make({})
  expect(made.statusCode).toBe(201)
  const { id, key } = made.json()
  const actor = await house.identity.actorOf({ authorization: `Bearer ${key}` })
  if (actor === undefined) throw new Error('The key was not known.')
  expect(await house.identity.can(actor, 'story.write', unit('tirta'))).toBe(true)
  expect(await house.identity.can(actor, 'story.write', unit('tirta1'))).toBe(true)
  expect(await house.identity.can(actor, 'story.write', unit('wana'))).toBe(false)
  expect(await house.identity.can(actor, 'story.write', unit('kota'))).toBe(false)
  expect(await house.identity.can(actor, 'edition.approve', unit('tirta'))).toBe(false)
  expect(await house.identity.scope(actor, 'story.write')).toEqual(['kota.tirta'])
  expect((await me(key)).json()).toMatchObject({ kind: 'key', key: { id, unitId: unit('tirta') } })

  const list = await house.server.inject({ url: '/api/v1/keys', headers: administrator.headers })
  expect(list.body).not.toContain(key)
  expect(list.json().keys[0]).toMatchObject({ id, state: 'open', hint: key.slice(0, 8) })
  expect(list.json().keys[0].lastUsedAt).not.toBeNull()
  const { rows } = await house.database.pool.query<{ all: string }>(
    "select string_agg(k::text, '') as all from identity.api_key k",
  )
  expect(rows[0]?.all).not.toContain(key)
})

test('a revoked or expired key is worth nothing, and streams opened with it end', async () => {
  const { id, key } = (await make({})).json()
  let ended = false
  house.identity.onRevoked(id, () => {
    ended = true
  })
  const revoked = await house.server.inject({
    method: 'DELETE',
    url: `/api/v1/keys/${id}`,
    headers: administrator.headers,
  })
  expect(revoked.statusCode).toBe(204)
  expect((await me(key)).statusCode).toBe(401)
  await expect.poll(() => ended).toBe(true)

  const brief = (await make({})).json()
  expect((await me(brief.key)).statusCode).toBe(200)
  house.clock.advance(30 * day)
  expect((await me(brief.key)).statusCode).toBe(401)
  house.clock.advance(-30 * day)
})

test('a key never approves or administers, never lives for ever, and is made only where one administers', async () => {
  expect((await make({ roles: ['approver'] })).statusCode).toBe(422)
  expect((await make({ roles: ['administrator'] })).statusCode).toBe(422)
  expect((await make({ roles: [] })).statusCode).toBe(422)
  const late = new Date(house.clock.now().getTime() + 800 * day).toISOString()
  expect((await make({ expiresAt: late })).json()).toMatchObject({ code: 'key_period' })
  expect((await make({ unitId: unit('wana') })).statusCode).toBe(403)
  const foreign = await signIn(house, { unit: 'wana', roles: ['administrator'] })
  const { id } = (await make({})).json()
  const revoke = (keyId: string) =>
    house.server.inject({ method: 'DELETE', url: `/api/v1/keys/${keyId}`, headers: foreign.headers })
  expect((await revoke(id)).statusCode).toBe(403)
  expect((await revoke('01890000-0000-7000-8000-000000000000')).statusCode).toBe(403)
})

test('a key that is not ours is refused even where strangers may read', async () => {
  for (const authorization of ['Bearer pk_nonsense', `Bearer pk_${'x'.repeat(43)}`, 'Basic abc', 'Bearer ']) {
    const answer = await house.server.inject({ url: '/api/v1/openapi.json', headers: { authorization } })
    expect(answer.statusCode, authorization).toBe(401)
  }
})
