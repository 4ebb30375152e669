/** The live board: heard by those who may read, silent to others, over with the session. */
import { once } from 'node:events'
import { beforeAll, expect, test, vi } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { storyAt } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import { patience } from '../../../tests/support/patience.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let unitId: string

beforeAll(async () => {
  house = await openTestHouse()
  unitId = house.units.byCode('tirta')!.id
  siti = await signIn(house, { unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { unit: unitId, roles: ['approver'] })
})

async function listen(who: SignedIn) {
  const stream = await house.newsroom.boardStream(who.actor, { cookie: who.cookie })
  let heard = ''
  stream.readable.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk
  })
  return {
    stream,
    heard: () => heard,
    hears: (text: string) => vi.waitFor(() => expect(heard).toContain(text), { timeout: patience }),
  }
}

const submit = () => storyAt(house, { author: siti.actor, approver: budi.actor, unitId }, 'submitted')

test('whoever may read a story hears that it moved; a neighbour hears nothing', async () => {
  const neighbour = await signIn(house, { unit: 'muara', roles: ['approver', 'editor'] })
  const region = await signIn(house, { roles: ['editor'] })
  const [near, above] = [await listen(neighbour), await listen(region)]
  const { storyId, editionId } = await submit()
  await above.hears(`data: ${JSON.stringify({ storyId, editionId })}`)
  // What the neighbour may hear comes after what they may not: once it is there, nothing was held back.
  const own = await storyAt(
    house,
    { author: neighbour.actor, approver: budi.actor, unitId: house.units.byCode('muara')!.id },
    'draft',
  )
  await near.hears(own.editionId)
  expect(near.heard()).not.toContain(storyId)
  near.stream.end()
  above.stream.end()
})

test('the stream ends when the session is revoked, and with the person’s last grant it falls silent', async () => {
  const leaving = await signIn(house, { unit: unitId, roles: ['editor'] })
  const { stream, hears } = await listen(leaving)
  await hears(': open')
  const ended = once(stream.readable, 'end')
  await house.database.db.deleteFrom('identity.session').where('id', '=', leaving.sessionId).execute()
  await ended

  const retired = await signIn(house, { unit: unitId, roles: ['editor'] })
  const other = await listen(retired)
  const witness = await listen(budi)
  await house.database.db
    .updateTable('identity.grant')
    .set({ revoked_at: house.clock.now() })
    .where('person_id', '=', retired.personId)
    .execute()
  const { storyId } = await submit()
  await witness.hears(storyId)
  const last = await submit()
  await witness.hears(last.storyId)
  expect(other.heard()).not.toContain(storyId)
  other.stream.end()
  witness.stream.end()
})

test('over HTTP it is an event stream that nobody may keep', async () => {
  await house.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = house.server.server.address() as { port: number }
  const stop = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/board/stream`, {
    headers: { cookie: siti.cookie },
    signal: stop.signal,
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const reader = answer.body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toContain(': open')
  stop.abort()
})
