/** So many of one kind within a time, for those who share a limit; the others wait for their turn. */
import { setTimeout as pause } from 'node:timers/promises'

interface Time {
  now(): number
  wait(ms: number): Promise<unknown>
}

/** `most` within `within` ms, counted for each name by itself, in this process. */
export function createPace(
  { most, within }: { most: number; within: number },
  { now, wait }: Time = { now: () => performance.now(), wait: pause },
): (name: string) => Promise<void> {
  const turns = new Map<string, number[]>()
  return async (name) => {
    const asked = now()
    const given = turns.get(name)?.filter((at) => at > asked - within) ?? []
    const turn = Math.max(asked, (given.at(-most) ?? -Infinity) + within)
    turns.set(name, [...given, turn])
    if (turn > asked) await wait(turn - asked)
  }
}
