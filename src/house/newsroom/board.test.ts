/** The board and the desk: whose turn it is, in pages that do not shift. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent, storyAt } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let mine: string

beforeAll(async () => {
  house = await openTestHouse()
  mine = house.units.byCode('tirta')!.id
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: mine, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi Hartono', unit: mine, roles: ['approver'] })
})

const people = () => ({ author: siti.actor, approver: budi.actor, unitId: mine })
const send = (who: SignedIn, method: 'GET', path: string) =>
  house.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: who.headers,
  })

describe('the board', () => {
  test('is paged by keyset: every edition once, the longest waiting first, also while new ones arrive', async () => {
    const unitId = house.units.byCode('dlh')!.id
    const writer = await signIn(house, { unit: unitId, roles: ['contributor'] })
    const made: string[] = []
    for (let count = 0; count < 53; count++) {
      house.clock.advance(1000)
      const story = await house.newsroom.createStory(writer.actor, { unitId, locale: 'id' })
      made.push(story.editionId)
    }
    const first = (await send(writer, 'GET', '/board?stage=draft')).json<{
      rows: { editionId: string }[]
      next: string
    }>()
    house.clock.advance(1000)
    await house.newsroom.createStory(writer.actor, { unitId, locale: 'id' })
    const second = (await send(writer, 'GET', `/board?stage=draft&cursor=${first.next}`)).json<{
      rows: { editionId: string }[]
      next: string | null
    }>()
    expect(first.rows).toHaveLength(50)
    expect([...first.rows, ...second.rows].map((row) => row.editionId).slice(0, 53)).toEqual(made)
    expect(second.next).toBeNull()
  })

  test('says age, urgency, lock and hash of each row, and the desk what needs whom', async () => {
    const { editionId, hash } = await storyAt(
      house,
      { ...people(), content: completeContent({ urgency: 2 }) },
      'submitted',
    )
    await house.newsroom.lockEdition(siti.actor, editionId)
    const { rows } = await house.newsroom.board(budi.actor, { stage: 'submitted' })
    expect(rows.find((row) => row.editionId === editionId)).toMatchObject({
      urgency: 2,
      hash,
      version: 1,
      lock: { personName: 'Siti Rahmawati' },
      unit: { id: mine },
    })
    const desk = await house.newsroom.desk(budi.actor)
    expect(desk.needsYou.map((row) => row.editionId)).toContain(editionId)
    expect(desk.counts.awaiting).toBeGreaterThan(0)
    const own = await house.newsroom.desk(siti.actor)
    expect(own.needsYou.map((row) => row.editionId)).not.toContain(editionId)
    expect(own.running.map((row) => row.editionId)).toContain(editionId)
  })
})
