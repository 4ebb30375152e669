/** Keeps the register in step with the accounts that the house is connected to. */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import { newId, newRef } from '../../../platform/ids.ts'
import type { ChannelRow } from '../channel.ts'
import { handleKeyOf } from './asked-name.ts'
import { drawLooks, drawn } from './draw-looks.ts'
import { proofWayOf, type RegisterNetwork } from './networks.ts'
import { tell, type OutletEventKind, type OutletState } from './outlet.ts'

const day = 86_400_000
/** An entry is confirmed anew after this many days (U.S. Digital Registry). */
export const certifiedFor = 180

/** The first check comes soon, and not for thousands at the same moment. */
export const firstCheck = (now: Date): Date => new Date(now.getTime() + randomInt(600_000))

export const newProofCode = (): string => `pendopo-${newRef(12)}`

/** As the register calls it: a site by its host, for the name one signs in with says nothing to readers. */
const handleOf = (channel: ChannelRow): string =>
  channel.kind === 'wordpress' ? channel.address : channel.handle

const firstEntry = (channel: ChannelRow, now: Date, by: string) => {
  const handle = handleOf(channel)
  const way = proofWayOf(channel.kind as RegisterNetwork, handle, channel.listed)
  return {
    id: newId(),
    ref: newRef(),
    channel_id: channel.id,
    unit_id: channel.unit_id,
    unit_path: channel.unit_path,
    network: channel.kind,
    url: channel.url,
    address: channel.address,
    handle,
    handle_key: handleKeyOf(handle),
    ...drawn({ network: channel.kind, handle, address: channel.address }),
    label: channel.label,
    languages: channel.languages,
    state: 'review',
    due_at: new Date(channel.created_at.getTime() + certifiedFor * day),
    proof_way: way,
    proof_code: newProofCode(),
    proof_id: channel.kind === 'bluesky' ? channel.external_id : null,
    check_at: way === 'none' ? null : firstCheck(now),
    created_at: now,
    created_by: by,
    changed_at: now,
  }
}

/**
 * After channels were connected, changed, listed, unlisted or given up; within that act's transaction. What was only
 * declared at the same address becomes the connected account's entry.
 */
export async function followChannels(
  trx: HouseTransaction,
  ids: readonly string[],
  { now, by }: { now: Date; by: string },
): Promise<void> {
  if (ids.length === 0) return
  const { rows: adopted } = await sql<{ id: string }>`update channels.outlet o
    set channel_id = c.id, proof_way = case o.proof_way when 'bio' then 'sign_in' else o.proof_way end,
      proof_id = case c.kind when 'bluesky' then c.external_id end, changed_at = ${now}
    from channels.channel c
    where c.id = any(${[...ids]}::uuid[]) and c.removed_at is null and c.unit_id = o.unit_id
      and o.channel_id is null and o.state <> 'retired' and o.address = c.address and o.network = c.kind
      and not exists (select from channels.outlet other where other.channel_id = c.id)
    returning o.id`.execute(trx)
  await tell(
    trx,
    adopted.map(({ id }) => id),
    { kind: 'connected', at: now, by },
  )
  // What the register shows already goes on being shown.
  if (adopted.length > 0)
    await sql`update channels.channel c set listed = true from channels.outlet o
      where o.channel_id = c.id and o.state = 'published' and o.id = any(${adopted.map(({ id }) => id)}::uuid[])`.execute(
      trx,
    )
  const missing = await trx
    .selectFrom('channels.channel as c')
    .selectAll('c')
    .where('c.id', 'in', [...ids])
    .where((of) =>
      of.not(
        of.exists(of.selectFrom('channels.outlet as o').select('o.id').whereRef('o.channel_id', '=', 'c.id')),
      ),
    )
    .execute()
  if (missing.length > 0)
    await trx
      .insertInto('channels.outlet')
      .values(missing.map((channel) => firstEntry(channel, now, by)))
      .execute()
  await mirror(trx, ids, { now, by })
  await drawLooks(trx)
}

/** What the channel's row says is what the entry says. */
async function mirror(
  trx: HouseTransaction,
  ids: readonly string[],
  { now, by }: { now: Date; by: string },
): Promise<void> {
  const { rows } = await sql<{ id: string; was: OutletState; is: OutletState }>`
    update channels.outlet o set unit_id = c.unit_id, unit_path = c.unit_path, url = c.url, address = c.address,
      handle = seen.handle, handle_key = lower(ltrim(seen.handle, '@')),
      look = case when o.handle = seen.handle and o.address = c.address then o.look end,
      label = c.label, languages = c.languages, changed_at = ${now},
      state = case when c.removed_at is not null then 'retired' when c.listed then 'published' else 'review' end,
      published_at = case when c.listed then coalesce(o.published_at, ${now}) end,
      retired_at = c.removed_at, check_at = case when c.removed_at is null then o.check_at end
    from channels.channel c, lateral (select case c.kind when 'wordpress' then c.address else c.handle end) seen(handle)
    where c.id = o.channel_id and c.id = any(${[...ids]}::uuid[])
    returning o.id, old.state as was, new.state as is`.execute(trx)
  const kinds: Record<OutletState, OutletEventKind> = {
    published: 'published',
    retired: 'retired',
    review: 'unlisted',
  }
  for (const state of ['published', 'retired', 'review'] as const)
    await tell(
      trx,
      rows.filter((row) => row.is === state && row.was !== state).map(({ id }) => id),
      { kind: kinds[state], at: now, by },
    )
}
