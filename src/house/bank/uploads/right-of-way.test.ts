import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createRightOfWay } from './right-of-way.ts'

test('work steps aside until the last deposit has its receipt', async () => {
  const way = createRightOfWay(600_000)
  const one = Promise.withResolvers<void>()
  const two = Promise.withResolvers<void>()
  const order: string[] = []
  const taken = [
    way.first(async () => void order.push((await one.promise, 'one'))),
    way.first(async () => void order.push((await two.promise, 'two'))),
  ]
  const work = way.giveWay().then(() => order.push('work'))
  one.resolve()
  await taken[0]
  await nextTurn()
  two.resolve()
  await Promise.all([...taken, work])
  expect(order).toEqual(['one', 'two', 'work'])
})

test('a deposit that fails lets go of the way, and one that never ends holds it for its time only', async () => {
  const way = createRightOfWay(1)
  await expect(way.first(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow('full')
  await way.giveWay()
  void way.first(() => new Promise(() => {}))
  await way.giveWay()
})
