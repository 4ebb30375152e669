import { resolve } from 'node:path'
import pg from 'pg'
import { readManifest, restoreFiles, restoreTables } from '../platform/backup.ts'
import { readConfig } from '../platform/config.ts'
import { connect } from '../platform/db.ts'
import { createJobs } from '../platform/jobs.ts'
import { createLog } from '../platform/log.ts'
import { openDatabase, tellProgress } from './open-house.ts'

/** `npm run restore -- folder`: fills an empty data folder (or the empty database of DATABASE_URL) from a backup. */
export async function run([source]: string[]): Promise<void> {
  if (source === undefined) throw new Error('Name the backup: npm run restore -- <folder>')
  const tell = tellProgress()
  const folder = resolve(source)
  const manifest = await readManifest(folder)
  const config = readConfig(process.env)
  const { url, close } = await openDatabase('start', tell)
  try {
    await refuseUnlessEmpty(url)
    const database = connect(url, { max: 2 })
    const jobs = createJobs({ url, db: database.db, log: createLog('silent') })
    await jobs.start({ work: false }) // the queues' tables are not among the migrations
    await jobs.stop()
    await database.close()
    await restoreTables(url, folder)
    await restoreFiles(folder, config.data)
    tell(`Restored what the house held on ${manifest.takenAt}: ${manifest.tables.length} tables`)
    const { s3 } = manifest
    if (s3?.objects === 'included')
      tell(
        'The objects of S3 are on the disk now, and are read from there: npm run storage:move takes them back.',
      )
    else if (s3 !== undefined)
      tell(
        `The objects of the bucket ${s3.bucket} (${s3.endpoint}) were not in the backup. ` +
          (config.storage.s3?.bucket === s3.bucket
            ? 'npm run storage:audit says whether they are all there.'
            : 'Set S3_BUCKET and the keys to it, or their files will be missing; then run npm run storage:audit.'),
      )
  } finally {
    await close()
  }
}

async function refuseUnlessEmpty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ seq: string }>('select seq from audit.head')
    if (Number(rows[0]?.seq ?? 0) > 0)
      throw new Error('This database already holds a house. Restore into an empty one; nothing was changed.')
  } finally {
    await client.end()
  }
}
