import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import type { Setback } from './adapter.ts'
import type { ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { countFault } from './reading/count-fault.ts'

interface Noted {
  channel: Pick<ChannelRow, 'id' | 'unit_id' | 'state'>
  outcome: { kind: 'sent' | 'found' | 'absent' | 'handed' | 'unsure' } | Setback
}

/** A passing fault is remembered and disconnects nobody; only refused credentials do. */
export async function noteHealth(
  { clock, events }: Pick<ChannelsDeps, 'clock' | 'events'>,
  trx: HouseTransaction,
  noted: readonly Noted[],
): Promise<void> {
  const now = clock.now()
  // Refusing a post is an answer, too.
  const sound = noted.filter(({ outcome: { kind } }) =>
    ['sent', 'found', 'absent', 'rejected'].includes(kind),
  )
  if (sound.length > 0)
    await sql`update channels.channel set last_success_at = ${now}, faults_in_row = 0
      where id = any(${sound.map(({ channel }) => channel.id)}::uuid[]) and removed_at is null`.execute(trx)
  for (const { channel, outcome } of noted)
    if (outcome.kind === 'throttled' || outcome.kind === 'unknown' || outcome.kind === 'unauthorised')
      await noteFault({ events }, trx, channel, outcome, now)
}

async function noteFault(
  { events }: Pick<ChannelsDeps, 'events'>,
  trx: HouseTransaction,
  channel: Noted['channel'],
  outcome: Setback,
  now: Date,
): Promise<void> {
  const row = await trx
    .updateTable('channels.channel')
    .set((of) => ({
      last_fault_at: now,
      last_fault: outcome.kind === 'unauthorised' ? 'unauthorised' : outcome.why,
      faults_in_row: of('faults_in_row', '+', 1),
      // Somebody's pause is not overridden.
      ...(outcome.kind === 'unauthorised' && channel.state === 'connected' ? { state: 'unauthorised' } : {}),
    }))
    .where('id', '=', channel.id)
    .where('removed_at', 'is', null)
    .returning('state')
    .executeTakeFirst()
  await countFault(trx, channel.id, now)
  if (row !== undefined && row.state !== channel.state)
    await events.emit(trx, 'channels.changed', { ids: [channel.id], unitId: channel.unit_id })
}
