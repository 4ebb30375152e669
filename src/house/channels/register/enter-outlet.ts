/** Entering, changing, showing and retiring what the register knows of an account that nobody has to be connected to. */
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId, newRef } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import { accountAddress } from './account-address.ts'
import { handleKeyOf } from './asked-name.ts'
import type { RegisterDeps } from './deps.ts'
import { drawn } from './draw-looks.ts'
import { certifiedFor, firstCheck, newProofCode } from './follow-channels.ts'
import { proofWayOf, wholeHosts, type RegisterNetwork } from './networks.ts'
import { requireOutlet, tell, toOutlet, type Outlet, type OutletEventKind, type OutletRow } from './outlet.ts'

const day = 86_400_000

export interface Entry {
  unitId: string
  network: RegisterNetwork
  url: string
  /** Left out: read from the address. */
  handle?: string | undefined
  label?: string | undefined
  languages: Locale[]
  tags?: string[] | undefined
  mandate?: string | undefined
  contact?: string | undefined
}

/** The handle that an address names: `@humas` of `https://instagram.com/humas`, the host of a site. */
function handleIn(network: RegisterNetwork, address: string): string {
  const [host = '', ...path] = address.split('/')
  if (wholeHosts.includes(network) || path.length === 0) return host
  const last = path.at(-1) ?? ''
  return network === 'mastodon' ? `@${last.replace(/^@/, '')}@${host}` : last
}

/**
 * The key of an account's address on its network. Undefined where it is none: only a site may be a whole host, or a
 * network's front door would make everybody's account official.
 */
export function entryAddress(network: RegisterNetwork, url: string): string | undefined {
  const address = accountAddress(url)
  if (address === undefined || !/^https?:\/\//i.test(url) || URL.parse(url)?.username !== '') return undefined
  return wholeHosts.includes(network) || address.includes('/') ? address : undefined
}

/** An entry's row as it is first written. */
export function newOutlet(
  entry: Entry,
  address: string,
  { unitPath, now, by }: { unitPath: string; now: Date; by: string },
) {
  const handle = entry.handle?.trim() || handleIn(entry.network, address)
  const way = proofWayOf(entry.network, handleKeyOf(handle), false)
  return {
    id: newId(),
    ref: newRef(),
    unit_id: entry.unitId,
    unit_path: unitPath,
    network: entry.network,
    url: entry.url,
    address,
    handle,
    handle_key: handleKeyOf(handle),
    ...drawn({ network: entry.network, handle, address }),
    label: entry.label?.trim() || handle,
    languages: entry.languages,
    tags: entry.tags ?? [],
    mandate: entry.mandate?.trim() ?? '',
    contact: entry.contact?.trim() ?? '',
    state: 'review',
    due_at: new Date(now.getTime() + certifiedFor * day),
    proof_way: way,
    proof_code: newProofCode(),
    check_at: way === 'none' ? null : firstCheck(now),
    created_at: now,
    created_by: by,
    changed_at: now,
  }
}

/** @throws not_found (unit), forbidden, register_address_invalid, register_taken */
export async function enterOutlet(deps: RegisterDeps, actor: Actor, entry: Entry): Promise<Outlet> {
  await deps.identity.authorise(actor, 'channel.manage', entry.unitId)
  const unit = deps.units.get(entry.unitId)
  if (unit === undefined) throw notFound('unit')
  const address = entryAddress(entry.network, entry.url)
  if (address === undefined)
    throw invalid('register_address_invalid', [{ at: 'url', code: 'register_address_invalid' }])
  return deps.db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('channels.outlet')
      .select('id')
      .where('address', '=', address)
      .where('state', '<>', 'retired')
      .executeTakeFirst()
    const row =
      known === undefined
        ? await trx
            .insertInto('channels.outlet')
            .values(newOutlet(entry, address, { unitPath: unit.path, now: deps.clock.now(), by: actor.name }))
            .onConflict((clash) => clash.doNothing())
            .returningAll()
            .executeTakeFirst()
        : undefined
    if (row === undefined) throw conflict('register_taken')
    await record(deps, trx, actor, row, 'entered')
    return toOutlet(row)
  })
}

