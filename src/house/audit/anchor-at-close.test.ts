import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../../tests/support/test-database.ts'
import { buildHouse } from '../../house.ts'
import { readConfig } from '../../platform/config.ts'
import { createSecrets } from '../../platform/secrets.ts'
import { anchorsFile } from './index.ts'

test('closing the house writes the head of the chain down outside the database', async () => {
  const database = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-close-'))
  afterAll(async () => {
    await database.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  const config = readConfig(
    { PENDOPO_DATA: folder, PENDOPO_PACK: 'kota', PENDOPO_ROLES: 'web', LOG_LEVEL: 'silent' },
    'test',
  )
  const house = await buildHouse({
    config,
    databaseUrl: database.url,
    secrets: createSecrets('5e'.repeat(32)),
  })
  await house.identity.firstAdministratorLink()
  await house.close()
  const head = await database.db.selectFrom('audit.head').selectAll().executeTakeFirstOrThrow()
  expect(head.seq).toBeGreaterThan(0)
  const lines = (await readFile(anchorsFile(folder), 'utf8')).trim().split('\n')
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ seq: head.seq, hash: head.hash })
})
