/** One way to a network and back: what is kept of it, sealed, for ten minutes. */
import type { Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import { HouseError } from '../../../platform/errors.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { Connected, NetworkKind } from '../adapter.ts'
import type { Application } from '../adapter-signing-in.ts'
import { signInContext } from '../sealed.ts'
import type { ConnectingDeps } from './deps.ts'
import { createUnitNamed } from './unit-named.ts'

/** How long the way there and back may take (ms); what was not picked by then is forgotten. */
export const signInLife = 600_000

export type SignInRow = Selectable<DB['channels.sign_in']>

/** Why nothing can be picked, as a code `fault.<code>` with what fills its sentence. */
export interface Failure {
  code: string
  params: Record<string, string>
}

/** An account that was opened, as it is offered; its tokens stay sealed. */
export interface Offer {
  kind: NetworkKind
  externalId: string
  handle: string
  name: string
  url: string
  /** Below where the way began, the unit whose name it bears; else that one. */
  unitId: string
  /** The channel by which it is connected already; its unit. */
  taken: { channelId: string; unitId: string } | null
}

export interface SignIn {
  id: string
  kind: NetworkKind
  unitId: string
  /** The channel that is connected again. */
  channelId: string | null
  stage: 'begun' | 'returned' | 'ended'
  failure: Failure | null
  /** Permissions that were not given, by the network's own names. */
  refused: string[]
  offers: Offer[]
  connectedIds: string[]
  expiresAt: Date
}

/** What the way back needs. */
export interface Packed {
  verifier: string
  application: Application
  kept: Readonly<Record<string, string>>
}

type Secrets = Pick<ConnectingDeps, 'secrets'>

export const pack = ({ secrets }: Secrets, id: string, what: Packed | readonly Connected[]): string =>
  secrets.seal(JSON.stringify(what), signInContext(id))

export const unpacked = ({ secrets }: Secrets, { id, sealed }: SignInRow): Packed =>
  JSON.parse(secrets.unseal(sealed ?? '', signInContext(id))) as Packed

/** The accounts that were opened. */
export function openedBy({ secrets }: Secrets, { id, stage, sealed }: SignInRow): Connected[] {
  if (stage !== 'returned' || sealed === null) return []
  const accounts = JSON.parse(secrets.unseal(sealed, signInContext(id))) as (Omit<Connected, 'expiresAt'> & {
    expiresAt?: string
  })[]
  return accounts.map(({ expiresAt, ...account }) => ({
    ...account,
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
  }))
}

const gone = () => new HouseError('sign_in_gone', 410)

/** @throws sign_in_gone: never begun, used up or over. */
export async function requireSignIn(
  { db, clock }: Pick<ConnectingDeps, 'db' | 'clock'>,
  by: { id: string } | { state: string },
): Promise<SignInRow> {
  const row = await db
    .selectFrom('channels.sign_in')
    .selectAll()
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('state_hash', '=', fingerprint(by.state))))
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  if (row === undefined) throw gone()
  return row
}

/** The name of the cookie by which the browser that began is known again; two at once do not disturb each other. */
export const browserCookie = (id: string): string => `pendopo_sambung_${id.slice(-12)}`

/** For a header Set-Cookie. It comes along when the network sends the browser back (Lax), and no script reads it. */
export const cookieText = (
  { url }: { url: string },
  { name, value, seconds }: { name: string; value: string; seconds: number },
): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${url.startsWith('https:') ? '; Secure' : ''}`

/** The value of one cookie in a header Cookie. */
export const cookieIn = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([found]) => found === name)?.[1]

/** @throws sign_in_elsewhere: somebody else's browser came back with it. */
export function requireBrowser(row: SignInRow, browser: string | undefined): void {
  if (browser === undefined || fingerprint(browser) !== row.browser_hash)
    throw new HouseError('sign_in_elsewhere', 403)
}

export async function presentSignIn(deps: ConnectingDeps, row: SignInRow): Promise<SignIn> {
  const opened = openedBy(deps, row)
  const taken =
    opened.length === 0
      ? []
      : await deps.db
          .selectFrom('channels.channel')
          .select(['id', 'unit_id', 'kind', 'external_id', 'server'])
          .where('removed_at', 'is', null)
          .where(
            'external_id',
            'in',
            opened.map(({ externalId }) => externalId),
          )
          .execute()
  const unitNamed = createUnitNamed(opened.length === 0 ? [] : deps.units.subtree(row.unit_id))
  return {
    id: row.id,
    kind: row.kind as NetworkKind,
    unitId: row.unit_id,
    channelId: row.channel_id,
    stage: row.stage as SignIn['stage'],
    // A process that was killed while it asked took along what was good once.
    failure: (row.failure as Failure | null) ?? (isLost(row) ? { code: 'sign_in_lost', params: {} } : null),
    refused: row.refused,
    offers: opened.map(({ network, externalId, handle, name, url, server }) => {
      const kind = network ?? (row.kind as NetworkKind)
      const channel = taken.find(
        (one) => one.kind === kind && one.external_id === externalId && one.server === server,
      )
      return {
        kind,
        externalId,
        handle,
        name,
        url,
        unitId: unitNamed(name) ?? row.unit_id,
        taken: channel === undefined ? null : { channelId: channel.id, unitId: channel.unit_id },
      }
    }),
    connectedIds: row.connected_ids,
    expiresAt: row.expires_at,
  }
}

const isLost = ({ stage, sealed }: SignInRow) => stage === 'returned' && sealed === null

/** What was not picked in time is gone, and so is what a token became that nobody came back for. */
export async function sweepSignIns({ db, clock }: Pick<ConnectingDeps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await db.deleteFrom('channels.sign_in').where('expires_at', '<=', now).execute()
  await db
    .deleteFrom('channels.turned_over')
    .where('kept_at', '<', new Date(now.getTime() - 7 * 86_400_000))
    .execute()
}
