import { expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/support/house.ts'
import { multipart, photograph } from '../../../tests/support/pictures.ts'
import { signIn } from '../../../tests/support/sign-in.ts'

const house = await openTestHouse()

test('in the whole house, a contributor of one unit uploads there and nowhere else; a desk officer may look, not upload', async () => {
  const [unit, other] = house.units.children(house.units.root().id)
  if (unit === undefined || other === undefined) throw new Error('the pack has too few units')
  const contributor = await signIn(house, { unit: unit.id, roles: ['contributor'] })
  const desk = await signIn(house, { unit: unit.id, roles: ['desk_officer'] })
  const form = multipart({ name: 'a.jpg', bytes: await photograph(700, 500, 4).jpeg().toBuffer() })
  const upload = (unitId: string, headers: Record<string, string>) =>
    house.server.inject({
      method: 'POST',
      url: `/api/v1/assets?unitId=${unitId}`,
      headers: { ...form.headers, ...headers },
      payload: form.payload,
    })
  expect((await upload(unit.id, {})).statusCode).toBe(401)
  expect((await upload(other.id, contributor.headers)).statusCode).toBe(403)
  expect((await upload(unit.id, desk.headers)).statusCode).toBe(403)
  const sent = await upload(unit.id, contributor.headers)
  expect(sent.statusCode).toBe(201)
  const { asset } = sent.json<{ asset: { id: string; previewUrl: string } }>()
  const seen = await house.server.inject({ url: asset.previewUrl, headers: desk.headers })
  expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/webp'])

  await house.jobs.drain()
  const made = (await house.bank.picture(asset.id))?.renditions.map(({ bytes }) => bytes > 0)
  expect(made).toEqual([true, true, true, true])
})
