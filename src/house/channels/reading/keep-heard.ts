/** What people addressed to an account: their words and their name there, for as long as answering needs them. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Heard } from '../adapter-reading.ts'

const longest = { writer: 200, text: 5_000 }
const stored = (text: string, most: number) => text.replaceAll('\0', '').slice(0, most).toWellFormed()

/** Each once; the day's count goes up with it. */
export async function keepHeard(
  trx: HouseTransaction,
  channelId: string,
  heard: readonly Heard[],
  { now, since }: { now: Date; since: Date },
): Promise<void> {
  const fresh = heard.filter(({ at }) => at > since && !Number.isNaN(at.getTime()))
  if (fresh.length === 0) return
  const rows = fresh.map((one) => ({
    id: newId(),
    external_id: one.id,
    kind: one.kind,
    writer: stored(one.writer, longest.writer),
    text: stored(one.text, longest.text),
    url: one.url,
    answer_to: one.answerTo,
    post_external_id: one.post,
    written_at: one.at > now ? now : one.at,
  }))
  await sql`with came as (
      insert into channels.heard (id, channel_id, external_id, kind, writer, text, url, answer_to, post_external_id,
        written_at, changed_at)
      select id, ${channelId}, external_id, kind, writer, text, url, answer_to, post_external_id, written_at, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, external_id text, kind text, writer text,
        text text, url text, answer_to text, post_external_id text, written_at timestamptz)
      on conflict do nothing returning written_at
    )
    insert into channels.heard_day as h (channel_id, day, heard)
    select ${channelId}, (written_at at time zone 'UTC')::date, count(*)::int from came group by 2
    on conflict (channel_id, day) do update set heard = h.heard + excluded.heard`.execute(trx)
}

/** Other words in its place, unless newer ones are known; whether it is known at all. */
export async function changeHeard(
  trx: HouseTransaction,
  channelId: string,
  { id, text }: Pick<Heard, 'id' | 'text'>,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update channels.heard set
      text = case when edited_at > ${at} then text else ${stored(text, longest.text)} end,
      edited_at = greatest(edited_at, ${at}::timestamptz)
    where channel_id = ${channelId} and external_id = ${id} returning id`.execute(trx)
  return rows.length > 0
}
