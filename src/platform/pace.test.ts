import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

test('whoever shares a limit goes at its pace, in the order of asking; others are not held up by them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ name: fc.constantFrom('one', 'other'), after: fc.nat(400) }), { maxLength: 80 }),
      async (asked) => {
        let now = 0
        const waits: number[] = []
        const turn = createPace(
          { most: 5, within: 1_000 },
          { now: () => now, wait: async (ms) => void waits.push(ms) },
        )
        const went: Record<string, number[]> = { one: [], other: [] }
        for (const { name, after } of asked) {
          now += after
          const before = waits.length
          await turn(name)
          went[name]?.push(now + (waits.length > before ? (waits.at(-1) ?? 0) : 0))
        }
        for (const times of Object.values(went))
          for (const [at, when] of times.entries()) {
            expect(when).toBeGreaterThanOrEqual(times[at - 1] ?? 0)
            expect(when - (times[at - 5] ?? -Infinity)).toBeGreaterThanOrEqual(1_000)
          }
        // Nobody waits longer than those before them of the same name make needful.
        for (const [at, { name }] of asked.entries())
          if (asked.slice(0, at).filter((one) => one.name === name).length < 5)
            expect(went[name]?.[asked.slice(0, at).filter((one) => one.name === name).length]).toBe(
              asked.slice(0, at + 1).reduce((sum, { after }) => sum + after, 0),
            )
      },
    ),
  )
})
