/** The newsroom with a clock that is set by hand: real acts, with the times at which they are said to have happened. */
import type { Clock } from '../platform/clock.ts'
import type { House } from '../house.ts'
import { recordAct } from '../house/audit/record-act.ts'
import { createNewsroom, type Newsroom } from '../house/newsroom/index.ts'

export function travellingNewsroom(house: House, clock: Clock): Newsroom {
  return createNewsroom({
    config: house.config,
    db: house.database.db,
    clock,
    log: house.log,
    events: house.events,
    // The house's own newsroom has defined the jobs and follows the moves; this one only enqueues.
    jobs: { ...house.jobs, define: () => {} },
    units: { ...house.units, onMoved: () => {} },
    audit: {
      ...house.audit,
      // Details go through JSON first: a Date among them would be hashed as an object and read back as a text.
      record: (trx, act) =>
        recordAct(trx, clock, { ...act, details: JSON.parse(JSON.stringify(act.details ?? {})) }),
    },
    pack: house.units.pack,
    identity: house.identity,
    bank: { ...house.bank, onStanding: () => {}, onPrepared: () => {}, onRemoval: () => {} },
  })
}
