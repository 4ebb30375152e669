/** On networks whose rules forbid much the same text from several accounts of one owner, the first account has the words. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import type { ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'

/** Of pg_trgm's similarity: above it, a changed place name or greeting does not make another text. */
export const muchTheSame = 0.6

/** For so long words are an account's own, whichever story they tell; `console.channel.rules_why` says it to people. */
const days = 30

/** A text without its links, as it is compared. */
export const bare = (said: unknown) => sql`regexp_replace(${said}, 'https?://\\S+', '', 'g')`

/** Whose words are no longer theirs, unless some of them stand there: of a thread that was stopped half-way. */
const silent = ['rejected', 'skipped', 'removed'] as const

/** Deliveries `d` of channels `c` whose words others may not say after them. */
export const holdsWords = (
  now: Date,
) => sql<boolean>`c.removed_at is null and (d.state <> all(${[...silent]}::text[]) or d.external_id is not null and d.state <> 'removed')
  and d.stands_at > ${new Date(now.getTime() - days * 86_400_000)}`

/** Much the same, by the index of what was voiced. */
export const sounds = (voiced: unknown, words: unknown) =>
  sql<boolean>`${voiced} % ${words} and similarity(${voiced}, ${words}) > ${muchTheSame}`

/**
 * Takes the words for this account, or answers which other account has them, in whichever story. Accounts that try at
 * once stand in one line; a claim ends with the delivery that holds it, or after thirty days.
 */
export async function claimWords(
  { db, clock }: Pick<ChannelsDeps, 'db' | 'clock'>,
  channel: ChannelRow,
  delivery: Pick<DeliveryRow, 'id'>,
  text: string,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${channel.kind}, 727366)),
      set_config('pg_trgm.similarity_threshold', ${String(muchTheSame)}, true)`.execute(trx)
    const other = await whoSaid(trx, channel, clock.now(), text)
    if (other === undefined)
      await trx
        .updateTable('channels.delivery')
        .set({ said: text, voiced: sql<string>`${bare(text)}` })
        .where('id', '=', delivery.id)
        .execute()
    return other
  })
}

/** The other account of the same network that said much the same lately, or is about to. */
export async function whoSaid(
  db: HouseDb,
  channel: Pick<ChannelRow, 'id' | 'kind'>,
  now: Date,
  text: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('channels.delivery as d')
    .innerJoin('channels.channel as c', 'c.id', 'd.channel_id')
    .select('c.handle')
    .where('c.kind', '=', channel.kind)
    .where('c.id', '<>', channel.id)
    .where(holdsWords(now))
    .where(sounds(sql`d.voiced`, bare(text)))
    .limit(1)
    .executeTakeFirst()
  return row?.handle
}
