/** A connected account: its row, as the ledger and as people see it. */
import type { Selectable } from 'kysely'
import type { DB } from '../../platform/database.generated.ts'
import type { HouseDb } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import { sql } from 'kysely'
import {
  defaultSettings,
  type Account,
  type Adapter,
  type Credentials,
  type Limits,
  type NetworkKind,
  type Settings,
} from './adapter.ts'
import type { ChannelsDeps } from './deps.ts'

export type ChannelState = 'connected' | 'paused' | 'unauthorised'

export interface Channel {
  id: string
  unitId: string
  unitPath: string
  kind: NetworkKind
  server: string
  url: string
  handle: string
  label: string
  languages: Locale[]
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
    server: row.server,
    url: row.url,
    handle: row.handle,
    label: row.label,
    languages: row.languages as Locale[],
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

const context = (id: string) => `channels.channel:${id}`

export const sealCredentials = (
  { secrets }: Pick<ChannelsDeps, 'secrets'>,
  id: string,
  credentials: Credentials,
): string => secrets.seal(JSON.stringify(credentials), context(id))

type Deps = Pick<ChannelsDeps, 'secrets' | 'db' | 'adapters'>

export const adapterOf = ({ adapters }: Pick<ChannelsDeps, 'adapters'>, row: ChannelRow): Adapter =>
  adapters[row.kind as NetworkKind]

/** What its server said last, or what the network's documents say. */
export const limitsOf = (deps: Pick<ChannelsDeps, 'adapters'>, row: ChannelRow): Limits =>
  (row.limits as Limits | null) ?? adapterOf(deps, row).can.limits

/** What an adapter needs to act for the channel. */
export function accountOf(deps: Deps, row: ChannelRow): Account {
  const { secrets, db } = deps
  if (row.credentials === null) throw new Error(`Channel ${row.id} was given up and has no credentials.`)
  const open = (sealed: string) => JSON.parse(secrets.unseal(sealed, context(row.id))) as Credentials
  return {
    server: row.server,
    externalId: row.external_id,
    handle: row.handle,
    settings: settingsOf(row),
    limits: limitsOf(deps, row),
    credentials: open(row.credentials),
    // A session lock: networks that turn tokens over take the old one once, and a second asker would lose the account.
    renew: (ask) =>
      db.connection().execute(async (session) => {
        await sql`select pg_advisory_lock(hashtextextended(${row.id}, 727364))`.execute(session)
        try {
          const now = await channelById(session, row.id)
          if (!now?.credentials) throw new Error(`Channel ${row.id} was given up meanwhile.`)
          const stored = open(now.credentials)
          const renewed = await ask(stored)
          if (renewed !== stored)
            await session
              .updateTable('channels.channel')
              .set({ credentials: sealCredentials({ secrets }, row.id, renewed) })
              .where('id', '=', row.id)
              .where('removed_at', 'is', null)
              .execute()
          return renewed
        } finally {
          await sql`select pg_advisory_unlock(hashtextextended(${row.id}, 727364))`.execute(session)
        }
      }),
  }
}
