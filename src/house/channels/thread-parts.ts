/** The ledger of a thread: what hangs below a delivery's own post, and which part of it is at hand. */
import { sql, type Selectable } from 'kysely'
import type { DB } from '../../platform/database.generated.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { Adapter, Below, Post, Sent } from './adapter.ts'
import { sentOf, type DeliveryRow } from './delivery.ts'
import { divided, partsOf } from './thread.ts'

export type PartRow = Selectable<DB['channels.thread_part']>

interface PartToCome {
  delivery_id: string
  number: number
  external_key: string
}

/** Named when the delivery is written, so that each part has its name before it is sent. */
export const partsToCome = (
  adapter: Pick<Adapter, 'keyFor'>,
  text: string,
  delivery: Parameters<Adapter['keyFor']>[0],
): PartToCome[] =>
  divided(text)
    .slice(1)
    .map((_, index) => {
      const number = index + 2
      const createdAt = momentOf(delivery.createdAt, number)
      const external_key = adapter.keyFor({ ...delivery, id: `${delivery.id}/${number}`, createdAt })
      return { delivery_id: delivery.id, number, external_key }
    })

/** In one statement, however many they are. */
export async function createParts(trx: HouseTransaction, parts: readonly PartToCome[]): Promise<void> {
  if (parts.length === 0) return
  await sql`insert into channels.thread_part (delivery_id, number, external_key)
    select * from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as part (delivery_id uuid, number int, external_key text)`.execute(trx)
}

/** Networks sort by the moment of a post. */
const momentOf = (at: Date, number: number) => new Date(at.getTime() + number - 1)

/** What hangs below a delivery's post, in its order. Whoever asks for a delivery whose words are not divided asks nothing. */
export const hangingParts = async (
  db: HouseDb,
  { id, text }: Pick<DeliveryRow, 'id' | 'text'>,
): Promise<PartRow[]> =>
  text === null || divided(text).length < 2
    ? []
    : db
        .selectFrom('channels.thread_part')
        .selectAll()
        .where('delivery_id', '=', id)
        .orderBy('number')
        .execute()

/** Which part of a delivery is at hand: the first of which nobody knows that it stands. */
export interface Turn {
  number: number
  of: number
  key: string
  /** The words of its last try. */
  said: string
  below?: Below
}

export async function turnOf(db: HouseDb, delivery: DeliveryRow): Promise<Turn> {
  const parts = await hangingParts(db, delivery)
  const of = parts.length + 1
  if (parts.length === 0 || delivery.sent_at === null)
    return { number: 1, of, key: delivery.external_key, said: delivery.said ?? '' }
  const part = parts.find(({ sent_at: at }) => at === null)
  if (part === undefined) throw new Error(`Delivery ${delivery.id} stands there whole.`)
  const root = sentOf(delivery)
  const before = parts[part.number - 3]
  const parent = before === undefined ? root : sentAs(before)
  return {
    number: part.number,
    of,
    key: part.external_key,
    said: part.said ?? '',
    ...(root === undefined || parent === undefined ? {} : { below: { parent, root } }),
  }
}

/** The part at hand, under its own name. */
export function postAt(adapter: Pick<Adapter, 'can'>, whole: Post, turn: Turn): Post {
  const posts = turn.of === 1 ? [whole] : partsOf(adapter, whole)
  const post = posts[turn.number - 1]
  if (post === undefined) throw new Error(`There is no part ${turn.number} of ${posts.length}.`)
  return post.part === undefined
    ? post
    : {
        ...post,
        key: turn.key,
        at: momentOf(post.at, turn.number),
        part: { ...post.part, ...(turn.below === undefined ? {} : { below: turn.below }) },
      }
}

/** Undefined: not sent, or nobody knows which post it is. */
export const sentAs = (row: PartRow): Sent | undefined =>
  row.external_id === null
    ? undefined
    : {
        id: row.external_id,
        url: row.external_url,
        ...(row.external_revision === null ? {} : { revision: row.external_revision }),
      }

/** Before the call: by these words it is looked for. */
export async function noteWords(
  db: HouseDb,
  { id }: Pick<DeliveryRow, 'id'>,
  { number }: Turn,
  said: string,
): Promise<void> {
  await db
    .updateTable('channels.thread_part')
    .set({ said })
    .where('delivery_id', '=', id)
    .where('number', '=', number)
    .execute()
}

/** `sent` null: a person saw it, under an address that does not tell which post it is. */
export async function notePart(
  trx: HouseDb | HouseTransaction,
  { id }: Pick<DeliveryRow, 'id'>,
  number: number,
  sent: { id: string | null; url: string | null; revision?: string | undefined },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('channels.thread_part')
    .set({
      external_id: sent.id,
      external_url: sent.url,
      external_revision: sent.revision ?? null,
      sent_at: now,
    })
    .where('delivery_id', '=', id)
    .where('number', '=', number)
    .execute()
}

/** `number` undefined: the delivery's own post, though parts below it may stand on. */
export async function noteRemoved(
  db: HouseDb,
  { id }: Pick<DeliveryRow, 'id'>,
  number: number | undefined,
  now: Date,
): Promise<void> {
  if (number === undefined) {
    await db.updateTable('channels.delivery').set({ taken_down_at: now }).where('id', '=', id).execute()
    return
  }
  await db
    .updateTable('channels.thread_part')
    .set({ removed_at: now })
    .where('delivery_id', '=', id)
    .where('number', '=', number)
    .execute()
}
