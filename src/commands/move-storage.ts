import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../platform/config.ts'
import { runningPostgres } from '../platform/postgres.ts'
import { moveObjects, type Moved } from '../platform/storage/move-objects.ts'
import { openKeepers } from '../platform/storage/open-keepers.ts'
import { storageFull } from '../platform/storage/waiting-files.ts'
import { processesWithout } from '../platform/storage/who-reads.ts'
import { inUnits, sayStorageFault } from './say-storage.ts'
import { tellProgress } from './open-house.ts'

const reserve = 512 * 2 ** 20
const often = 2_000

/** `npm run storage:move -- --to s3|disk`: carries every object there while the house runs; begun again, it goes on. */
export async function run(args: string[]): Promise<void> {
  const tell = tellProgress()
  const { to } = parseArgs({ args, options: { to: { type: 'string' } } }).values
  if (to !== 's3' && to !== 'disk')
    throw new Error('Say where to: npm run storage:move -- --to s3 or --to disk')
  const config = readConfig(process.env)
  const folder = join(config.data, 'objects')
  const { disk, far, files } = await openKeepers(folder, config.storage)
  if (far === undefined || config.storage.s3 === undefined)
    throw new Error('No S3 store is set: S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY say which.')
  const live = config.databaseUrl ?? (await runningPostgres(config.data, 'pendopo'))
  const without = live === undefined ? 0 : await processesWithout(live, config.storage.s3)
  if (without > 0)
    throw new Error(
      `${without} running process(es) of the house do not read this S3 store and would miss what is moved. ` +
        'Start them again with the same S3 settings first; nothing was moved.',
    )
  const [source, target] = to === 's3' ? [disk, far] : [far, disk]
  try {
    await far.check()
    const whole = { objects: 0, bytes: 0 }
    for await (const { bytes } of source.list()) {
      whole.objects++
      whole.bytes += bytes
    }
    tell(`${whole.objects} objects, ${inUnits(whole.bytes)}, are to be moved to ${nameOf(to)}`)
    let told = Date.now()
    const moved = await moveObjects({
      from: source,
      to: target,
      files,
      async requireRoom(bytes) {
        // On its way to S3, a file of the disk only gets a second name.
        const { bavail, bsize } = await statfs(folder)
        if (to === 'disk' && bavail * bsize - bytes < reserve) throw storageFull()
      },
      onProgress({ objects, bytes }: Moved) {
        if (Date.now() - told < often) return
        told = Date.now()
        tell(`${objects} of ${whole.objects} objects, ${inUnits(bytes)} of ${inUnits(whole.bytes)}`)
      },
    })
    tell(
      `Moved to ${nameOf(to)}: ${moved.objects} objects, ${inUnits(moved.bytes)}, each read back and verified`,
    )
    if (config.storage.keepIn !== to)
      tell(
        `New objects still go to ${nameOf(config.storage.keepIn)}: set PENDOPO_STORAGE=${to} and move once more.`,
      )
    for (const sha256 of moved.broken) tell(`Broken at the source, and left there: ${sha256}`)
    if (moved.broken.length > 0) process.exitCode = 1
  } catch (error) {
    throw sayStorageFault(error, 'What was moved stays moved; begin again to go on.')
  }
}

const nameOf = (place: 's3' | 'disk') => (place === 's3' ? 'S3' : 'the disk')
