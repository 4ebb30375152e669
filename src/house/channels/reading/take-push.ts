/** What a network pushed is worked: Telegram's posts are kept as they came, of Meta's accounts the newest is pulled. */
import { sql } from 'kysely'
import type { SeenPost } from '../adapter-reading.ts'
import { keep, type ReadingDeps } from './read-account.ts'

interface Message {
  message_id: number
  date: number
  edit_date?: number
  text?: string
  caption?: string
  photo?: unknown
  video?: unknown
  chat: { id: number; username?: string }
}

interface Update {
  channel_post?: Message
  edited_channel_post?: Message
}

export async function takePush(
  deps: ReadingDeps,
  { network, digest }: { network: string; digest: string },
): Promise<void> {
  const { db } = deps
  const pushed = await db
    .selectFrom('channels.pushed')
    .select('body')
    .where('network', '=', network)
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (pushed === undefined || pushed.body === null) return
  if (network === 'telegram') await keepMessage(deps, pushed.body as Update)
  else await pullSoon(deps, (pushed.body as { accounts: string[] }).accounts)
  await db
    .updateTable('channels.pushed')
    .set({ body: null })
    .where('network', '=', network)
    .where('digest', '=', digest)
    .execute()
}

async function keepMessage(deps: ReadingDeps, update: Update): Promise<void> {
  const message = update.channel_post ?? update.edited_channel_post
  if (message?.chat?.id === undefined || typeof message.message_id !== 'number') return
  const channel = await deps.db
    .selectFrom('channels.channel')
    .selectAll()
    .where('kind', '=', 'telegram')
    .where('external_id', '=', String(message.chat.id))
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (channel === undefined) return
  const now = deps.clock.now()
  const post = toPost(message)
  await keep(deps, channel, { posts: [post], wholeSince: null }, now)
  await deps.db
    .updateTable('channels.reading')
    .set({ last_post_at: sql<Date>`greatest(last_post_at, ${post.at}::timestamptz)` })
    .where('channel_id', '=', channel.id)
    .execute()
}

function toPost({
  message_id: id,
  date,
  edit_date: edited,
  text,
  caption,
  photo,
  video,
  chat,
}: Message): SeenPost {
  return {
    id: String(id),
    url: chat.username === undefined ? null : `https://t.me/${chat.username}/${id}`,
    text: text ?? caption ?? '',
    at: new Date(date * 1000),
    editedAt: edited === undefined ? null : new Date(edited * 1000),
    kind: video !== undefined ? 'film' : photo !== undefined ? 'picture' : 'post',
  }
}

/** At most once a minute each, however much is pushed. */
async function pullSoon({ db, clock, jobs }: ReadingDeps, accounts: readonly string[]): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const { numAffectedRows = 0n } = await sql`update channels.reading r
      set due_at = greatest(${now}::timestamptz, r.pulled_at + interval '1 minute')
      from channels.channel c
      where c.id = r.channel_id and c.removed_at is null and c.kind in ('facebook', 'instagram', 'threads')
        and c.external_id = any(${[...accounts]}::text[]) and r.due_at > ${now}`.execute(trx)
    if (numAffectedRows > 0n) await jobs.enqueue(trx, 'pull-accounts', {})
  })
}
