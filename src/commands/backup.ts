import { join, resolve } from 'node:path'
import { takeBackup } from '../platform/backup.ts'
import { readConfig } from '../platform/config.ts'
import { runningPostgres } from '../platform/postgres.ts'
import { openDatabase, tellProgress } from './open-house.ts'

/** `npm run backup [-- folder]`: one folder that restores everything; the house may go on running. */
export async function run([target]: string[]): Promise<void> {
  const tell = tellProgress()
  const config = readConfig(process.env)
  const now = new Date()
  const folder = resolve(target ?? join(config.data, 'backups', now.toISOString().replaceAll(/[:.]/g, '-')))
  const live = config.databaseUrl ?? (await runningPostgres(config.data, 'pendopo'))
  if (live !== undefined) {
    const manifest = await takeBackup(live, config.data, folder, now)
    tell(`${manifest.tables.length} tables and the stored objects are safe in ${folder}`)
    return
  }
  const { url, close } = await openDatabase('start', tell)
  try {
    const manifest = await takeBackup(url, config.data, folder, now)
    tell(`${manifest.tables.length} tables and the stored objects are safe in ${folder}`)
  } finally {
    await close()
  }
}
