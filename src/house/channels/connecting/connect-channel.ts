import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import { accountAddress } from '../register/account-address.ts'
import { defaultSettings, type Connected, type Entry, type NetworkKind, type Settings } from '../adapter.ts'
import { sealCredentials, toChannel, type Channel } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { followChannels } from '../register/follow-channels.ts'
import { nextTending } from '../tend-channels.ts'
import { signInWith } from './sign-in-to.ts'

export interface ConnectChannel {
  unitId: string
  kind: NetworkKind
  /** By the names of the network's fields. */
  entry: Entry
  languages: Locale[]
  label?: string | undefined
  settings?: Partial<Settings> | undefined
}

/**
 * Signs in to the account and takes it into the register.
 * @throws forbidden, not_found (unit), channel_taken, channel_unauthorised, channel_unreachable, channel_refused
 */
export async function connectChannel(
  deps: ChannelsDeps,
  actor: Actor,
  input: ConnectChannel,
): Promise<Channel> {
  await deps.identity.authorise(actor, 'channel.manage', input.unitId)
  return connectByEntry(deps, actor, input)
}

/** The same for whoever was allowed already. `also` joins its transaction. */
export async function connectByEntry(
  deps: ChannelsDeps,
  actor: Actor,
  { entry, ...input }: ConnectChannel,
  also: (trx: HouseTransaction, channel: Channel) => Promise<unknown> = async () => {},
): Promise<Channel> {
  if (deps.units.get(input.unitId) === undefined) throw notFound('unit')
  const { found, settle } = await signInWith(deps, deps.adapters[input.kind], entry, input.unitId)
  return deps.db.transaction().execute(async (trx) => {
    const [channel] = await takeIntoRegister(deps, trx, actor, [{ ...input, found }])
    if (channel === undefined) throw conflict('channel_taken', { handle: found.handle })
    await settle(trx)
    await also(trx, channel)
    return channel
  })
}

export interface Taking extends Omit<ConnectChannel, 'entry'> {
  found: Connected
}

/** Accounts that were opened; those that somebody has connected already are left out of the answer. */
export async function takeIntoRegister(
  deps: ChannelsDeps,
  trx: HouseTransaction,
  actor: Actor,
  takings: readonly Taking[],
): Promise<Channel[]> {
  const now = deps.clock.now()
  const rows = await trx
    .insertInto('channels.channel')
    .values(takings.map((taking) => rowOf(deps, taking, now)))
    .onConflict((clash) => clash.doNothing())
    .returningAll()
    .execute()
  await followChannels(
    trx,
    rows.map(({ id }) => id),
    { now, by: actor.name },
  )
  for (const { id, unit_id: unitId, kind, handle, url } of rows) {
    await deps.events.emit(trx, 'channels.changed', { ids: [id], unitId })
    await deps.audit.record(trx, {
      actor,
      act: 'channel.connect',
      unitId,
      objectKind: 'channel',
      objectId: id,
      details: { kind, handle, url },
    })
  }
  return rows.map(toChannel)
}

function rowOf(deps: ChannelsDeps, { found, kind, unitId, languages, label, settings }: Taking, now: Date) {
  const adapter = deps.adapters[kind]
  const id = newId()
  const expiresAt = found.expiresAt ?? null
  return {
    id,
    unit_id: unitId,
    unit_path: deps.units.get(unitId)?.path ?? '',
    kind,
    behind: found.behind ?? null,
    server: found.server,
    url: found.url,
    handle: found.handle,
    external_id: found.externalId,
    label: label ?? found.name,
    languages,
    settings: JSON.stringify({ ...defaultSettings, ...settings }),
    address: accountAddress(found.url) ?? found.url,
    // What has no address cannot be looked up; what nobody signed in to is only said to be ours.
    listed: found.url !== '' && !adapter.can.byHand && adapter.can.readOnly !== true,
    credentials: sealCredentials(deps, id, found.credentials),
    created_at: now,
    last_success_at: now,
    expires_at: expiresAt,
    // At once: it is asked for its limits.
    tend_at: nextTending(adapter, now, expiresAt, { asked: false }),
  }
}
