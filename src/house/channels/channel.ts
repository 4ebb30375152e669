/** A connected account: its row, as the ledger and as people see it. */
import type { Selectable } from 'kysely'
import type { DB } from '../../platform/database.generated.ts'
import type { HouseDb } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import {
  defaultSettings,
  type Account,
  type Credentials,
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

/** What an adapter needs to act for the channel; renewed tokens are stored at once. */
export function accountOf({ secrets, db }: Pick<ChannelsDeps, 'secrets' | 'db'>, row: ChannelRow): Account {
  if (row.credentials === null) throw new Error(`Channel ${row.id} was given up and has no credentials.`)
  return {
    server: row.server,
    externalId: row.external_id,
    handle: row.handle,
    settings: settingsOf(row),
    credentials: JSON.parse(secrets.unseal(row.credentials, context(row.id))) as Credentials,
    async keep(credentials) {
      await db
        .updateTable('channels.channel')
        .set({ credentials: sealCredentials({ secrets }, row.id, credentials) })
        .where('id', '=', row.id)
        .where('removed_at', 'is', null)
        .execute()
    },
  }
}
