import { anchorsFile, verifyAudit } from '../house/audit/index.ts'
import { connect } from '../platform/db.ts'
import { tellProgress, withDatabase } from './open-house.ts'

/** `npm run audit:verify`: walks the whole chain and compares it to the anchors outside the database; 1 if it broke. */
export async function run(): Promise<void> {
  const tell = tellProgress()
  await withDatabase(tell, ({ url, config }) => verify(url, config.data, tell))
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
