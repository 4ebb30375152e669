/** What every command that needs a house does first: settings, data folder, secrets, database, migrations. */
import { buildHouse, type House } from '../house.ts'
import { readConfig, type Config } from '../platform/config.ts'
import { holdDataFolder } from '../platform/data-folder.ts'
import { connect } from '../platform/db.ts'
import { migrate } from '../platform/migrate.ts'
import { ensureDatabase, runningPostgres, startPostgres } from '../platform/postgres.ts'
import { loadSecrets, type Secrets } from '../platform/secrets.ts'

export interface OpenDatabase {
  config: Config
  secrets: Secrets
  url: string
  close(): Promise<void>
}

/** Tells the person what is going on, with the time since the start. */
export type Progress = (line: string) => void

export function tellProgress(): Progress {
  const begun = performance.now()
  return (line) => console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${line}`)
}

/** Opens the house's database, its own or the one of DATABASE_URL, migrated. */
export async function openDatabase(
  mode: Config['mode'],
  tell: Progress = () => {},
  env = process.env,
): Promise<OpenDatabase> {
  const config = readConfig(env, mode)
  let release = async () => {}
  let stop = async () => {}
  if (config.databaseUrl === undefined) release = await holdDataFolder(config.data)
  try {
    const secrets = await loadSecrets(config.data)
    let url = config.databaseUrl
    if (url === undefined) {
      tell('Starting PostgreSQL in the data folder')
      const server = await startPostgres(config.data)
      stop = server.stop
      url = await ensureDatabase(server, 'pendopo')
    }
    const database = connect(url, { max: 1 })
    try {
      const applied = await migrate(database)
      if (applied.length > 0) tell(`Database prepared: ${applied.length} migration(s)`)
    } finally {
      await database.close()
    }
    return {
      config,
      secrets,
      url,
      async close() {
        await stop()
        await release()
      },
    }
  } catch (error) {
    await stop()
    await release()
    throw error
  }
}

/** The wired house over its database. */
export async function openHouse(
  mode: Config['mode'],
  tell: Progress = () => {},
  env = process.env,
): Promise<House> {
  const { config, secrets, url, close } = await openDatabase(mode, tell, env)
  try {
    const house = await buildHouse({ config, databaseUrl: url, secrets })
    return {
      ...house,
      async close() {
        await house.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The database as it is: the running house's own, or opened for as long as `use` takes. */
export async function withDatabase<T>(
  tell: Progress,
  use: (database: { url: string; config: Config }) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env)
  const live = config.databaseUrl ?? (await runningPostgres(config.data, 'pendopo'))
  if (live !== undefined) return use({ url: live, config })
  const { url, close } = await openDatabase('start', tell)
  try {
    return await use({ url, config })
  } finally {
    await close()
  }
}

/** A house without doors or workers beside the running one, for a command that acts as one of its people. */
export async function withHouse<T>(tell: Progress, use: (house: House) => Promise<T>): Promise<T> {
  return withDatabase(tell, async ({ url, config }) => {
    const house = await buildHouse({
      config: { ...config, roles: new Set() },
      databaseUrl: url,
      secrets: await loadSecrets(config.data),
    })
    try {
      return await use(house)
    } finally {
      await house.close()
    }
  })
}
