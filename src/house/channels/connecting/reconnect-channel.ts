import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict } from '../../../platform/errors.ts'
import type { Adapter, Connected, Credentials, Entry } from '../adapter.ts'
import {
  adapterOf,
  aloneWithSignIn,
  managedChannel,
  toChannel,
  type Channel,
  type ChannelRow,
} from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { followChannels } from '../register/follow-channels.ts'
import { nextTending } from '../tend-channels.ts'
import { wakeChannel } from '../wake-deliveries.ts'
import { faultOf, signInTo, signInWith } from './sign-in-to.ts'

type Also = (trx: HouseTransaction, channel: Channel) => Promise<unknown>
const nothing: Also = async () => {}

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
  return reconnectByEntry(deps, actor, await managedChannel(deps, actor, id), given)
}

/** The same for whoever was allowed already. `also` joins its transaction. */
export function reconnectByEntry(
  deps: ChannelsDeps,
  actor: Actor,
  row: ChannelRow,
  given: Entry,
  also = nothing,
): Promise<Channel> {
  const adapter = adapterOf(deps, row)
  return aloneWithSignIn(deps, row.id, async (stored, keep) => {
    const entry = { server: row.server, ...stored, ...given }
    // What was entered may open another account, so it is stored here only once that is known.
    const { found, settle } =
      Object.keys(given).length === 0
        ? { found: await openAgain(adapter, stored, entry, row.unit_id, keep), settle: nothing }
        : await signInWith(deps, adapter, entry, row.unit_id)
    return takeBack(
      deps,
      actor,
      row,
      keep.sealed(together(stored, found.credentials)),
      found,
      async (trx, channel) => {
        await settle(trx, channel)
        await also(trx, channel)
      },
    )
  })
}

async function openAgain(
  adapter: Adapter,
  stored: Credentials,
  entry: Entry,
  unitId: string,
  keep: (turnedOver: Credentials) => Promise<void>,
): Promise<Connected> {
  const reopened = await adapter.authorise?.reopen?.(stored, keep)
  if (reopened === undefined) return signInTo(adapter, entry, unitId, keep)
  if (reopened.kind === 'connected') return reopened
  throw faultOf(adapter, reopened)
}

/** With an account that was opened at the network itself. @throws channel_other_account */
export function reconnectAs(
  deps: ChannelsDeps,
  actor: Actor,
  row: ChannelRow,
  found: Connected,
  also = nothing,
): Promise<Channel> {
  return aloneWithSignIn(deps, row.id, (stored, keep) => {
    // What belongs to another application opens nothing together with these.
    const kept = stored['clientId'] === found.credentials['clientId'] ? stored : {}
    return takeBack(deps, actor, row, keep.sealed(together(kept, found.credentials)), found, also)
  })
}

async function takeBack(
  deps: ChannelsDeps,
  actor: Actor,
  { id, kind, unit_id: unitId, external_id: account }: ChannelRow,
  credentials: string,
  found: Connected,
  also: Also,
): Promise<Channel> {
  if (found.externalId !== account) throw conflict('channel_other_account', { handle: found.handle })
  const now = deps.clock.now()
  const expiresAt = found.expiresAt ?? null
  return deps.db.transaction().execute(async (trx) => {
    await wakeChannel(deps, trx, id)
    const row = await trx
      .updateTable('channels.channel')
      .set({
        state: 'connected',
        credentials,
        behind: found.behind ?? null,
        expires_at: expiresAt,
        tend_at: nextTending(deps.adapters[kind as keyof typeof deps.adapters], now, expiresAt, {
          asked: false,
        }),
        handle: found.handle,
        url: found.url,
        last_success_at: now,
        faults_in_row: 0,
        last_fault: null,
        told_at: null,
        warned_at: null,
      })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .returningAll()
      .executeTakeFirstOrThrow()
    await followChannels(trx, [id], { now, by: actor.name })
    await deps.events.emit(trx, 'channels.changed', { ids: [id], unitId })
    await deps.audit.record(trx, {
      actor,
      act: 'channel.reconnect',
      unitId,
      objectKind: 'channel',
      objectId: id,
      details: { handle: found.handle },
    })
    const channel = toChannel(row)
    await also(trx, channel)
    return channel
  })
}

/** What opened it in another way is not kept beside. */
const together = (stored: Credentials, found: Credentials): Credentials => ({
  ...(stored['by'] === found['by'] ? stored : {}),
  ...filled(found),
})

const filled = (credentials: Credentials): Credentials =>
  Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''))
