/**
 * Telling other servers. What an inbox is still to be told is a row, so no killed process loses it; a job only wakes it.
 * A row says what it is about and not what to say: that is read when it is sent, so an inbox that was down for a day
 * hears how things are now, and never of a note after its deletion.
 */
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import type { FediverseDeps } from './deps.ts'
import { dropFollowers } from './followers.ts'
import { postToInbox, type Answer } from './post-to-inbox.ts'
import { wordsFor } from './signed-words.ts'

declare module '../../../platform/jobs.ts' {
  interface HouseJobs {
    'tell-inbox': { tellingId: string }
    /** Finds what is due and what nobody attends to: after a crash, or when a job was lost. */
    'resume-telling': Record<string, never>
  }
}

export type Act = 'create' | 'update' | 'delete' | 'accept'

export interface Telling {
  id: string
  unitId: string
  inbox: string
  /** A note's or an answer's key, or the follower whose request is accepted. */
  subject: string
  act: Act
  revision: number
}

const minute = 60_000
const day = 86_400_000
/** How long one piece of news is tried. */
const patience = 3 * day
/** An inbox that took nothing for so long is given up, and its followers with it. */
const dead = 14 * day
const longestWait = 6 * 3_600_000

type News = Pick<Telling, 'unitId' | 'subject' | 'act' | 'revision'>

/** To all followers; a deletion to every server that may have heard of the note. */
export async function tellInboxes(
  deps: Pick<FediverseDeps, 'jobs' | 'clock'>,
  trx: HouseTransaction,
  news: News,
): Promise<void> {
  const to =
    news.act === 'delete'
      ? sql`select address as inbox from channels.fediverse_inbox where unit_id = ${news.unitId}`
      : sql`select distinct coalesce(shared_inbox, inbox) as inbox from channels.fediverse_follower
            where unit_id = ${news.unitId}`
  await tell(deps, trx, news, to)
}

/** To one alone. */
export const tellOne = (
  deps: Pick<FediverseDeps, 'jobs' | 'clock'>,
  trx: HouseTransaction,
  { inbox, ...news }: News & { inbox: string },
): Promise<void> => tell(deps, trx, news, sql`select ${inbox}::text as inbox`)

/** To the one who asked. */
export const tellFollower = (
  deps: Pick<FediverseDeps, 'jobs' | 'clock'>,
  trx: HouseTransaction,
  { unitId, follower, inbox }: { unitId: string; follower: string; inbox: string },
): Promise<void> => tellOne(deps, trx, { unitId, subject: follower, act: 'accept', revision: 1, inbox })

async function tell(
  deps: Pick<FediverseDeps, 'jobs' | 'clock'>,
  trx: HouseTransaction,
  { unitId, subject, act, revision }: News,
  to: ReturnType<typeof sql>,
): Promise<void> {
  const now = deps.clock.now()
  const { rows } = await sql<{ id: string; inbox: string }>`
    insert into channels.fediverse_telling as t
      (id, unit_id, inbox, subject, act, revision, next_at, due_since)
    select uuidv7(), ${unitId}, inbox, ${subject}, ${act}, ${revision}, ${now}, ${now} from (${to}) as them
    on conflict (unit_id, subject, inbox) do update set
      -- Whoever was not told of a note yet is not told of its change, but of the note as it is by now.
      act = case when t.act = 'create' and excluded.act = 'update' then t.act else excluded.act end,
      revision = greatest(t.revision + 1, excluded.revision),
      attempts = 0, next_at = excluded.next_at, due_since = excluded.due_since
    returning id, inbox`.execute(trx)
  await enqueue(deps, trx, rows)
}

async function enqueue(
  { jobs }: Pick<FediverseDeps, 'jobs'>,
  db: HouseDb,
  rows: readonly { id: string; inbox: string }[],
  delaySeconds = 0,
): Promise<void> {
  await jobs.enqueueAll(
    db,
    'tell-inbox',
    rows.map(({ id, inbox }) => ({
      data: { tellingId: id },
      // One call at a time to each server.
      group: { id: new URL(inbox).host },
      ...(delaySeconds > 0 ? { startAfter: delaySeconds } : {}),
    })),
  )
}

