import { expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/support/house.ts'
import { signIn } from '../../../tests/support/sign-in.ts'
import { mountApi } from '../../api/index.ts'
import { createServer } from '../../platform/http.ts'

test('the demonstration shows its mail to the administrator of the root; any other house has no such page', async () => {
  const house = await openTestHouse()
  const administrator = await signIn(house, { roles: ['administrator'] })
  const local = await signIn(house, { unit: 'tirta', roles: ['administrator'] })
  await house.identity.invite(administrator.actor, {
    email: 'baru@house.test',
    unitId: house.units.root().id,
    role: 'editor',
  })
  const demonstration = createServer({ config: house.config, log: house.log })
  mountApi(demonstration, { ...house, config: { ...house.config, mode: 'demo' } })
  const read = (server: typeof demonstration, headers: { cookie: string }) =>
    server.inject({ url: '/api/v1/outbox', headers })
  const shown = await read(demonstration, administrator.headers)
  expect(shown.json().letters).toMatchObject([{ to: 'baru@house.test', state: 'waiting' }])
  expect(shown.json().letters[0].text).toContain('/konsol/undangan#')
  expect((await read(demonstration, local.headers)).statusCode).toBe(403)
  expect((await read(house.server, administrator.headers)).statusCode).toBe(404)
  await demonstration.close()
})
