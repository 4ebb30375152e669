import type { HouseTransaction } from '../../platform/db.ts'
import type { Unit } from '../units/index.ts'
import { wallTime } from './zoned-time.ts'

/** `jabar` → `JBR`: the code's first letter, then its consonants and digits, three in all; short codes stay whole. */
export function numberPrefix(code: string): string {
  const letters = code.replaceAll('_', '')
  const bones = letters.slice(0, 1) + letters.slice(1).replace(/[aeiou]/g, '')
  return (letters.length <= 3 || bones.length < 3 ? letters.slice(0, 3) : bones.slice(0, 3)).toUpperCase()
}

/**
 * The next number of the unit's region in the month that the unit's clocks show: `JBR-2026-11-0412`. Regions whose
 * prefixes coincide share one count. The count's row is held until the commit, so no number is given twice and one
 * that was rolled back is given again.
 */
export async function nextStoryNumber(
  trx: HouseTransaction,
  { unit, region, now }: { unit: Unit; region: Unit; now: Date },
): Promise<string> {
  const prefix = numberPrefix(region.code)
  const month = wallTime(now, unit.timeZone).slice(0, 7)
  const { last } = await trx
    .insertInto('newsroom.story_number')
    .values({ prefix, month: `${month}-01`, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['prefix', 'month'])
        .doUpdateSet((eb) => ({ last: eb('newsroom.story_number.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${prefix}-${month}-${String(last).padStart(4, '0')}`
}
