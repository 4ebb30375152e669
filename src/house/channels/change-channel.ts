import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import {
  accountOf,
  adapterOf,
  sealCredentials,
  settingsOf,
  toChannel,
  type Channel,
  type ChannelRow,
} from './channel.ts'
import type { Credentials, Entry, Settings } from './adapter.ts'
import { managedChannel, signInTo } from './connect-channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { nextTending } from './tend-channels.ts'
import { wakeChannel } from './wake-deliveries.ts'

export interface ChangeChannel {
  label?: string | undefined
  languages?: Locale[] | undefined
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
  return keep(deps, actor, row, 'channel.change', { ...change }, (trx) =>
    trx
      .updateTable('channels.channel')
      .set({
        label: change.label ?? row.label,
        languages: change.languages ?? row.languages,
        listed: change.listed ?? row.listed,
        settings: JSON.stringify({ ...settingsOf(row), ...change.settings }),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/** Stops sending until it is reconnected; what is under way ends first. @throws not_found, forbidden */
export async function pauseChannel(deps: ChannelsDeps, actor: Actor, id: string): Promise<Channel> {
  const row = await managedChannel(deps, actor, id)
  return keep(deps, actor, row, 'channel.pause', {}, (trx) =>
    trx
      .updateTable('channels.channel')
      .set({ state: 'paused' })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/**
 * Tries the stored or the given credentials; if they open the same account, what waited is sent. What the network does
 * not hand out a second time, such as a token to renew with, is kept.
 * @throws not_found, forbidden, channel_other_account, channel_unauthorised, channel_unreachable, channel_refused
 */
export async function reconnectChannel(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  given: Entry = {},
): Promise<Channel> {
  const row = await managedChannel(deps, actor, id)
  const { credentials } = accountOf(deps, row)
  const adapter = adapterOf(deps, row)
  const found = await signInTo(adapter, { server: row.server, ...credentials, ...given })
  if (found.externalId !== row.external_id) throw conflict('channel_other_account', { handle: found.handle })
  return keep(deps, actor, row, 'channel.reconnect', {}, async (trx) => {
    await wakeChannel(deps, trx, row.id)
    return trx
      .updateTable('channels.channel')
      .set({
        state: 'connected',
        credentials: sealCredentials(deps, row.id, { ...credentials, ...filled(found.credentials) }),
        expires_at: found.expiresAt ?? null,
        tend_at: nextTending(adapter, deps.clock.now(), found.expiresAt ?? null, { asked: false }),
        handle: found.handle,
        url: found.url,
        last_success_at: deps.clock.now(),
        faults_in_row: 0,
        last_fault: null,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}

const filled = (credentials: Credentials): Credentials =>
  Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''))

/**
 * Gives the account up: its credentials are destroyed, its deliveries stay on record, and the register goes on
 * knowing that the address was official until today. @throws not_found, forbidden
 */
export async function removeChannel(deps: ChannelsDeps, actor: Actor, id: string): Promise<void> {
  const row = await managedChannel(deps, actor, id)
  const now = deps.clock.now()
  await keep(deps, actor, row, 'channel.remove', {}, async (trx) => {
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

async function keep(
  deps: ChannelsDeps,
  actor: Actor,
  { id, unit_id: unitId, handle }: ChannelRow,
  act: string,
  details: Record<string, unknown>,
  change: (trx: HouseTransaction) => Promise<ChannelRow>,
): Promise<Channel> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await change(trx)
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