/** Safe to call any number of times, from any number of processes. */
export async function tellInbox(deps: FediverseDeps, id: string): Promise<void> {
  await deps.holds.ifFree({ space: 727365, name: id }, async () => {
    const row = await deps.db
      .selectFrom('channels.fediverse_telling')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (row === undefined || row.next_at > deps.clock.now()) return
    const telling: Telling = {
      id,
      unitId: row.unit_id,
      inbox: row.inbox,
      subject: row.subject,
      act: row.act as Act,
      revision: row.revision,
    }
    const words = await wordsFor(deps, telling)
    // Taken back before it was told, or nobody waits for it any more.
    if (words === undefined) return forget(deps, telling)
    await settle(deps, telling, row, await postToInbox(deps, telling, words))
  })
}

async function settle(
  deps: FediverseDeps,
  telling: Telling,
  { attempts, due_since: since }: { attempts: number; due_since: Date },
  answer: Answer,
): Promise<void> {
  const now = deps.clock.now()
  if (answer.kind === 'taken') {
    await noteInbox(deps, telling, null)
    return forget(deps, telling)
  }
  if (answer.kind === 'gone') return giveUp(deps, telling)
  if (answer.kind === 'refused') {
    deps.log.info({ inbox: telling.inbox, why: answer.why }, 'a server on the Fediverse refused')
    return forget(deps, telling)
  }
  const failingSince = await noteInbox(deps, telling, now)
  if (now.getTime() - failingSince.getTime() > dead) return giveUp(deps, telling)
  if (now.getTime() - since.getTime() > patience) return forget(deps, telling)
  const wait = Math.min(minute * 2 ** Math.min(attempts, 12), longestWait)
  const nextAt = new Date(Math.max(now.getTime() + wait, answer.until?.getTime() ?? 0))
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channels.fediverse_telling')
      .set({ attempts: attempts + 1, next_at: nextAt })
      .where('id', '=', telling.id)
      .where('revision', '=', telling.revision)
      .execute()
    await enqueue(deps, trx, [telling], Math.ceil((nextAt.getTime() - now.getTime()) / 1000))
  })
}

/** Done, unless there is something newer to tell by now: then that is told next, as a change of what was just told. */
async function forget(deps: FediverseDeps, telling: Telling): Promise<void> {
  const { db } = deps
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .deleteFrom('channels.fediverse_telling')
      .where('id', '=', telling.id)
      .where('revision', '=', telling.revision)
      .executeTakeFirst()
    if (done.numDeletedRows > 0n) return
    const newer = await trx
      .updateTable('channels.fediverse_telling')
      .set({ act: sql`case when act = 'create' then 'update' else act end` })
      .where('id', '=', telling.id)
      .returning(['id', 'inbox'])
      .execute()
    await enqueue(deps, trx, newer)
  })
}

/** Since when the inbox takes nothing; null: it just did. */
async function noteInbox(
  { db }: Pick<FediverseDeps, 'db'>,
  { unitId, inbox }: Telling,
  failed: Date | null,
): Promise<Date> {
  const row = await db
    .updateTable('channels.fediverse_inbox')
    .set({ failing_since: failed === null ? null : sql<Date>`coalesce(failing_since, ${failed})` })
    .where('unit_id', '=', unitId)
    .where('address', '=', inbox)
    .$if(failed === null, (update) => update.where('failing_since', 'is not', null))
    .returning('failing_since')
    .executeTakeFirst()
  return row?.failing_since ?? failed ?? new Date(0)
}

/** Nobody is there any more. */
async function giveUp({ db, log }: FediverseDeps, { unitId, inbox }: Telling): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await dropFollowers(trx, sql`unit_id = ${unitId} and ${inbox} in (inbox, shared_inbox)`)
    await trx
      .deleteFrom('channels.fediverse_telling')
      .where('unit_id', '=', unitId)
      .where('inbox', '=', inbox)
      .execute()
    await trx
      .deleteFrom('channels.fediverse_inbox')
      .where('unit_id', '=', unitId)
      .where('address', '=', inbox)
      .execute()
  })
  log.info({ inbox }, 'an inbox on the Fediverse was given up')
}

/** Whatever is due, at most 1,000; `grace` in ms leaves time to jobs that are on their way. */
export async function resumeTelling(deps: FediverseDeps, grace = 0): Promise<void> {
  const rows = await deps.db
    .selectFrom('channels.fediverse_telling')
    .select(['id', 'inbox'])
    .where('next_at', '<=', new Date(deps.clock.now().getTime() - grace))
    .orderBy('next_at')
    .limit(1000)
    .execute()
  await enqueue(deps, deps.db, rows)
}
