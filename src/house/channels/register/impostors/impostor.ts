/** A reported account: its row, the queue, and what the public reads of it. */
import { sql, type Selectable } from 'kysely'
import type { Actor } from '../../../../platform/actor.ts'
import type { DB } from '../../../../platform/database.generated.ts'
import type { HouseDb } from '../../../../platform/db.ts'
import { notFound } from '../../../../platform/errors.ts'
import type { EvidencePicture } from '../../evidence/index.ts'
import type { RegisterDeps } from '../deps.ts'
import type { RegisterNetwork } from '../networks.ts'

export const impostorStates = ['open', 'proposed', 'listed', 'dismissed', 'delisted'] as const
export type ImpostorState = (typeof impostorStates)[number]

export interface Impostor {
  id: string
  /** As it was first reported. */
  asked: string
  url: string | null
  network: RegisterNetwork | null
  /** The official one that it resembles. */
  outletId: string | null
  unitId: string
  state: ImpostorState
  why: string | null
  proposedBy: string | null
  proposedById: string | null
  approvedBy: string | null
  listedAt: Date | null
  settledBy: string | null
  reports: number
  createdAt: Date
  changedAt: Date
}

export interface QueuedImpostor extends Impostor {
  /** How many pictures came with its reports. */
  pictures: number
}

export interface ImpostorCase extends Impostor {
  told: { id: string; note: string; at: Date; pictures: EvidencePicture[] }[]
  evidence: {
    id: string
    url: string
    status: number | null
    fault: string | null
    text: string
    sha256: string
    at: Date
  }[]
}

/** What everybody may read of it. */
export interface KnownImpostor {
  asked: string
  address: string
  network: RegisterNetwork | null
  since: Date
}

export type ImpostorRow = Selectable<DB['channels.impostor']>

export const toImpostor = (row: ImpostorRow): Impostor => ({
  id: row.id,
  asked: row.asked,
  url: row.url,
  network: row.network as RegisterNetwork | null,
  outletId: row.outlet_id,
  unitId: row.unit_id,
  state: row.state as ImpostorState,
  why: row.why,
  proposedBy: row.proposed_by,
  proposedById: row.proposed_by_id,
  approvedBy: row.approved_by,
  listedAt: row.listed_at,
  settledBy: row.settled_by,
  reports: row.reports,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

/** The queue of the units that the actor looks after, newest first; keyset by id. */
export async function impostorsFor(
  { db, identity }: Pick<RegisterDeps, 'db' | 'identity'>,
  actor: Actor,
  { state, before, limit = 50 }: { state?: ImpostorState; before?: string; limit?: number },
): Promise<{ impostors: QueuedImpostor[]; next: string | null }> {
  const paths = await identity.scope(actor, 'impostor.follow')
  const rows = await db
    .selectFrom('channels.impostor as i')
    .selectAll()
    .select(
      sql<number>`(select count(*)::int from channels.impostor_report r
        join channels.evidence e on e.report_id = r.id where r.impostor_id = i.id)`.as('pictures'),
    )
    .where(sql<boolean>`unit_path <@ any(${paths}::ltree[])`)
    .$if(state !== undefined, (query) => query.where('state', '=', state as string))
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const impostors = rows.slice(0, limit).map((row) => ({ ...toImpostor(row), pictures: row.pictures }))
  return { impostors, next: rows.length > limit ? (impostors.at(-1)?.id ?? null) : null }
}

/** With what was told and what was seen, newest first. @throws not_found, forbidden */
export async function impostorCase(
  { db, identity, evidence: kept }: Pick<RegisterDeps, 'db' | 'identity' | 'evidence'>,
  actor: Actor,
  id: string,
): Promise<ImpostorCase> {
  const row = await db.selectFrom('channels.impostor').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('impostor')
  await identity.authorise(actor, 'impostor.follow', row.unit_id)
  const [told, evidence] = await Promise.all([
    db
      .selectFrom('channels.impostor_report')
      .select(['id', 'note', 'at'])
      .where('impostor_id', '=', id)
      .orderBy('id', 'desc')
      .limit(50)
      .execute(),
    db
      .selectFrom('channels.impostor_evidence')
      .select(['id', 'url', 'status', 'fault', 'text', 'sha256', 'at'])
      .where('impostor_id', '=', id)
      .orderBy('id', 'desc')
      .limit(20)
      .execute(),
  ])
  const pictures = await kept.ofReports(told.map((report) => report.id))
  return {
    ...toImpostor(row),
    told: told.map((report) => ({ ...report, pictures: pictures.get(report.id) ?? [] })),
    evidence,
  }
}

/** A JPEG that came with a report of the case. @throws not_found, forbidden */
export async function pictureOfCase(
  { db, identity, evidence }: Pick<RegisterDeps, 'db' | 'identity' | 'evidence'>,
  actor: Actor,
  impostorId: string,
  pictureId: string,
): Promise<Buffer> {
  const row = await db
    .selectFrom('channels.evidence as e')
    .innerJoin('channels.impostor_report as r', 'r.id', 'e.report_id')
    .innerJoin('channels.impostor as i', 'i.id', 'r.impostor_id')
    .select('i.unit_id')
    .where('e.id', '=', pictureId)
    .where('i.id', '=', impostorId)
    .executeTakeFirst()
  if (row === undefined) throw notFound('picture')
  await identity.authorise(actor, 'impostor.follow', row.unit_id)
  const bytes = await evidence.read(pictureId)
  if (bytes === undefined) throw notFound('picture')
  return bytes
}

/** The published list, newest first; keyset by id. */
export async function knownImpostors(
  db: HouseDb,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ impostors: KnownImpostor[]; next: string | null }> {
  const rows = await db
    .selectFrom('channels.public_impostor')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return {
    impostors: page.map((row) => ({
      asked: row.asked ?? '',
      address: row.address ?? '',
      network: row.network as RegisterNetwork | null,
      since: row.listed_at ?? new Date(0),
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}
