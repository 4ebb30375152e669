/** An answer is said once: its intent is written before the call, and what got no answer is looked for before anything else. */
import { sql, type Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import type { Finding, Outcome } from '../adapter.ts'
import type { Answering } from '../adapter-reading.ts'
import { accountOf, adapterOf, channelById, type ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { standsStill } from '../pause-posting.ts'
import { noteHealth } from '../note-health.ts'
import { withUnits } from '../quotas/take-units.ts'

type Heard = Selectable<DB['channels.heard']>

const space = 727371
const day = 86_400_000

export async function sayAnswer(deps: ChannelsDeps, heardId: string): Promise<void> {
  await deps.holds.ifFree({ space, name: heardId }, async () => {
    const heard = await deps.db
      .selectFrom('channels.heard')
      .selectAll()
      .where('id', '=', heardId)
      .executeTakeFirst()
    if (heard === undefined || heard.answer === null || heard.answer_at === null) return
    if (!['queued', 'sending', 'unknown'].includes(heard.answer_state ?? '')) return
    const channel = await channelById(deps.db, heard.channel_id)
    if (channel === undefined || channel.removed_at !== null || channel.state !== 'connected') return
    const answering = {
      answerTo: heard.answer_to,
      writer: heard.writer,
      text: heard.answer,
      key: heard.id,
      at: heard.answer_at,
    }
    if (heard.answer_state !== 'queued' && !(await isFree(deps, channel, heard, answering))) return
    const outcome = await withUnits(deps, channel, 'answer', async () =>
      (await begin(deps, channel, heard))
        ? attempted(deps, heardId, () =>
            adapterOf(deps, channel).answer?.(accountOf(deps, channel), answering),
          )
        : undefined,
    )
    if (outcome?.kind === 'out_of_units') await waits(deps, heard)
    else if (outcome !== undefined) await settle(deps, channel, heard, outcome)
  })
}

/** Whether it certainly stands nowhere and will not come. */
async function isFree(
  deps: ChannelsDeps,
  channel: ChannelRow,
  heard: Heard,
  answering: Answering,
): Promise<boolean> {
  const adapter = adapterOf(deps, channel)
  const finding = await withUnits(deps, channel, 'findAnswer', () =>
    attempted<Finding>(deps, heard.id, () => adapter.findAnswer?.(accountOf(deps, channel), answering)),
  )
  if (finding?.kind === 'out_of_units') {
    await waits(deps, heard)
    return false
  }
  if (finding?.kind === 'found') {
    await settle(deps, channel, heard, { kind: 'sent', sent: finding.sent })
    return false
  }
  const settled = (heard.answer_begun_at?.getTime() ?? 0) + adapter.settlesIn
  if (finding?.kind === 'absent' && deps.clock.now().getTime() >= settled) return true
  await settle(deps, channel, heard, {
    kind: 'unknown',
    why: finding?.kind === 'absent' ? 'settling' : 'cannot_look',
  })
  return false
}

/** For units of its application: it is tried again with all that wait. */
async function waits({ db, clock }: ChannelsDeps, { id }: Heard): Promise<void> {
  await db
    .updateTable('channels.heard')
    .set({ answer_why: 'quota_application', changed_at: clock.now() })
    .where('id', '=', id)
    .where('answer_state', 'in', ['queued', 'sending', 'unknown'])
    .execute()
}

/** False where posting stands still: it waits until that ends. */
async function begin({ db, clock }: ChannelsDeps, channel: ChannelRow, { id }: Heard): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channels.heard')
    .set({
      answer_state: 'sending',
      answer_begun_at: clock.now(),
      answer_tries: sql<number>`answer_tries + 1`,
    })
    .where('id', '=', id)
    .where('answer_state', 'in', ['queued', 'sending', 'unknown'])
    .where(sql<boolean>`not ${standsStill(sql`${channel.unit_path}`)}`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function attempted<T extends Outcome | Finding>(
  { log }: ChannelsDeps,
  heard: string,
  call: () => Promise<T> | undefined,
): Promise<T | Extract<Outcome, { kind: 'unknown' }> | undefined> {
  try {
    return await call()
  } catch (error) {
    log.error({ err: error, heard }, 'an adapter failed to answer')
    return { kind: 'unknown', why: 'internal' }
  }
}

async function settle(
  deps: ChannelsDeps,
  channel: ChannelRow,
  heard: Heard,
  outcome: Outcome,
): Promise<void> {
  const now = deps.clock.now()
  const late = now.getTime() - (heard.answer_at?.getTime() ?? 0) > day
  const state =
    outcome.kind === 'sent'
      ? 'sent'
      : outcome.kind === 'unknown'
        ? 'unknown'
        : outcome.kind === 'rejected' || outcome.kind === 'handed' || late
          ? 'refused'
          : 'queued'
  const sent = outcome.kind === 'sent' ? outcome.sent : undefined
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channels.heard')
      .set({
        answer_state: state,
        answer_why:
          outcome.kind === 'sent' ? null : outcome.kind === 'unauthorised' ? 'unauthorised' : outcome.why,
        changed_at: now,
        ...(sent === undefined ? {} : { answer_id: sent.id, answer_url: sent.url, state: 'answered' }),
      })
      .where('id', '=', heard.id)
      .execute()
    if (sent !== undefined)
      await sql`update channels.heard_day set answered = answered + 1
        where channel_id = ${channel.id} and day = (${heard.written_at}::timestamptz at time zone 'UTC')::date`.execute(
        trx,
      )
    await noteHealth(deps, trx, [{ channel, outcome }])
  })
}

/** Calls answers to work that wait, or that a crash left open; each the later the oftener it was tried. */
export async function resumeAnswers({ db, clock, jobs }: ChannelsDeps): Promise<void> {
  const now = clock.now()
  const { rows } = await sql<{ id: string }>`select id from channels.heard
    where answer_state in ('queued', 'sending', 'unknown')
      and coalesce(answer_begun_at, answer_at)
        < ${now}::timestamptz - least(30 * 2 ^ least(answer_tries, 7), 3600) * interval '1 second'
    order by answer_at limit 200`.execute(db)
  await jobs.enqueueAll(
    db,
    'say-answer',
    rows.map(({ id }) => ({ data: { heardId: id } })),
  )
}

/** Forgets what people wrote, with what was answered: the counts stay. Also what was pushed, and old faults. */
export async function sweepHeard(
  { db, clock }: ChannelsDeps,
  { heardDays }: { heardDays: number },
): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * day)
  await db.deleteFrom('channels.heard').where('written_at', '<', ago(heardDays)).execute()
  await db.deleteFrom('channels.pushed').where('received_at', '<', ago(7)).execute()
  await db.deleteFrom('channels.fault_day').where('day', '<', ago(90)).execute()
}
