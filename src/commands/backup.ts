import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { takeBackup } from '../platform/backup.ts'
import { tellProgress, withDatabase } from './open-house.ts'
import { sayStorageFault } from './say-storage.ts'

/**
 * `npm run backup [-- folder] [--with-objects]`: one folder that restores everything; the house may go on running. Objects
 * in S3 come along only on demand; without, the backup says that they have to be kept there.
 */
export async function run(args: string[]): Promise<void> {
  const tell = tellProgress()
  const { values, positionals } = parseArgs({
    args,
    options: { 'with-objects': { type: 'boolean' } },
    allowPositionals: true,
  })
  await withDatabase(tell, async ({ url, config }) => {
    const now = new Date()
    const name = now.toISOString().replaceAll(/[:.]/g, '-')
    const folder = resolve(positionals[0] ?? join(config.data, 'backups', name))
    const { tables, s3 } = await takeBackup(url, config.data, folder, now, {
      s3: config.storage.s3,
      withObjects: values['with-objects'] === true,
    }).catch((error: unknown) => {
      throw sayStorageFault(error, `The backup in ${folder} is not complete; take another.`)
    })
    if (s3?.objects !== 'not included') {
      tell(`${tables.length} tables and the stored objects are safe in ${folder}`)
      return
    }
    tell(`${tables.length} tables and the objects of the disk are safe in ${folder}`)
    tell(
      `NOT in it: the objects of the bucket ${s3.bucket} (${s3.endpoint}). Let the store keep versions or a second copy, ` +
        'or take them along: npm run backup -- <folder> --with-objects',
    )
  })
}
