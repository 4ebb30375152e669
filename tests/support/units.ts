/** Units of a pack over a cloned database, with events of their own; for tests of the room alone. */
import { recordAct } from '../../src/house/audit/record-act.ts'
import { createUnits, loadPack, type LoadedPack, type Units } from '../../src/house/units/index.ts'
import { standingClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/db.ts'
import { createEvents, type Events } from '../../src/platform/events.ts'
import { createLog } from '../../src/platform/log.ts'
import { afterwards } from './afterwards.ts'
import { testDatabase } from './test-database.ts'

export interface TestUnits {
  database: Database
  events: Events
  units: Units
  /** The same units as another process would have them. */
  another: (pack?: LoadedPack) => Promise<Units>
}

/** Not started yet: `await units.start()`. */
export async function testUnits(packName: 'polri' | 'kota' = 'kota'): Promise<TestUnits> {
  const database = await testDatabase()
  const pack = await loadPack(packName)
  const log = createLog('silent')
  const clock = standingClock('2026-11-24T07:00:00Z')
  const open: Events[] = []
  afterwards(() => Promise.all(open.map((events) => events.stop())))
  async function process(over: LoadedPack) {
    const events = createEvents(database.url, log)
    open.push(events)
    await events.start()
    const units = createUnits({
      db: database.db,
      clock,
      events,
      audit: { record: (trx, record) => recordAct(trx, clock, record) },
      log,
      pack: over,
      houseUrl: 'https://humas.example',
    })
    return { events, units }
  }
  const first = await process(pack)
  return { database, ...first, another: async (other = pack) => (await process(other)).units }
}
