/** Notes as anybody may read them: what stands in the outboxes of actors that are switched on. */
import { sql } from 'kysely'
import type { OutboxNote, PublishedNote } from '../adapter-outbox.ts'
import type { FediverseDeps } from './deps.ts'

/** The part of a note that is kept until it is taken down. */
export type NoteContent = Pick<OutboxNote, 'html' | 'url' | 'tags' | 'pictures'>

export interface StandingNote extends NoteContent {
  key: string
  unitId: string
  locale: OutboxNote['locale']
  publishedAt: Date
  /** Undefined: as it was published. */
  changedAt: Date | undefined
  revision: number
}

/** Notes that anybody may read: of an actor that is switched on, and not taken back. */
const open = ({ db }: Pick<FediverseDeps, 'db'>) =>
  db
    .selectFrom('channels.fediverse_note as n')
    .selectAll('n')
    .where('n.content', 'is not', null)
    .where((of) =>
      of.exists(
        of
          .selectFrom('channels.channel as c')
          .whereRef('c.unit_id', '=', 'n.unit_id')
          .where('c.kind', '=', 'activitypub')
          .where('c.removed_at', 'is', null),
      ),
    )

type Deps = Pick<FediverseDeps, 'db' | 'units'>

/** `gone`: it stood there once. */
export async function noteAt(deps: Deps, key: string): Promise<StandingNote | 'gone' | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(key)) return undefined
  const row = await open(deps).where('n.key', '=', key).executeTakeFirst()
  if (row !== undefined && deps.units.get(row.unit_id)?.state === 'open') return toNote(row)
  const trace = await deps.db
    .selectFrom('channels.fediverse_note')
    .select('key')
    .where('key', '=', key)
    .executeTakeFirst()
  return trace === undefined ? undefined : 'gone'
}

/** The lead unit's note on a story in one language. */
export async function noteOfStory(
  deps: Deps,
  story: { ref: string; locale: string },
): Promise<string | undefined> {
  const row = await open(deps)
    .where('n.ref', '=', story.ref)
    .where('n.locale', '=', story.locale)
    .orderBy('n.key')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || deps.units.get(row.unit_id)?.state !== 'open' ? undefined : row.key
}

/** Newest first, by keyset: keys are ordered by time. */
export async function notesOf(
  deps: Deps,
  unitId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<StandingNote[]> {
  let query = open(deps).where('n.unit_id', '=', unitId)
  if (before !== undefined) query = query.where('n.key', '<', before)
  return (await query.orderBy('n.key', 'desc').limit(limit).execute()).map(toNote)
}

const sheet = 40

/** As they came out, newest first; `next` goes on from there. */
export async function publishedNotes(
  deps: Deps,
  unitId: string,
  page: string | undefined,
): Promise<{ notes: PublishedNote[]; next: string | undefined }> {
  let query = open(deps).where('n.unit_id', '=', unitId)
  const [at = '', key = ''] = page?.split('/') ?? []
  if (page !== undefined)
    query = query.where(sql<boolean>`(n.published_at, n.key) < (${at}::timestamptz, ${key}::uuid)`)
  const rows = await query.orderBy('n.published_at', 'desc').orderBy('n.key', 'desc').limit(sheet).execute()
  const last = rows.length < sheet ? undefined : rows.at(-1)
  return {
    notes: rows.map(toNote).map(({ key: id, html, pictures, publishedAt, changedAt }) => ({
      key: id,
      html,
      pictures: pictures.length,
      at: publishedAt,
      changedAt: changedAt ?? null,
    })),
    next: last === undefined ? undefined : `${last.published_at.toISOString()}/${last.key}`,
  }
}

export async function countNotes(deps: Pick<FediverseDeps, 'db'>, unitId?: string): Promise<number> {
  let query = deps.db
    .selectFrom('channels.fediverse_note')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('content', 'is not', null)
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  return (await query.executeTakeFirstOrThrow()).count
}

function toNote(row: {
  key: string
  unit_id: string
  locale: string
  content: unknown
  published_at: Date
  changed_at: Date
  revision: number
}): StandingNote {
  return {
    ...(row.content as NoteContent),
    key: row.key,
    unitId: row.unit_id,
    locale: row.locale as OutboxNote['locale'],
    publishedAt: row.published_at,
    changedAt: row.revision > 1 ? row.changed_at : undefined,
    revision: row.revision,
  }
}
