/** The windows of a quota: at no moment have more than `most` been taken within the time before it. */
import type { Quota } from '../adapter-limits.ts'

/** When posts may leave that come after what was `taken` (in ms, oldest first): one moment for each, oldest first. */
export function leavingTimes(
  { most, within }: Pick<Quota, 'most' | 'within'>,
  taken: readonly number[],
  count: number,
  now: number,
): number[] {
  if (most <= 0) return []
  const all = [...taken]
  const leaving: number[] = []
  for (let n = 0; n < count; n += 1) {
    const opens = (all.at(-most) ?? -Infinity) + within
    const at = Math.max(now, all.length < most ? now : opens)
    all.push(at)
    leaving.push(at)
  }
  return leaving
}
