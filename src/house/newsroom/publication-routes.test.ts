/** What anybody reads over the API, without an account. */
import { expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/support/house.ts'
import { look, storyAt } from '../../../tests/support/newsroom.ts'
import { signIn } from '../../../tests/support/sign-in.ts'

test('anybody reads what is published, as data, and of a recalled story the notice', async () => {
  const house = await openTestHouse()
  const mine = house.units.byCode('tirta')!.id
  const siti = await signIn(house, { name: 'Siti Rahmawati', unit: mine, roles: ['contributor'] })
  const budi = await signIn(house, { name: 'Budi Hartono', unit: mine, roles: ['approver'] })
  const people = { author: siti.actor, approver: budi.actor, unitId: mine }
  const { editionId, hash } = await storyAt(house, people, 'published')
  const { ref } = await look(house, siti.actor, editionId)
  const read = (path: string) => house.server.inject({ url: `/api/v1${path}` })
  const listed = (await read(`/publications?unitId=${mine}`)).json<{ items: { ref: string }[] }>()
  expect(listed.items.map((item) => item.ref)).toContain(ref)
  expect((await read(`/publications/${ref}`)).json()).toMatchObject({ state: 'published', versionHash: hash })
  const found = (await read('/search?q=loket%20pelayanan')).json<{ items: { ref: string }[] }>()
  expect(found.items.map((item) => item.ref)).toContain(ref)
  const body = { versionHash: hash, reason: 'Keliru.', publicNote: 'Berita ini keliru seluruhnya.' }
  await house.newsroom.recallEdition(budi.actor, { editionId, ...body })
  const gone = await read(`/publications/${ref}`)
  expect([gone.statusCode, gone.json()]).toMatchObject([410, { note: { note: body.publicNote } }])
  expect((await read('/publications/tidakada')).statusCode).toBe(404)
})
