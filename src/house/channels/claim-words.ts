/** On networks whose rules forbid much the same text from several accounts of one owner, the first account has the words. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import type { ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'

/** Of pg_trgm's similarity: above it, a changed place name or greeting does not make another text. */
const muchTheSame = 0.6

/**
 * Takes the words for this account, or answers which other account has them. Two accounts that try at once stand in one
 * line; a claim ends with the delivery that holds it.
 */
export async function claimWords(
  { db }: Pick<ChannelsDeps, 'db'>,
  channel: ChannelRow,
  delivery: Pick<DeliveryRow, 'id' | 'story_id'>,
  text: string,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${channel.kind}/${delivery.story_id}`}, 727366))`.execute(
      trx,
    )
    const other = await whoSaid(trx, channel, delivery.story_id, text)
    if (other === undefined)
      await trx.updateTable('channels.delivery').set({ said: text }).where('id', '=', delivery.id).execute()
    return other
  })
}

/** The account of the same network that said much the same of the story, or is about to. */
export async function whoSaid(
  db: HouseDb,
  channel: Pick<ChannelRow, 'id' | 'kind'>,
  storyId: string,
  text: string,
): Promise<string | undefined> {
  const bare = (said: unknown) => sql`regexp_replace(${said}, 'https?://\S+', '', 'g')`
  const row = await db
    .selectFrom('channels.delivery as d')
    .innerJoin('channels.channel as c', 'c.id', 'd.channel_id')
    .select('c.handle')
    .where('d.story_id', '=', storyId)
    .where('c.kind', '=', channel.kind)
    .where('c.id', '<>', channel.id)
    .where('d.state', 'not in', ['rejected', 'skipped', 'removed'])
    .where(sql<boolean>`similarity(${bare(sql.ref('d.said'))}, ${bare(text)}) > ${muchTheSame}`)
    .limit(1)
    .executeTakeFirst()
  return row?.handle
}
