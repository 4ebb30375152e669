/** Where a network's rules forbid much the same text from several accounts: who would say it first, before it is sent. */
import { sql } from 'kysely'
import { bare, holdsWords, muchTheSame, sounds } from '../claim-words.ts'
import type { ChannelsDeps } from '../deps.ts'

export interface Voice {
  channelId: string
  kind: string
  handle: string
  text: string
  /** What it was filled from: whatever comes of one template is one text, whichever place it names. */
  template: string
}

/** By account, the handle of the one that has its words. Those who come first have the first claim. */
export async function takenWords(
  { db, clock }: Pick<ChannelsDeps, 'db' | 'clock'>,
  voices: readonly Voice[],
): Promise<Map<string, string>> {
  const taken = new Map<string, string>()
  const firsts = [...Map.groupBy(voices, ({ kind, template }) => `${kind}\n${template}`).values()].flatMap(
    ([first, ...others]) => {
      if (first === undefined) return []
      for (const { channelId } of others) taken.set(channelId, first.handle)
      return [first]
    },
  )
  if (firsts.length === 0) return taken
  const words = sql`words as (
    select * from unnest(${firsts.map(({ channelId }) => channelId)}::uuid[], ${firsts.map(({ kind }) => kind)}::text[],
      ${firsts.map(({ text }) => text)}::text[]) with ordinality as word (id, kind, said, place))`
  const { rows } = await sql<{ id: string; other_id: string | null; handle: string }>`with ${words}
    select word.id, null::uuid as other_id, c.handle
    from words word join channels.channel c on c.kind = word.kind and c.id <> word.id
    join channels.delivery d on d.channel_id = c.id and ${sounds(sql`d.voiced`, bare(sql`word.said`))}
    where ${holdsWords(clock.now())}
    union all
    select later.id, word.id, '' from words word join words later on later.kind = word.kind and word.place < later.place
    where similarity(${bare(sql`word.said`)}, ${bare(sql`later.said`)}) > ${muchTheSame}`.execute(db)
  for (const { id, handle, other_id: other } of rows) if (other === null) taken.set(id, handle)
  for (const { channelId } of firsts) {
    const before = rows.find(
      ({ id, other_id: other }) => id === channelId && other !== null && !taken.has(other),
    )
    const holder = firsts.find((voice) => voice.channelId === before?.other_id)
    if (holder !== undefined && !taken.has(channelId)) taken.set(channelId, holder.handle)
  }
  return taken
}
