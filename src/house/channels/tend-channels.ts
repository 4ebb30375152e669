/** Looks after channels ahead of need: renews sign-ins before they end, and asks servers what they take. */
import { randomInt } from 'node:crypto'
import type { Adapter } from './adapter.ts'
import { accountOf, adapterOf, channelById } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { noteHealth } from './note-health.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * When the channel is looked after next, null if it needs nothing. Renewing comes after two to four fifths of the time
 * that is left, at a moment of its own, so that thousands of sign-ins made on one morning do not end on one morning.
 */
export function nextTending(
  adapter: Adapter,
  now: Date,
  expiresAt: Date | null,
  { asked }: { asked: boolean },
): Date | null {
  const times = [
    ...(adapter.limits === undefined
      ? []
      : [asked ? now.getTime() + day + randomInt(2 * hour) : now.getTime()]),
    ...(adapter.refresh === undefined || expiresAt === null
      ? []
      : [now.getTime() + Math.max(0, (expiresAt.getTime() - now.getTime()) * (0.4 + randomInt(400) / 1000))]),
  ]
  return times.length === 0 ? null : new Date(Math.min(...times))
}

/** Calls the due ones to work, at most 500; each is due again in a quarter of an hour, should its job be lost. */
export async function tendChannels({ db, jobs, clock }: ChannelsDeps): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('channels.channel')
      .select('id')
      .where('tend_at', '<=', now)
      .where('state', '=', 'connected')
      .where('removed_at', 'is', null)
      .orderBy('tend_at')
      .limit(500)
      .forUpdate()
      .skipLocked()
      .execute()
    if (due.length === 0) return
    const ids = due.map(({ id }) => id)
    await trx
      .updateTable('channels.channel')
      .set({ tend_at: new Date(now.getTime() + hour / 4) })
      .where('id', 'in', ids)
      .execute()
    await jobs.enqueueAll(
      trx,
      'tend-channel',
      ids.map((channelId) => ({ data: { channelId } })),
    )
  })
}

/** One channel. A passing fault changes nothing but when it is tried again; only a refusal ends the connection. */
export async function tendChannel(deps: ChannelsDeps, channelId: string): Promise<void> {
  const row = await channelById(deps.db, channelId)
  if (row === undefined || row.removed_at !== null || row.state !== 'connected') return
  const adapter = adapterOf(deps, row)
  const account = accountOf(deps, row)
  const now = deps.clock.now()
  const renewed = row.expires_at === null ? undefined : await adapter.refresh?.(account)
  const expiresAt = renewed?.kind === 'renewed' ? renewed.expiresAt : row.expires_at
  const failed = renewed === undefined || renewed.kind === 'renewed' ? undefined : renewed
  const said = failed === undefined ? await adapter.limits?.(account) : undefined
  const limits = said !== undefined && !('kind' in said) ? said : undefined
  const setback = failed ?? (said !== undefined && 'kind' in said ? said : undefined)
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channels.channel')
      .set({
        expires_at: expiresAt,
        tend_at:
          setback === undefined
            ? nextTending(adapter, now, expiresAt, { asked: true })
            : new Date(now.getTime() + hour / 2 + randomInt(hour)),
        ...(limits === undefined ? {} : { limits: JSON.stringify(limits) }),
      })
      .where('id', '=', row.id)
      .where('removed_at', 'is', null)
      .execute()
    if (setback !== undefined) await noteHealth(deps, trx, [{ channel: row, outcome: setback }])
  })
}
