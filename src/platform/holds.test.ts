import { beforeAll, expect, test } from 'vitest'
import { afterwards } from '../../tests/support/afterwards.ts'
import { testDatabase } from '../../tests/support/test-database.ts'
import type { Database } from './db.ts'
import { createHolds, type Holds } from './holds.ts'

const name = { space: 1, name: 'papan' }
let database: Database
let here: Holds
let there: Holds

beforeAll(async () => {
  database = await testDatabase()
  here = createHolds(database.url)
  there = createHolds(database.url)
})
afterwards(async () => {
  await here.close()
  await there.close()
})

test('a name is held by one at a time, within a process and between two; others go on beside it', async () => {
  const held = await here.ifFree(name, async () => [
    await here.ifFree(name, async () => 'twice'),
    await there.ifFree(name, async () => 'twice'),
    await there.ifFree({ space: 2, name: 'papan' }, async () => 'beside'),
    await here.ifFree({ space: 1, name: 'pagar' }, async () => 'beside'),
  ])
  expect(held).toEqual({ done: [undefined, undefined, { done: 'beside' }, { done: 'beside' }] })
  await expect(here.ifFree(name, () => Promise.reject(new Error('jatuh')))).rejects.toThrow('jatuh')
  expect(await there.ifFree(name, async () => 'free')).toEqual({ done: 'free' })
})

test('who waits comes in turn, and what a lost connection held is free', async () => {
  const order: string[] = []
  let goOn = () => {}
  const until = new Promise<void>((resolve) => (goOn = resolve))
  let second: Promise<void> | undefined
  const first = here.inTurn(name, async () => {
    second = there.inTurn(name, async () => void order.push('second'))
    await until
    order.push('first')
  })
  goOn()
  await first
  await second
  expect(order).toEqual(['first', 'second'])

  await here.inTurn(name, async () => {
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_locks join pg_database d on d.oid = database where locktype = 'advisory' and datname = current_database()",
    )
    await there.inTurn(name, async () => void order.push('taken over'))
  })
  expect(order).toEqual(['first', 'second', 'taken over'])
  expect(await here.ifFree(name, async () => 'again')).toEqual({ done: 'again' })
})
