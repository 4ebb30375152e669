/**
 * Pictures that prove something: a photograph of what a person posted, screenshots of an impostor. Each is painted anew,
 * sealed, shown only to who may see what it proves, and gone when its time is over.
 */
import type { Readable } from 'node:stream'
import type { Clock } from '../../../platform/clock.ts'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Jobs } from '../../../platform/jobs.ts'
import { repaintPicture } from '../../../platform/pictures/repaint-picture.ts'
import {
  putSealed,
  readSealed,
  resealObject,
  type SealedObjectsDeps,
} from '../../../platform/sealed-objects.ts'
import type { Arrival, Storage } from '../../../platform/storage.ts'
import { sweepEvidence } from './sweep-evidence.ts'

declare module '../../../platform/jobs.ts' {
  interface HouseJobs {
    'remove-evidence': { object: string }
    /** Lets go of what is past its time. */
    'sweep-evidence': Record<string, never>
  }
}

/** What a member of staff sends from a telephone, in bytes. */
export const photoLimit = 20_000_000
/** Of each picture from the public, in bytes. */
export const screenshotLimit = 5_000_000

export interface EvidencePicture {
  id: string
  width: number
  height: number
  /** SHA-256 of the file as it came; what is kept was painted anew from it. */
  digest: string
  /** Null: somebody of the public. */
  by: string | null
  at: Date
  /** Its time is over: only that there was one is still known. */
  gone: boolean
}

/** Kept, and not yet anybody's. */
export interface PreparedPicture extends Pick<EvidencePicture, 'id' | 'width' | 'height' | 'digest'> {
  object: string
}

export interface Evidence {
  /**
   * A picture that arrived; the arrival itself stays its owner's. To be entered or dropped.
   * @throws upload_too_large, file_empty, picture_type, picture_polyglot, picture_damaged, picture_pixels, picture_shape,
   *   picture_bomb (422), storage_full (507)
   */
  prepare(arrival: Pick<Arrival, 'path' | 'bytes' | 'sha256'>, limit: number): Promise<PreparedPicture>
  /** The same for a stream, which is read no further than the limit. */
  take(stream: Readable, limit: number): Promise<PreparedPicture>
  drop(pictures: readonly PreparedPicture[]): Promise<void>
  enter(
    trx: HouseTransaction,
    pictures: readonly PreparedPicture[],
    of: { deliveryId: string } | { reportId: string },
    by: { name: string | null; at: Date },
  ): Promise<void>
  ofDelivery(deliveryId: string): Promise<EvidencePicture | undefined>
  /** Of each report, in the order in which they came. */
  ofReports(reportIds: readonly string[]): Promise<Map<string, EvidencePicture[]>>
  /** A JPEG; undefined where its time is over. Asks no permission. */
  read(id: string): Promise<Buffer | undefined>
}

interface EvidenceDeps extends SealedObjectsDeps {
  config: { evidenceDays: number }
  db: HouseDb
  clock: Clock
  jobs: Jobs
  storage: Pick<Storage, 'take' | 'put' | 'read' | 'size' | 'remove'>
}

const contextOf = (id: string) => `channels.evidence:${id}`

export function createEvidence(deps: EvidenceDeps): Evidence {
  const { config, db, jobs, storage } = deps
  jobs.define('remove-evidence', ({ object }) => storage.remove(object))
  jobs.define('sweep-evidence', () => sweepEvidence(deps, config.evidenceDays), { every: '53 18 * * *' })

  const prepare: Evidence['prepare'] = async ({ path, bytes, sha256: digest }, limit) => {
    if (bytes === 0) throw invalid('file_empty')
    if (bytes > limit) throw invalid('upload_too_large', [], { megabytes: Math.floor(limit / 1e6) })
    const painted = await repaintPicture(path, bytes)
    const id = newId()
    const object = await putSealed(deps, painted.bytes, contextOf(id))
    return { id, object, digest, width: painted.width, height: painted.height }
  }

  return {
    prepare,
    async take(stream, limit) {
      const arrival = await storage.take(stream, { limit })
      try {
        return await prepare(arrival, limit)
      } finally {
        await arrival.drop()
      }
    },
    async drop(pictures) {
      for (const { object } of pictures) await storage.remove(object)
    },
    async enter(trx, pictures, of, { name, at }) {
      if (pictures.length === 0) return
      const owner = 'deliveryId' in of ? { delivery_id: of.deliveryId } : { report_id: of.reportId }
      await trx
        .insertInto('channels.evidence')
        .values(pictures.map((one) => ({ ...one, ...owner, by_name: name, at })))
        .execute()
    },
    async ofDelivery(deliveryId) {
      const row = await rows(db).where('delivery_id', '=', deliveryId).executeTakeFirst()
      return row === undefined ? undefined : toPicture(row)
    },
    async ofReports(reportIds) {
      if (reportIds.length === 0) return new Map()
      const found = await rows(db).where('report_id', 'in', reportIds).orderBy('id').execute()
      const byReport = Map.groupBy(found, ({ report_id: id }) => id ?? '')
      return new Map([...byReport].map(([id, of]) => [id, of.map(toPicture)]))
    },
    async read(id) {
      const row = await rows(db).where('id', '=', id).executeTakeFirst()
      return row === undefined || row.object === null
        ? undefined
        : readSealed(deps, row.object, contextOf(id))
    },
  }
}

const rows = (db: HouseDb) =>
  db
    .selectFrom('channels.evidence')
    .select(['id', 'report_id', 'object', 'digest', 'width', 'height', 'by_name', 'at'])

const toPicture = (row: Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>) => ({
  id: row.id,
  width: row.width,
  height: row.height,
  digest: row.digest,
  by: row.by_name,
  at: row.at,
  gone: row.object === null,
})

/** Turning the key. @returns how many were sealed anew */
export async function resealEvidence(deps: SealedObjectsDeps & Pick<EvidenceDeps, 'db'>): Promise<number> {
  const { db } = deps
  let done = 0
  const kept = await rows(db).where('object', 'is not', null).execute()
  // One at a time: each is a file of some megabytes.
  for (const { id, object } of kept) {
    if (object === null) continue
    const anew = await resealObject(deps, object, contextOf(id), async (to) => {
      const { numUpdatedRows } = await db
        .updateTable('channels.evidence')
        .set({ object: to })
        .where('id', '=', id)
        .where('object', '=', object)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    })
    if (anew) done += 1
  }
  return done
}
