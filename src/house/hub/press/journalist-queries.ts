/** What the desk of headquarters sees of journalists. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { HubDeps } from '../deps.ts'
import { oneLine } from '../words.ts'
import type { Standing } from './accreditation.ts'
import {
  journalistById,
  journalistColumns,
  toJournalist,
  type Journalist,
  type JournalistAct,
  type JournalistRow,
} from './journalist.ts'
import { readProof } from './proof.ts'

export interface JournalistFilter extends Paging {
  standing?: Standing | undefined
  outletId?: string | undefined
  /** Part of a name or address. */
  text?: string | undefined
}

export interface JournalistNote {
  act: JournalistAct
  /** Null: the journalist. */
  by: string | null
  at: Date
  until: Date | null
  why: string | null
}

type Deps = Pick<HubDeps, 'db' | 'clock' | 'identity' | 'units'>

const authorise = ({ identity, units }: Deps, actor: Actor) =>
  identity.authorise(actor, 'journalist.accredit', units.root().id)

/** Newest change first. Errors: forbidden, invalid_cursor. */
export async function journalistsFor(
  deps: Deps,
  actor: Actor,
  { standing, outletId, text = '', ...paging }: JournalistFilter,
): Promise<Page<Journalist>> {
  await authorise(deps, actor)
  const now = deps.clock.now()
  const size = pageSize(paging)
  const wanted = oneLine(text)
  const stands =
    standing === undefined
      ? sql`j.state <> 'left'`
      : standing === 'expired'
        ? sql`j.state = 'accredited' and j.accredited_until <= ${now}`
        : standing === 'accredited'
          ? sql`j.state = 'accredited' and j.accredited_until > ${now}`
          : sql`j.state = ${standing}`
  const named =
    wanted === ''
      ? sql`true`
      : sql`(j.name || ' ' || coalesce(j.email, '')) ilike ${`%${wanted.replace(/[\\%_]/g, '\\$&')}%`}`
  const { rows } = await sql<JournalistRow>`
    select ${journalistColumns} from hub.journalist j join hub.outlet o on o.id = j.outlet_id
    where ${stands} and ${named}
      and ${outletId === undefined ? sql`true` : sql`j.outlet_id = ${outletId}`}
      and ${beyond(paging.cursor, 'falling', 'j.changed_at', 'j.id')}
    order by j.changed_at desc, j.id desc limit ${size + 1}`.execute(deps.db)
  return toPage(
    rows,
    size,
    (row) => ({ at: row.changed_at, id: row.id }),
    (row) => toJournalist(row, now),
  )
}

/** With the record's history, newest first. Errors: forbidden, not_found. */
export async function journalistFor(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Journalist & { history: JournalistNote[] }> {
  await authorise(deps, actor)
  const journalist = await journalistById(deps.db, id, deps.clock.now())
  if (journalist === undefined) throw notFound('journalist')
  const history = await deps.db
    .selectFrom('hub.journalist_act')
    .selectAll()
    .where('journalist_id', '=', id)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return {
    ...journalist,
    history: history.map((note) => ({
      act: note.act as JournalistAct,
      by: note.by_name,
      at: note.at,
      until: note.until_at,
      why: note.why,
    })),
  }
}

/** The proof that came with the application. Errors: forbidden, not_found. */
export async function proofFor(
  deps: Deps & Pick<HubDeps, 'storage' | 'secrets'>,
  actor: Actor,
  id: string,
): Promise<{ bytes: Buffer; mime: string; ending: string }> {
  await authorise(deps, actor)
  const row = await deps.db
    .selectFrom('hub.journalist')
    .select(['proof_object', 'proof_mime'])
    .where('id', '=', id)
    .executeTakeFirst()
  const { proof_object: object = null, proof_mime: mime = null } = row ?? {}
  const proof = object === null || mime === null ? undefined : await readProof(deps, { object, mime })
  if (proof === undefined) throw notFound('proof')
  return proof
}
