import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  auditBegin,
  auditNamed,
  auditUnnamed,
  type AuditProgress,
} from '../platform/storage/audit-objects.ts'
import { openNamed } from '../platform/storage/named-objects.ts'
import { openKeepers } from '../platform/storage/open-keepers.ts'
import { tellProgress, withDatabase } from './open-house.ts'
import { inUnits, sayStorageFault } from './say-storage.ts'

const often = 2_000

/**
 * `npm run storage:audit`: hashes every object that the database names; 1 if any is missing or broken. Cut off, it goes
 * on where it was; `--from-start` begins anew. `--remove-unreferenced` clears away what no row names, a day old or more.
 */
export async function run(args: string[]): Promise<void> {
  const tell = tellProgress()
  const { values } = parseArgs({
    args,
    options: { 'from-start': { type: 'boolean' }, 'remove-unreferenced': { type: 'boolean' } },
  })
  await withDatabase(tell, async ({ url, config }) => {
    const { disk, far, chosen } = await openKeepers(join(config.data, 'objects'), config.storage)
    const keepers = [chosen, ...(far === undefined ? [] : [chosen === far ? disk : far])]
    const notes = join(config.data, 'storage-audit.json')
    const named = await openNamed(url)
    try {
      const progress = values['from-start'] === true ? auditBegin() : await progressIn(notes)
      const all = await named.count()
      tell(
        progress.looked === 0
          ? `${all} objects are named by the database`
          : `Going on after ${progress.looked} of ${all} objects`,
      )
      let told = Date.now()
      await auditNamed(keepers, named, progress, async ({ looked, bytes, faults }) => {
        await writeFile(notes, JSON.stringify(progress), { mode: 0o600 })
        if (Date.now() - told < often) return
        told = Date.now()
        tell(`${looked} of ${all} objects, ${inUnits(bytes)}, ${faults.length} at fault`)
      })
      for (const { fault, sha256, namedBy } of progress.faults) tell(`${fault}: ${sha256}, ${namedBy}`)
      const left = await auditUnnamed(keepers, named, {
        remove: values['remove-unreferenced'] === true,
        onFound: ({ sha256, bytes, in: place }) =>
          tell(`unreferenced: ${sha256}, ${inUnits(bytes)}, ${place === 's3' ? 'in S3' : 'on the disk'}`),
      })
      await rm(notes, { force: true })
      const count = (fault: string) => progress.faults.filter((one) => one.fault === fault).length
      tell(
        `${progress.looked} objects looked at, ${inUnits(progress.bytes)} hashed: ` +
          `${count('missing')} missing, ${count('broken')} broken; ` +
          `${left.objects} unreferenced (${inUnits(left.bytes)})${left.removed > 0 ? `, ${left.removed} removed` : ''}`,
      )
      if (progress.faults.length > 0) process.exitCode = 1
    } catch (error) {
      throw sayStorageFault(error, 'What was found so far is noted; begin again to go on.')
    } finally {
      await named.end()
    }
  })
}

const progressIn = async (path: string): Promise<AuditProgress> =>
  readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as AuditProgress,
    () => auditBegin(),
  )
