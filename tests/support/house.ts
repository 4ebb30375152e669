/** A whole house on a database of the test file's own: real PostgreSQL, a clock that stands still. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHouse, type House } from '../../src/house.ts'
import { standingClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { loadSecrets } from '../../src/platform/secrets.ts'
import { afterwards } from './afterwards.ts'
import { cloneDatabase } from './test-database.ts'

export interface TestHouse extends Omit<House, 'clock'> {
  clock: ReturnType<typeof standingClock>
}

/**
 * Opens a house. Jobs do not run by themselves unless `work` is set: a test runs them with `house.jobs.drain()`.
 * Closed and dropped by Vitest after the file.
 */
export async function openTestHouse({
  pack = 'kota',
  now = '2026-11-24T03:00:00Z',
  work = false,
  env = {},
  resolveTxt = async () => [],
}: {
  pack?: 'kota' | 'polri'
  now?: string
  work?: boolean
  env?: NodeJS.ProcessEnv
  /** Text records of the domain name system; none unless a test has some. */
  resolveTxt?: (name: string) => Promise<string[][]>
} = {}): Promise<TestHouse> {
  const database = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-house-'))
  await writeFile(join(folder, 'secret'), '5e'.repeat(32), { mode: 0o600 })
  const clock = standingClock(now)
  const config = readConfig(
    {
      PENDOPO_DATA: folder,
      PENDOPO_PACK: pack,
      PENDOPO_URL: 'http://house.test',
      PENDOPO_ROLES: work ? 'web,worker' : 'web',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      ...env,
    },
    'test',
  )
  const house = await buildHouse({
    config,
    databaseUrl: database.url,
    secrets: await loadSecrets(folder),
    clock,
    resolveTxt,
  })
  await database.close()
  afterwards(async () => {
    await house.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  return { ...house, clock }
}
