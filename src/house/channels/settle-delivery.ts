/** Writes down how a call ended: the attempt, the delivery, the channel's health and the audit, all or nothing. */
import { sql } from 'kysely'
import { theHouse } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { gathered } from '../../platform/gather.ts'
import type { ActRecord } from '../audit/index.ts'
import type { Outcome } from './adapter.ts'
import { endAttempts, type Attempt } from './attempt.ts'
import type { ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { noteHealth } from './note-health.ts'
import type { Settlement } from './settlement.ts'
import { notePart } from './thread-parts.ts'
import { enqueueDeliveries, isUnsettled, unsettled, wakeFollowers } from './wake-deliveries.ts'

interface Settling {
  channel: ChannelRow
  delivery: DeliveryRow
  settlement: Settlement
  ended: { attempt: Attempt; outcome: Outcome } | undefined
}

/** Ends the attempt, if one is given, and moves the delivery, unless somebody settled it since it was read. */
export async function settleDelivery(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  settlement: Settlement,
  ended?: { attempt: Attempt; outcome: Outcome },
): Promise<void> {
  const one = { channel, delivery, settlement, ended }
  if (!(await settleAmongOthers(deps, one)))
    await deps.db.transaction().execute((trx) => settleAll(deps, trx, [one]))
}

/**
 * What ends at the same time is settled in one transaction; whether each was. Left out is what somebody else holds or
 * others wait for: who waits for one row while holding many may wait for ever.
 */
const settleAmongOthers = gathered((deps: ChannelsDeps, lot: readonly Settling[]) =>
  deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select d.id from channels.delivery d join channels.channel c on c.id = d.channel_id
      where d.id = any(${lot.map(({ delivery }) => delivery.id)}::uuid[])
        and not exists (select from channels.delivery follower
          where follower.channel_id = d.channel_id and follower.edition_id = d.edition_id and follower.id <> d.id
            and follower.state = any(${[...unsettled]}::text[]) and follower.next_at is null)
      for no key update of d, c skip locked`.execute(trx)
    const free = new Set(rows.map(({ id }) => id))
    const taken = lot.filter(({ delivery }) => free.delete(delivery.id))
    await settleAll(deps, trx, taken)
    return lot.map((one) => taken.includes(one))
  }),
)

async function settleAll(deps: ChannelsDeps, trx: HouseTransaction, lot: readonly Settling[]): Promise<void> {
  if (lot.length === 0) return
  const now = deps.clock.now()
  const ended = lot.flatMap((one) => (one.ended === undefined ? [] : [{ ...one, ended: one.ended }]))
  await endAttempts(
    trx,
    deps.clock,
    ended.map((one) => one.ended),
  )
  await noteHealth(
    deps,
    trx,
    ended.map(({ channel, ended: { outcome } }) => ({ channel, outcome })),
  )
  const moved = await moveAll(trx, lot, now)
  for (const { delivery, settlement } of lot)
    if (!moved.has(delivery.id))
      deps.log.warn(
        { delivery: delivery.id, state: settlement.state },
        'a delivery was settled by somebody else meanwhile',
      )
  const done = lot.filter(({ delivery }) => moved.has(delivery.id))
  for (const {
    delivery,
    settlement: { sent, part = 1 },
  } of done)
    if (sent !== undefined && part > 1) await notePart(trx, delivery, part, sent, now)
  await enqueueDeliveries(
    deps,
    trx,
    done.flatMap(({ delivery, settlement: { nextAt } }) =>
      nextAt === undefined || nextAt === null
        ? []
        : [
            {
              ...delivery,
              delaySeconds: Math.max(0, Math.ceil((nextAt.getTime() - now.getTime()) / 1000)),
            },
          ],
    ),
  )
  const [only] = done
  // Among others there are none, see above.
  if (lot.length === 1 && only !== undefined && !isUnsettled(only.settlement.state))
    await wakeFollowers(deps, trx, only.delivery)
  await deps.events.emitAll(
    trx,
    'delivery.changed',
    done.map(({ channel, delivery: { id, story_id: storyId }, settlement: { state } }) => ({
      id,
      storyId,
      channelId: channel.id,
      state,
    })),
  )
  await deps.audit.recordAll(trx, done.filter(({ settlement: { state } }) => isRecorded(state)).map(actOf))
}

const isRecorded = (state: Settlement['state']) => !isUnsettled(state) || state === 'unauthorised'

const actOf = ({ channel, delivery, settlement: { state, why, sent } }: Settling): ActRecord => ({
  actor: theHouse,
  act: `delivery.${state}`,
  unitId: channel.unit_id,
  objectKind: 'delivery',
  objectId: delivery.id,
  ...(delivery.version_hash === '' ? {} : { versionHash: delivery.version_hash }),
  ...(why === undefined || why === null ? {} : { why }),
  details: { purpose: delivery.purpose, handle: channel.handle, url: sent?.url ?? delivery.external_url },
})

/** The ids of those that nobody had settled otherwise. What a settlement does not name stays as it is. */
async function moveAll(trx: HouseTransaction, lot: readonly Settling[], now: Date): Promise<Set<string>> {
  const rows = lot.map(({ delivery, settlement: { sent, part = 1, ...settlement } }) => ({
    id: delivery.id,
    was: delivery.state,
    sent_at: settlement.state === 'sent' || sent !== undefined ? (delivery.sent_at ?? now) : undefined,
    // Of a thread the later parts stand by themselves.
    stands: sent !== undefined && part === 1,
    ...settlement,
    external_id: sent?.id,
    external_url: sent?.url,
    external_revision: sent?.revision,
    attachments: sent?.attachments ?? [],
    shown: sent?.shown,
  }))
  const { rows: moved } = await sql<{ id: string }>`
    update channels.delivery d
    set state = one.state, why = one.why, detail = one.detail, lasting = coalesce(one.lasting, false),
      next_at = one."nextAt", changed_at = ${now},
      sent_at = coalesce(one.sent_at, d.sent_at),
      due_since = coalesce(one."dueSince", d.due_since), sent_hash = coalesce(one."sentHash", d.sent_hash),
      pending = coalesce(one.pending, d.pending), leftovers = coalesce(one.leftovers, d.leftovers),
      external_id = case when one.stands then one.external_id else d.external_id end,
      external_url = case when one.stands then one.external_url else d.external_url end,
      external_revision = case when one.stands then one.external_revision else d.external_revision end,
      attachments = case when one.stands then one.attachments else d.attachments end,
      shown = case when one.stands then one.shown else d.shown end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id uuid, was text, sent_at timestamptz, state text, why text,
      detail text, lasting boolean, "nextAt" timestamptz, "dueSince" timestamptz, "sentHash" text, pending text,
      leftovers text[], stands boolean, external_id text, external_url text, external_revision text,
      attachments text[], shown text[])
    where d.id = one.id and (d.state = one.was or d.state = any(${[...unsettled]}::text[]))
    returning d.id`.execute(trx)
  return new Set(moved.map(({ id }) => id))
}
