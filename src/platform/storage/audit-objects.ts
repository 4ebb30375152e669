/** Hashes every object that a room's rows name, and looks for those that none names. */
import { createLanes } from '../lanes.ts'
import { isNotHere, type Keeper, type StoredObject } from './keeper.ts'
import { hashOf } from './waiting-files.ts'

export interface NamedObject {
  sha256: string
  /** Undefined where its rows do not say. */
  bytes: number | undefined
  /** The row, for the person who reads the report. */
  namedBy: string
}

export interface Named {
  count(): Promise<number>
  /** In the order of the hashes. */
  after(sha256: string, limit: number): Promise<NamedObject[]>
  /** As of now, not as of the beginning: which of them rows name. */
  stillNamed(sha256s: readonly string[]): Promise<Set<string>>
}

export interface Fault extends NamedObject {
  fault: 'missing' | 'broken'
}

export interface AuditProgress {
  /** The last hash that was looked at. */
  after: string
  looked: number
  bytes: number
  faults: Fault[]
}

export const auditBegin = (): AuditProgress => ({ after: '', looked: 0, bytes: 0, faults: [] })

const pageSize = 200
const atOnce = 4

/**
 * Goes on from `progress`, which it advances page by page.
 * @param onPage may keep the progress, so that a later run goes on from there.
 * @throws storage_unreachable: what is away is not missing.
 */
export async function auditNamed(
  keepers: readonly Keeper[],
  named: Named,
  progress: AuditProgress,
  onPage: (progress: AuditProgress) => Promise<void>,
): Promise<AuditProgress> {
  const lane = createLanes(atOnce)
  for (;;) {
    const page = await named.after(progress.after, pageSize)
    const last = page.at(-1)
    if (last === undefined) return progress
    const seen = await Promise.all(page.map((one) => lane(() => look(keepers, one))))
    const missing = seen.flatMap(({ fault }) => (fault?.fault === 'missing' ? [fault.sha256] : []))
    // Removed with its row since the audit began, an object is not missing.
    const still = missing.length === 0 ? new Set<string>() : await named.stillNamed(missing)
    for (const { bytes, fault } of seen) {
      progress.bytes += bytes
      if (fault !== undefined && (fault.fault === 'broken' || still.has(fault.sha256)))
        progress.faults.push(fault)
    }
    progress.looked += page.length
    progress.after = last.sha256
    await onPage(progress)
  }
}

/** While it is moved, an object may lie in two places: each copy is looked at. */
async function look(keepers: readonly Keeper[], one: NamedObject): Promise<{ bytes: number; fault?: Fault }> {
  const found: StoredObject[] = []
  const seek = async (keeper: Keeper) => {
    try {
      found.push(await hashOf(keeper.read(one.sha256)))
    } catch (error) {
      if (!isNotHere(error)) throw error
    }
  }
  for (const keeper of keepers) await seek(keeper)
  // Moved there between the two looks.
  if (found.length === 0 && keepers[0] !== undefined) await seek(keepers[0])
  const bytes = found.reduce((sum, copy) => sum + copy.bytes, 0)
  if (found.length === 0) return { bytes, fault: { ...one, fault: 'missing' } }
  const whole = found.every(
    (copy) => copy.sha256 === one.sha256 && (one.bytes === undefined || one.bytes === copy.bytes),
  )
  return whole ? { bytes } : { bytes, fault: { ...one, fault: 'broken' } }
}

export interface Unreferenced {
  objects: number
  bytes: number
  removed: number
}

/**
 * Objects that no row names. A deposit is kept before its row is written, so a young one is neither counted nor removed.
 * @param olderThan ms since it was last kept.
 */
export async function auditUnnamed(
  keepers: readonly Keeper[],
  named: Pick<Named, 'stillNamed'>,
  {
    remove,
    olderThan = 24 * 3_600_000,
    onFound = () => {},
  }: {
    remove: boolean
    olderThan?: number
    onFound?: (object: StoredObject & { in: Keeper['name'] }) => void
  },
): Promise<Unreferenced> {
  const total: Unreferenced = { objects: 0, bytes: 0, removed: 0 }
  for (const keeper of keepers) {
    let page: StoredObject[] = []
    const judge = async () => {
      const still = await named.stillNamed(page.map(({ sha256 }) => sha256))
      for (const object of page) {
        if (still.has(object.sha256)) continue
        total.objects++
        total.bytes += object.bytes
        onFound({ ...object, in: keeper.name })
        if (remove && (await isLeft(keeper, named, object.sha256, olderThan))) {
          await keeper.remove(object.sha256)
          total.removed++
        }
      }
      page = []
    }
    for await (const { sha256, bytes, at } of keeper.list()) {
      if (isYoung(at, olderThan)) continue
      page.push({ sha256, bytes })
      if (page.length === pageSize) await judge()
    }
    await judge()
  }
  return total
}

const isYoung = (at: Date, olderThan: number) => Date.now() - at.getTime() < olderThan

/** Asked anew just before it goes: somebody may have deposited the same bytes since. */
async function isLeft(
  keeper: Keeper,
  named: Pick<Named, 'stillNamed'>,
  sha256: string,
  olderThan: number,
): Promise<boolean> {
  if ((await named.stillNamed([sha256])).size > 0) return false
  const at = await keeper.keptAt(sha256)
  return at !== undefined && !isYoung(at, olderThan)
}