export type OutletChange = Partial<Pick<Entry, 'label' | 'languages' | 'tags' | 'mandate' | 'contact'>>

/** @throws not_found, forbidden, register_retired */
export async function changeOutlet(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  change: OutletChange,
): Promise<Outlet> {
  const row = await managedOutlet(deps, actor, id)
  return deps.db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('channels.outlet')
      .set({
        label: change.label ?? row.label,
        languages: change.languages ?? row.languages,
        tags: change.tags ?? row.tags,
        mandate: change.mandate?.trim() ?? row.mandate,
        contact: change.contact?.trim() ?? row.contact,
        changed_at: deps.clock.now(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    // The label and the languages of a connected account are the channel's own.
    if (row.channel_id !== null)
      await trx
        .updateTable('channels.channel')
        .set({ label: changed.label, languages: changed.languages })
        .where('id', '=', row.channel_id)
        .execute()
    await record(deps, trx, actor, changed, 'changed', { ...change })
    return toOutlet(changed)
  })
}

/**
 * The account is the institution's no more: its address goes on answering "formerly". What was never shown is
 * forgotten by every public door. @throws not_found, forbidden, register_retired, register_connected
 */
export async function retireOutlet(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  { why }: { why: string },
): Promise<Outlet> {
  const row = await managedOutlet(deps, actor, id)
  if (row.channel_id !== null) throw conflict('register_connected')
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    const retired = await trx
      .updateTable('channels.outlet')
      .set({ state: 'retired', retired_at: now, retired_why: why.trim(), check_at: null, changed_at: now })
      .where('id', '=', id)
      .where('state', '<>', 'retired')
      .returningAll()
      .executeTakeFirst()
    if (retired === undefined) throw conflict('register_retired')
    await record(deps, trx, actor, retired, 'retired', { why: why.trim() })
    return toOutlet(retired)
  })
}

/** The entry, once the actor was allowed to manage it. @throws not_found, forbidden, register_retired */
export async function managedOutlet(deps: RegisterDeps, actor: Actor, id: string): Promise<OutletRow> {
  const row = await requireOutlet(deps.db, id)
  await deps.identity.authorise(actor, 'channel.manage', row.unit_id)
  if (row.state === 'retired') throw conflict('register_retired')
  return row
}

/** An act on one entry: into its history, into the audit, and to whoever shows it. */
export async function record(
  deps: Pick<RegisterDeps, 'clock' | 'audit' | 'events'>,
  trx: HouseTransaction,
  actor: Actor,
  row: Pick<OutletRow, 'id' | 'unit_id' | 'handle' | 'network'>,
  kind: OutletEventKind,
  details: Record<string, unknown> = {},
): Promise<void> {
  await tell(trx, [row.id], { kind, at: deps.clock.now(), by: actor.name, details })
  await deps.events.emit(trx, 'channels.changed', { ids: [row.id], unitId: row.unit_id })
  await deps.audit.record(trx, {
    actor,
    act: `account.${acts[kind]}`,
    unitId: row.unit_id,
    objectKind: 'account',
    objectId: row.id,
    details: { network: row.network, handle: row.handle, ...details },
  })
}

/** What an event is called as an act. */
const acts: Record<OutletEventKind, string> = {
  entered: 'enter',
  changed: 'change',
  published: 'publish',
  certified: 'certify',
  handed_over: 'hand_over',
  recovery_asked: 'ask_recovery',
  recovery_stopped: 'stop_recovery',
  recovered: 'recover',
  connected: 'connect',
  unlisted: 'unlist',
  proven: 'prove',
  lapsed: 'lapse',
  retired: 'retire',
}
