/**
 * That something was heard or taken back, as a keyed hash of its address and of who said it: enough to know the same one
 * again, and of no use for anything else. Of a note's last month they are counted: these are its figures.
 */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import type { NoteFigures } from '../adapter-outbox.ts'
import type { FediverseDeps } from './deps.ts'

const day = 86_400_000
/** A day longer than figures are told, so that the last ones are whole. */
const countedFor = 31 * day

/** What somebody did about a note of ours. */
export interface Deed {
  note: string
  kind: 'like' | 'announce' | 'reply'
  publishedAt: Date
}

/** With who said it, nobody can take back or foreclose what somebody else says. */
export const markOf = (
  { secrets }: Pick<FediverseDeps, 'secrets'>,
  { id, by }: { id: URL; by: URL },
): Buffer => createHmac('sha256', secrets.key('fediverse-marks')).update(`${by.href}\n${id.href}`).digest()

/** Whether what is done about it is counted still. */
export const isCounted = ({ publishedAt }: Pick<Deed, 'publishedAt'>, now: Date): boolean =>
  now.getTime() - publishedAt.getTime() < countedFor

/** `again`: it was heard before; `gone`: it was taken back, and may come no more. */
export async function markHeard(
  trx: HouseTransaction,
  mark: Buffer,
  { now, keep, deed }: { now: Date; keep: number; deed?: Deed | undefined },
): Promise<'first' | 'again' | 'gone'> {
  const counted = deed !== undefined && isCounted(deed, now) ? deed : undefined
  const endsAt = new Date(
    Math.max(now.getTime() + keep, (counted?.publishedAt.getTime() ?? 0) + countedFor + day),
  )
  const { rows } = await sql<{ first: boolean; gone: boolean }>`
    insert into channels.fediverse_mark as m (mark, ends_at, note, kind)
    values (${mark}, ${endsAt}, ${counted?.note ?? null}, ${counted?.kind ?? null})
    on conflict (mark) do update set ends_at = m.ends_at
    returning old.mark is null as first, new.gone`.execute(trx)
  return rows[0]?.gone === true ? 'gone' : rows[0]?.first === true ? 'first' : 'again'
}

/** Whether it was known; what was not is remembered for a day, for it may be on its way. */
export async function markGone(trx: HouseDb, mark: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    insert into channels.fediverse_mark (mark, gone, ends_at)
    values (${mark}, true, ${new Date(now.getTime() + day)})
    on conflict (mark) do update set gone = true returning old.mark is not null as known`.execute(trx)
  return rows[0]?.known === true
}

/** By the keys of notes; whoever is asked about is in the answer. */
export async function figuresOf(db: HouseDb, keys: readonly string[]): Promise<Map<string, NoteFigures>> {
  const { rows } = await sql<NoteFigures & { key: string }>`
    select n.key, count(*) filter (where m.kind = 'like')::int as likes,
      count(*) filter (where m.kind = 'announce')::int as announces,
      count(*) filter (where m.kind = 'reply')::int as replies
    from channels.fediverse_note n
      left join channels.fediverse_mark m on m.note = n.key and not m.gone
    where n.key = any(${keys}::uuid[]) group by n.key`.execute(db)
  return new Map(rows.map(({ key, ...figures }) => [key, figures]))
}
