/** A connected account: its row, as the ledger and as people see it. */
import type { Selectable } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { DB } from '../../platform/database.generated.ts'
import type { HouseDb } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import {
  defaultSettings,
  type Account,
  type Adapter,
  type Credentials,
  type NetworkKind,
  type Settings,
} from './adapter.ts'
import type { Limits, Quota } from './adapter-limits.ts'
import type { ChannelsDeps } from './deps.ts'
import { applicationContext, channelContext } from './sealed.ts'

export type ChannelState = 'connected' | 'paused' | 'unauthorised'

export interface Channel {
  id: string
  unitId: string
  unitPath: string
  kind: NetworkKind
  /** The network by whose sign-in it was opened, where that is another: an Instagram account behind a Facebook Page. */
  behind: NetworkKind | null
  server: string
  url: string
  handle: string
  label: string
  languages: Locale[]
  /** By which an audience names it; in lower case. */
  tags: string[]
  state: ChannelState
  settings: Settings
  listed: boolean
  /** When the sign-in ends unless it is renewed. */
  expiresAt: Date | null
  health: {
    lastSuccessAt: Date | null
    lastFaultAt: Date | null
    lastFault: string | null
    faultsInRow: number
  }
  /** On the Fediverse alone; elsewhere the network knows. */
  followers?: number
  createdAt: Date
  removedAt: Date | null
}

export type ChannelRow = Selectable<DB['channels.channel']>

export function toChannel(row: ChannelRow): Channel {
  return {
    id: row.id,
    unitId: row.unit_id,
    unitPath: row.unit_path,
    kind: row.kind as NetworkKind,
    behind: row.behind as NetworkKind | null,
    server: row.server,
    url: row.url,
    handle: row.handle,
    label: row.label,
    languages: row.languages as Locale[],
    tags: row.tags,
    state: row.state as ChannelState,
    settings: settingsOf(row),
    listed: row.listed,
    expiresAt: row.expires_at,
    health: {
      lastSuccessAt: row.last_success_at,
      lastFaultAt: row.last_fault_at,
      lastFault: row.last_fault,
      faultsInRow: row.faults_in_row,
    },
    createdAt: row.created_at,
    removedAt: row.removed_at,
  }
}

/** Where one goes to connect it again. */
export const signsInAt = ({ kind, behind }: Pick<ChannelRow, 'kind' | 'behind'>): NetworkKind =>
  (behind ?? kind) as NetworkKind

export const settingsOf = (row: Pick<ChannelRow, 'settings'>): Settings => ({
  ...defaultSettings,
  ...(row.settings as Partial<Settings>),
})

export const channelById = (db: HouseDb, id: string): Promise<ChannelRow | undefined> =>
  db.selectFrom('channels.channel').selectAll().where('id', '=', id).executeTakeFirst()

/** @throws not_found, also for a channel that was given up. */
export async function requireChannel(db: HouseDb, id: string): Promise<ChannelRow> {
  const row = await channelById(db, id)
  if (row === undefined || row.removed_at !== null) throw notFound('channel')
  return row
}

/** The channel, once the actor was allowed to manage it. @throws not_found, forbidden */
export async function managedChannel(
  deps: Pick<ChannelsDeps, 'db' | 'identity'>,
  actor: Actor,
  id: string,
): Promise<ChannelRow> {
  const row = await requireChannel(deps.db, id)
  await deps.identity.authorise(actor, 'channel.manage', row.unit_id)
  return row
}

export const sealCredentials = (
  { secrets }: Pick<ChannelsDeps, 'secrets'>,
  id: string,
  credentials: Credentials,
): string => secrets.seal(JSON.stringify(credentials), channelContext(id))

const unsealed = ({ secrets }: Pick<ChannelsDeps, 'secrets'>, id: string, sealed: string): Credentials =>
  JSON.parse(secrets.unseal(sealed, channelContext(id))) as Credentials

type Deps = Pick<ChannelsDeps, 'secrets' | 'db' | 'adapters' | 'holds'>

export const adapterOf = (
  { adapters }: Pick<ChannelsDeps, 'adapters'>,
  row: Pick<ChannelRow, 'kind'>,
): Adapter => adapters[row.kind as NetworkKind]

/** What its server said last, or what the network's documents say. */
export const limitsOf = (
  deps: Pick<ChannelsDeps, 'adapters'>,
  row: Pick<ChannelRow, 'kind' | 'limits'>,
): Limits => (row.limits as Limits | null) ?? adapterOf(deps, row).can.limits

/** How much the account may post; a server that says its other limits may be silent about this one. */
export const quotaOf = (
  deps: Pick<ChannelsDeps, 'adapters'>,
  row: Pick<ChannelRow, 'kind' | 'limits'>,
): Quota | undefined => limitsOf(deps, row).quota ?? adapterOf(deps, row).can.limits.quota

/** What an adapter needs to act for the channel. */
export function accountOf(deps: Deps, row: ChannelRow): Account {
  if (row.credentials === null) throw new Error(`Channel ${row.id} was given up and has no credentials.`)
  return {
    server: row.server,
    ...(row.behind === null ? {} : { behind: row.behind as NetworkKind }),
    externalId: row.external_id,
    handle: row.handle,
    settings: settingsOf(row),
    limits: limitsOf(deps, row),
    credentials: unsealed(deps, row.id, row.credentials),
    renew: (ask) =>
      aloneWithSignIn(deps, row.id, async (stored, keep) => {
        const renewed = await ask(stored)
        if (renewed !== stored) await keep(renewed)
        return renewed
      }),
  }
}

/**
 * While nobody else renews it: with what is stored now, and a way to store what follows at once. Networks that turn
 * tokens over take the old one once, and a second asker would lose the account.
 */
export function aloneWithSignIn<T>(
  { holds, db, secrets }: Pick<ChannelsDeps, 'holds' | 'db' | 'secrets'>,
  id: string,
  work: (stored: Credentials, keep: Keep) => Promise<T>,
): Promise<T> {
  return holds.inTurn({ space: 727364, name: id }, async () => {
    const row = await channelById(db, id)
    if (!row?.credentials) throw new Error(`Channel ${id} was given up meanwhile.`)
    const own = unsealed({ secrets }, id, row.credentials)
    const lent = await secretOf({ db, secrets }, row.kind, own)
    const sealed = (credentials: Credentials) =>
      sealCredentials(
        { secrets },
        id,
        Object.fromEntries(Object.entries(credentials).filter(([name]) => lent[name] === undefined)),
      )
    const keep = async (renewed: Credentials) => {
      await db
        .updateTable('channels.channel')
        .set({ credentials: sealed(renewed) })
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .execute()
    }
    return work({ ...own, ...lent }, Object.assign(keep, { sealed }))
  })
}

/** Stores what follows the sign-in, or tells what is to be stored. */
interface Keep {
  (renewed: Credentials): Promise<void>
  sealed(credentials: Credentials): string
}

/**
 * The secret of the application that the account was opened with: it lies with the application, so that changing it
 * there changes it for every account. Nothing for whoever brought an application of their own.
 */
async function secretOf(
  { db, secrets }: Pick<ChannelsDeps, 'db' | 'secrets'>,
  kind: string,
  { clientId, clientSecret }: Credentials,
): Promise<Credentials> {
  if (clientId === undefined || clientSecret !== undefined) return {}
  const row = await db
    .selectFrom('channels.application')
    .select(['id', 'client_secret'])
    .where('kind', '=', kind)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row === undefined
    ? {}
    : { clientSecret: secrets.unseal(row.client_secret, applicationContext(row.id)) }
}
