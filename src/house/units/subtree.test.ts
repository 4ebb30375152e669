import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { testUnits } from '../../../tests/support/units.ts'
import { subtreeIds, subtreePlan } from './subtree.ts'
import { patience } from '../../../tests/support/patience.ts'

test('a subtree is read from the index alone, and is the one in memory', async () => {
  const house = await testUnits('polri')
  const { db } = house.database
  await house.units.start()
  for (const code of ['jabar', '3273', '327302', 'hq']) {
    const unit = house.units.byCode(code)
    if (unit === undefined) throw new Error(`no unit ${code}`)
    // A snapshot of the server's own (an autovacuum) may hold the first VACUUM back.
    await vi.waitFor(
      async () => {
        const { plan } = await subtreePlan(db, unit.path)
        if (!plan.includes('Heap Fetches: 0')) await sql`vacuum units.unit`.execute(db)
        expect(plan).toContain('Index Only Scan using unit_span')
        expect(plan).toContain('Heap Fetches: 0')
      },
      { timeout: patience },
    )
    expect((await subtreeIds(db, unit.path)).toSorted()).toEqual(house.units.subtreeIds(unit.id).toSorted())
  }
  expect(await subtreeIds(db, 'hq.jabar')).toHaveLength(1 + 27 + 627)
})
