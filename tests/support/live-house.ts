/** A house that listens on loopback with the real clock and working jobs: for browsers and outside peers. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHouse, type House, type Site } from '../../src/house.ts'
import { readConfig, type Config } from '../../src/platform/config.ts'
import { createSecrets } from '../../src/platform/secrets.ts'
import { afterwards } from './afterwards.ts'
import { freePort } from './house-process.ts'
import { cloneDatabase } from './test-database.ts'

export interface LiveHouse extends House {
  url: string
}

/** Closed and dropped by Vitest after the file. Mode `demo` shows the demonstration's band and its outbox. */
export async function openLiveHouse({
  pack = 'polri',
  mode = 'test',
  env = {},
  ...outside
}: {
  pack?: 'kota' | 'polri'
  mode?: Config['mode']
  env?: NodeJS.ProcessEnv
} & Pick<Site, 'resolveTxt' | 'hosts'> = {}): Promise<LiveHouse> {
  const database = await cloneDatabase()
  await database.close()
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-live-'))
  const port = await freePort()
  const url = `http://localhost:${port}` // passkeys want a name, not an address
  const config = readConfig(
    {
      PENDOPO_DATA: folder,
      PENDOPO_PACK: pack,
      PENDOPO_URL: url,
      PORT: String(port),
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
      ...env,
    },
    mode,
  )
  const house = await buildHouse({
    config,
    databaseUrl: database.url,
    secrets: createSecrets('5e'.repeat(32)),
    ...outside,
  })
  await house.server.listen({ host: 'localhost', port })
  afterwards(async () => {
    await house.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  return { ...house, url }
}
