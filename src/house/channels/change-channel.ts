import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Settings } from './adapter.ts'
import { managedChannel, settingsOf, toChannel, type Channel, type ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { followChannels } from './register/follow-channels.ts'

export interface ChangeChannel {
  label?: string | undefined
  languages?: Locale[] | undefined
  tags?: string[] | undefined
  listed?: boolean | undefined
  settings?: Partial<Settings> | undefined
}

/** Changes what the house itself decides about a channel. @throws not_found, forbidden */
export async function changeChannel(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  change: ChangeChannel,
): Promise<Channel> {
  const row = await managedChannel(deps, actor, id)
  return record(deps, actor, row, 'channel.change', { ...change }, (trx) =>
    trx
      .updateTable('channels.channel')
      .set({
        label: change.label ?? row.label,
        languages: change.languages ?? row.languages,
        tags: change.tags === undefined ? row.tags : asTags(change.tags),
        listed: change.listed ?? row.listed,
        settings: JSON.stringify({ ...settingsOf(row), ...change.settings }),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/** Written in one way, so that what is the same to a reader is the same. */
const asTags = (given: readonly string[]): string[] =>
  [...new Set(given.map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== ''))].toSorted()

/** Stops sending until it is reconnected; what is under way ends first. @throws not_found, forbidden */
export async function pauseChannel(deps: ChannelsDeps, actor: Actor, id: string): Promise<Channel> {
  const row = await managedChannel(deps, actor, id)
  return record(deps, actor, row, 'channel.pause', {}, (trx) =>
    trx
      .updateTable('channels.channel')
      .set({ state: 'paused' })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/**
 * Gives the account up: its credentials are destroyed, its deliveries stay on record, and the register goes on
 * knowing that the address was official until today. @throws not_found, forbidden
 */
export async function removeChannel(deps: ChannelsDeps, actor: Actor, id: string): Promise<void> {
  const row = await managedChannel(deps, actor, id)
  const now = deps.clock.now()
  await record(deps, actor, row, 'channel.remove', {}, async (trx) => {
    await trx
      .updateTable('channels.delivery')
      .set({ state: 'skipped', why: 'channel_removed', next_at: null, changed_at: now })
      .where('channel_id', '=', id)
      .where('state', 'in', ['queued', 'throttled', 'unauthorised', 'handed'])
      .execute()
    return trx
      .updateTable('channels.channel')
      .set({ removed_at: now, credentials: null })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}

async function record(
  deps: ChannelsDeps,
  actor: Actor,
  { id, unit_id: unitId, handle }: ChannelRow,
  act: string,
  details: Record<string, unknown>,
  change: (trx: HouseTransaction) => Promise<ChannelRow>,
): Promise<Channel> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await change(trx)
    await followChannels(trx, [id], { now: deps.clock.now(), by: actor.name })
    await deps.events.emit(trx, 'channels.changed', { ids: [id], unitId })
    await deps.audit.record(trx, {
      actor,
      act,
      unitId,
      objectKind: 'channel',
      objectId: id,
      details: { handle, ...details },
    })
    return toChannel(row)
  })
}
