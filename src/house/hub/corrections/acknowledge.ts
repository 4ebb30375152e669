/** A holder says that they have read it: from the letter, from their own page, or in the console. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { openSigned } from '../signed.ts'
import { correctionColumns, toCorrection, type Correction, type CorrectionRow } from './correction.ts'

/** A correction as one of its holders sees it. */
export interface HeldCorrection extends Correction {
  /** Of the holder's row: what they acknowledge. */
  holderId: string
  heldBy: 'download' | 'bookmark'
  heldSince: Date
  acknowledgedAt: Date | null
}

type HeldRow = CorrectionRow & {
  holder_id: string
  held_by: string
  held_since: Date
  acknowledged_at: Date | null
}

const heldColumns = sql`h.id as holder_id, h.held_by, h.held_since, h.acknowledged_at, ${correctionColumns}`

const toHeld = (row: HeldRow): HeldCorrection => ({
  ...toCorrection(row),
  holderId: row.holder_id,
  heldBy: row.held_by === 'bookmark' ? 'bookmark' : 'download',
  heldSince: row.held_since,
  acknowledgedAt: row.acknowledged_at,
})

/** Done twice it was done the first time. @throws not_found */
async function acknowledge(
  { db, clock }: Pick<HubDeps, 'db' | 'clock'>,
  holderId: string,
  where: 'letter' | 'own_page' | 'console',
  whose?: { kind: 'journalist' | 'staff'; id: string },
): Promise<void> {
  const now = clock.now()
  const done = await db
    .updateTable('hub.holder')
    .set({
      acknowledged_at: sql`coalesce(acknowledged_at, ${now})`,
      acknowledged_in: sql`coalesce(acknowledged_in, ${where})`,
    })
    .where('id', '=', holderId)
    .$if(whose !== undefined, (query) =>
      query.where('kind', '=', whose?.kind ?? '').where('person_id', '=', whose?.id ?? ''),
    )
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw notFound('correction')
}

/** What a letter's link speaks of. Errors: hub_link_gone (410), too_many_requests (429). */
export async function readLetter(deps: HubDeps, token: string, address: string): Promise<HeldCorrection> {
  const id = await openSigned(deps, 'hub-acknowledge', { token, address })
  const { rows } = await sql<HeldRow>`
    select ${heldColumns} from hub.holder h join hub.correction c on c.id = h.correction_id
    where h.id = ${id}`.execute(deps.db)
  if (rows[0] === undefined) throw new HouseError('hub_link_gone', 410)
  return toHeld(rows[0])
}

/** The button behind a letter's link. Errors: as `readLetter`. */
export async function acknowledgeLetter(deps: HubDeps, token: string, address: string): Promise<void> {
  await acknowledge(deps, await openSigned(deps, 'hub-acknowledge', { token, address }), 'letter')
}

/** On the journalist's own page. @throws not_found (another's, too) */
export const acknowledgeOwn = (
  deps: HubDeps,
  { journalist }: SignedInJournalist,
  holderId: string,
): Promise<void> => acknowledge(deps, holderId, 'own_page', { kind: 'journalist', id: journalist.id })

/** In the console, of what the actor took from the bank. @throws not_found (another's, too) */
export const acknowledgeAsStaff = (deps: HubDeps, actor: Actor, holderId: string): Promise<void> =>
  acknowledge(deps, holderId, 'console', { kind: 'staff', id: actor.id ?? '' })

async function heldBy(
  { db }: Pick<HubDeps, 'db'>,
  kind: 'journalist' | 'staff',
  id: string,
  limit: number,
): Promise<HeldCorrection[]> {
  const { rows } = await sql<HeldRow>`
    select ${heldColumns} from hub.holder h join hub.correction c on c.id = h.correction_id
    where h.kind = ${kind} and h.person_id = ${id}
    order by (h.acknowledged_at is null) desc, c.at desc, c.id desc limit ${limit}`.execute(db)
  return rows.map(toHeld)
}

/** What concerns a journalist, what waits for them first. */
export const ownCorrections = (
  deps: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
): Promise<HeldCorrection[]> => heldBy(deps, 'journalist', journalist.id, 30)

/** The same for staff. */
export const staffCorrections = (deps: Pick<HubDeps, 'db'>, actor: Actor): Promise<HeldCorrection[]> =>
  heldBy(deps, 'staff', actor.id ?? '', 100)
