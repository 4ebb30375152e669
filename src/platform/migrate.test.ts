/** A new version of the house comes up while its older processes still serve readers. */
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/test-database.ts'
import { connect, type Database } from './db.ts'
import { migrate } from './migrate.ts'

describe('migrating a house that is in use', () => {
  let database: Database
  let folder: string
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  const ask = async (text: string) => (await database.pool.query(text)).rows

  beforeAll(async () => {
    database = await testDatabase()
    folder = await mkdtemp(join(tmpdir(), 'pendopo-migrations-'))
    await cp(join(import.meta.dirname, '../../migrations'), folder, { recursive: true })
    await database.pool.query('create table units.leaf (id int); insert into units.leaf values (1), (2)')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('lets readers through while a long query holds the table, and changes it when that ends', async () => {
    await write('9001_units.sql', 'alter table units.leaf add column colour text')
    const long = await database.pool.connect()
    await long.query('begin; select * from units.leaf')
    const migrating = migrate(database, { folder, lockTimeout: 400, tries: 100 })
    const waiting = `select 1 from pg_locks where not granted and relation = 'units.leaf'::regclass`
    await expect.poll(() => ask(waiting), { interval: 20 }).toHaveLength(1)
    // Behind a statement that waits for good this reader would wait, too.
    expect(await ask('select id from units.leaf')).toHaveLength(2)
    await long.query('commit')
    long.release()
    expect(await migrating).toEqual(['9001_units.sql'])
    expect(await ask('select colour from units.leaf')).toHaveLength(2)
  })

  it('gives up with a sentence, having changed nothing, where the table stays in use', async () => {
    await write(
      '9002_units.sql',
      `insert into units.leaf values (3); alter table units.leaf add column size int`,
    )
    const long = await database.pool.connect()
    await long.query('begin; select * from units.leaf')
    await expect(migrate(database, { folder, lockTimeout: 20, tries: 2 })).rejects.toThrow(
      '9002_units.sql found its tables in use 2 times. Nothing was changed',
    )
    await long.query('commit')
    long.release()
    expect(await ask('select id from units.leaf')).toHaveLength(2)
    expect(await migrate(database, { folder })).toEqual(['9002_units.sql'])
  })

  it('makes an index beside running work, with a second process waiting for its turn', async () => {
    await write(
      '9003_units.online.sql',
      'drop index concurrently if exists units.leaf_id;\ncreate index concurrently leaf_id on units.leaf (id);\n',
    )
    const other = connect(database.url, { max: 1 })
    const both = await Promise.all([migrate(database, { folder }), migrate(other, { folder })])
    await other.close()
    expect(both.flat()).toEqual(['9003_units.online.sql'])
    expect(
      await ask(`select 1 from pg_index where indexrelid = 'units.leaf_id'::regclass and indisvalid`),
    ).toHaveLength(1)
  })

  it('refuses a file that was changed after it was applied, and has nothing to do otherwise', async () => {
    expect(await migrate(database, { folder })).toEqual([])
    const last = (await readdir(folder)).toSorted().at(-1) as string
    await write(last, 'select 1')
    await expect(migrate(database, { folder })).rejects.toThrow('was changed after it was applied')
  })
})
