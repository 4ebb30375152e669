import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testUnits, type TestUnits } from '../../../tests/support/units.ts'
import { theHouse } from '../../platform/actor.ts'
import { HouseError } from '../../platform/errors.ts'

interface Step {
  act: 'add' | 'rename' | 'move' | 'merge' | 'close'
  /** Which of the units, counted round; closed ones included, so that refusals are tried as well. */
  unit: number
  other: number
  slug: string
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    // Few slugs and few units, so that steps meet.
    act: fc.constantFrom('rename', 'rename', 'add', 'move', 'move', 'merge', 'close'),
    unit: fc.nat(26),
    other: fc.nat(26),
    slug: fc.constantFrom('a', 'b', 'wanareja'),
  }),
  { minLength: 15, maxLength: 50 },
)

async function take(house: TestUnits, step: Step, turn: number): Promise<void> {
  const { units } = house
  const { slug } = step
  const all = units.subtree(units.root().id)
  const unit = all[step.unit % all.length] ?? units.root()
  const other = all[step.other % all.length] ?? units.root()
  if (step.act === 'rename') await units.renameUnit(theHouse, { id: unit.id, slug })
  else if (step.act === 'move')
    await units.moveUnit(theHouse, { id: unit.id, parentId: other.id, ...(turn % 2 === 0 ? { slug } : {}) })
  else if (step.act === 'merge')
    await units.mergeUnit(theHouse, { id: unit.id, successorId: other.id, why: 'acak' })
  else if (step.act === 'close')
    await units.closeUnit(theHouse, { id: unit.id, successorId: other.id, why: 'acak' })
  else
    await units.addUnit(theHouse, {
      parentId: unit.id,
      code: `new_${turn}`,
      level: unit.level === 'city' ? 'subdistrict' : 'ward',
      name: { id: `Baru ${turn}`, en: `New ${turn}` },
      slug,
    })
}

/** Everything the database says of the shape that is not so, recomputed from the parents alone. */
const crooked = (house: TestUnits) =>
  sql`
    with recursive reached as (
      select id, code::text as path from units.unit where parent_id is null
      union all
      select u.id, r.path || '.' || u.code from units.unit u join reached r on u.parent_id = r.id
    )
    select u.code from units.unit u left join reached r using (id) where r.path is distinct from u.path::text`.execute(
    house.database.db,
  )

async function anew(house: TestUnits): Promise<void> {
  await sql`truncate units.unit, units.slug_redirect`.execute(house.database.db)
  await sql`delete from platform.setting where name = 'pack'`.execute(house.database.db)
  await house.units.start()
}

test('whatever is done to it, the tree stays a tree and every address that ever was leads to its unit or who stands for it', async () => {
  const house = await testUnits('kota')
  let done = 0
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      await anew(house)
      const { units } = house
      const addresses = new Map<string, string>()
      for (const [turn, step] of [undefined, ...plan].entries()) {
        if (step !== undefined)
          await take(house, step, turn).then(
            () => done++,
            (error: unknown) => {
              if (!(error instanceof HouseError)) throw error
            },
          )
        for (const unit of units.subtree(units.root().id)) addresses.set(unit.sitePath, unit.id)
      }
      expect((await crooked(house)).rows).toEqual([])
      for (const [address, id] of addresses) {
        const standing = units.standingFor(id)
        expect(standing.state).toBe('open')
        const found = units.bySitePath(address)
        const wanted = standing.sitePath === address ? { unit: standing } : { redirectTo: standing.sitePath }
        expect({ address, found }).toEqual({ address, found: wanted })
        expect(units.bySitePath(standing.sitePath)).toEqual({ unit: standing })
        expect(units.ancestry(standing.id).every((above) => above.state === 'open')).toBe(true)
      }
    }),
    { numRuns: 12 },
  )
  // Most random steps are refused; the run proves nothing if nearly all are.
  expect(done).toBeGreaterThan(40)
})
