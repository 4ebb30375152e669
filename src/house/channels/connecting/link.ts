/** A link by which a unit's person connects one account, without an account in the house. */
import { sql, type Selectable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { DB } from '../../../platform/database.generated.ts'
import { HouseError } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/messages.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import { minutes, type Door } from '../../../platform/throttle.ts'
import type { ConnectField, NetworkKind } from '../adapter.ts'
import { channelById, signsInAt } from '../channel.ts'
import { readyNetworks } from './application.ts'
import { askedToSignIn } from './begin-sign-in.ts'
import type { ConnectingDeps } from './deps.ts'

/** How long it works (ms). */
export const linkLife = 7 * 86_400_000

export type LinkRow = Selectable<DB['channels.connect_link']>

/** As officers see it; its address is only ever in the letter. */
export interface ConnectLink {
  id: string
  kind: NetworkKind
  unitId: string
  channelId: string | null
  label: string | null
  email: string
  sentBy: string
  sentAt: Date
  expiresAt: Date
  state: 'open' | 'used' | 'ended' | 'expired'
  connectedId: string | null
}

/** What the page says to whoever holds it. */
export interface OpenedLink {
  kind: NetworkKind
  unitId: string
  /** Of the channel that is connected again. */
  handle: string | null
  label: string | null
  sentBy: string
  expiresAt: Date
  locale: Locale
  /** The network on whose own page one signs in; null: only by what is entered here. */
  signsInAt: NetworkKind | null
  /** What tells where; null: nothing needs to, or it is known already. */
  asks: ConnectField | null
  /** Entering what the fields ask for is the other way; else it is the only one, or nothing for a unit's person. */
  entersToo: boolean
  fields: readonly ConnectField[]
}

// Nobody guesses a token of 256 bits; whoever tries, or tries passwords through a link, is slowed down.
export const doors = {
  open: { name: 'channels.link', byAddress: { max: 40, seconds: minutes(15) } },
  enter: {
    name: 'channels.link-entry',
    byAddress: { max: 20, seconds: minutes(15) },
    byAccount: { max: 10, seconds: minutes(15) },
  },
} satisfies Record<string, Door>

/** @throws connect_link_gone (410): used, ended, expired or never written; nobody is told which */
export async function requireLink(
  { db, clock }: Pick<ConnectingDeps, 'db' | 'clock'>,
  by: { token: string } | { id: string },
): Promise<LinkRow> {
  const row = await db
    .selectFrom('channels.connect_link')
    .selectAll()
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('token_hash', '=', fingerprint(by.token))))
    .where('expires_at', '>', clock.now())
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw new HouseError('connect_link_gone', 410)
  return row
}

/** @throws connect_link_gone, too_many_requests */
export async function openLink(deps: ConnectingDeps, token: string, address: string): Promise<OpenedLink> {
  await deps.throttle.attempt(doors.open, address)
  const row = await requireLink(deps, { token })
  await deps.throttle.forgive(doors.open, address)
  const kind = row.kind as NetworkKind
  const adapter = deps.adapters[kind]
  const channel = row.channel_id === null ? undefined : await channelById(deps.db, row.channel_id)
  const again = channel !== undefined
  const at = again ? signsInAt(channel) : kind
  return {
    kind,
    unitId: row.unit_id,
    handle: channel?.handle ?? null,
    label: row.label,
    sentBy: row.sent_by,
    expiresAt: row.expires_at,
    locale: row.locale as Locale,
    signsInAt: (await readyNetworks(deps)).has(at) ? at : null,
    asks: again ? null : askedToSignIn(adapter),
    entersToo: deps.adapters[at].authorise?.application !== 'registered',
    fields: again ? adapter.fields.filter((field) => field.kind === 'secret') : adapter.fields,
  }
}

export interface LinksPage {
  unitId?: string | undefined
  /** Id of the last link of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

/** Of the units whose channels the actor manages, newest first; by keyset. */
export async function linksFor(
  deps: ConnectingDeps,
  actor: Actor,
  { unitId, cursor, limit = 50 }: LinksPage,
): Promise<{ links: ConnectLink[]; next: string | null }> {
  const paths = await deps.identity.scope(actor, 'channel.manage')
  let query = deps.db
    .selectFrom('channels.connect_link')
    .selectAll()
    .where(sql<boolean>`unit_path <@ any(${paths}::ltree[])`)
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  if (cursor !== undefined) query = query.where('id', '<', cursor)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const now = deps.clock.now()
  return {
    links: page.map((row) => toLink(row, now)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

const toLink = (row: LinkRow, now: Date): ConnectLink => ({
  id: row.id,
  kind: row.kind as NetworkKind,
  unitId: row.unit_id,
  channelId: row.channel_id,
  label: row.label,
  email: row.email,
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  expiresAt: row.expires_at,
  state:
    row.used_at !== null
      ? 'used'
      : row.ended_at !== null
        ? 'ended'
        : row.expires_at <= now
          ? 'expired'
          : 'open',
  connectedId: row.connected_id,
})
