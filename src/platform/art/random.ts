/** Chance that can be repeated: the same seed draws the same cloth on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  between(low: number, high: number): number
  whole(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** True with the probability. */
  chance(probability: number): boolean
  shuffle<T>(list: readonly T[]): T[]
}

/** A 32-bit generator seeded by FNV-1a over the text. */
export function seededRandom(seed: string): Random {
  let state = 0x811c9dc5
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    pick(list) {
      const found = list[whole(0, list.length - 1)]
      if (found === undefined) throw new Error('Nothing to pick from.')
      return found
    },
    chance: (probability) => next() < probability,
    shuffle(list) {
      const mixed = [...list]
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = whole(0, at)
        ;[mixed[at], mixed[other]] = [mixed[other] as never, mixed[at] as never]
      }
      return mixed
    },
  }
}
