import { anchorsFile, verifyAudit } from '../house/audit/index.ts'
import { connect } from '../platform/db.ts'
import { openDatabase, tellProgress } from './open-house.ts'
import { readConfig } from '../platform/config.ts'
import { runningPostgres } from '../platform/postgres.ts'

/** `npm run audit:verify`: walks the whole chain and compares it to the anchors outside the database; 1 if it broke. */
export async function run(): Promise<void> {
  const tell = tellProgress()
  const config = readConfig(process.env)
  const live = config.databaseUrl ?? (await runningPostgres(config.data, 'pendopo'))
  if (live !== undefined) return verify(live, config.data, tell)
  const { url, close } = await openDatabase('start', tell)
  try {
    await verify(url, config.data, tell)
  } finally {
    await close()
  }
}

async function verify(url: string, data: string, tell: (line: string) => void): Promise<void> {
  const database = connect(url, { max: 1 })
  try {
    const verdict = await verifyAudit(database.db, { anchors: anchorsFile(data) })
    if (verdict.ok) {
      tell(`The audit is whole: ${verdict.entries} entries, every link holds and every anchor agrees`)
      return
    }
    tell(
      `The audit is broken at entry ${verdict.seq} (${verdict.fault}); ${verdict.entries} entries before it hold`,
    )
    process.exitCode = 1
  } finally {
    await database.close()
  }
}
