import { expect, test } from 'vitest'
import { gathered } from './gather.ts'

const lots: (readonly number[])[] = []
const held: (() => void)[] = []
const square = gathered(async (_context: object, lot: readonly number[]) => {
  lots.push(lot)
  await new Promise<void>((resolve) => held.push(resolve))
  if (lot.includes(13)) throw new Error('unlucky')
  return lot.map((n) => n * n)
})

/** Lets every lot go on until that is answered. */
async function opening<T>(until: Promise<T>): Promise<T> {
  const timer = setInterval(() => held.splice(0).forEach((goOn) => goOn()), 1)
  return until.finally(() => clearInterval(timer))
}

test('who asks while a lot is on its way is of the next one, and each gets what it asked for', async () => {
  const house = {}
  const first = [square(house, 1), square(house, 2)]
  await expect.poll(() => lots.length).toBe(1)
  const second = [3, 4, 5].map((n) => square(house, n))
  const other = square({}, 6)
  expect(await opening(Promise.all([...first, ...second, other]))).toEqual([1, 4, 9, 16, 25, 36])
  expect(lots).toEqual([[1, 2], [6], [3, 4, 5]])
})

test('the fault of one is no other’s', async () => {
  const house = {}
  const asked = [7, 13, 8].map((n) => square(house, n))
  expect(await opening(Promise.allSettled(asked))).toMatchObject([
    { value: 49 },
    { reason: { message: 'unlucky' } },
    { value: 64 },
  ])
})
