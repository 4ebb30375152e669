/** The windows of a quota: at no moment have more than `most` been taken within the time before it. */
import type { Quota } from '../adapter-limits.ts'

/** When it was taken, in ms, and how many at once. */
export interface Use {
  at: number
  weight: number
}

/** When the last may leave of posts of these weights that come after what was `taken` (oldest first); null: never. */
export function lastLeaves(
  { most, within }: Pick<Quota, 'most' | 'within'>,
  taken: readonly Use[],
  weights: readonly number[],
  now: number,
): number | null {
  const uses = [...taken]
  let held = taken.reduce((sum, { weight }) => sum + weight, 0)
  let gone = 0
  let leaves = now
  for (const weight of weights) {
    if (weight > most) return null
    for (let oldest = uses[gone]; held + weight > most && oldest !== undefined; oldest = uses[gone]) {
      held -= oldest.weight
      leaves = Math.max(leaves, oldest.at + within)
      gone += 1
    }
    uses.push({ at: leaves, weight })
    held += weight
  }
  return leaves
}
