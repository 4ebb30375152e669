import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, HouseError, invalid, forbidden } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { Connected, NetworkKind } from '../adapter.ts'
import { requireChannel, type Channel } from '../channel.ts'
import { takeIntoRegister } from './connect-channel.ts'
import type { ConnectingDeps } from './deps.ts'
import { reconnectAs } from './reconnect-channel.ts'
import { openedBy, presentSignIn, requireSignIn, type SignIn, type SignInRow } from './sign-in.ts'

export interface Pick {
  externalId: string
  unitId: string
}

/** How the way ended, and what was opened. Only whoever began it is told. @throws sign_in_gone */
export async function signInOf(deps: ConnectingDeps, actor: Actor, id: string): Promise<SignIn> {
  return presentSignIn(deps, await own(deps, actor, id))
}

/**
 * Connects the picked accounts, each for its unit, and forgets the others.
 * @throws forbidden, sign_in_gone, picks_needed, not_among_opened, channel_taken, channel_other_account
 */
export async function pickAccounts(
  deps: ConnectingDeps,
  actor: Actor,
  id: string,
  picks: readonly Pick[],
): Promise<SignIn> {
  const row = await own(deps, actor, id)
  const paths = await deps.identity.scope(actor, 'channel.manage')
  const within = (path = '') => paths.some((above) => path === above || path.startsWith(`${above}.`))
  if (!picks.every(({ unitId }) => within(deps.units.get(unitId)?.path))) throw forbidden('channel.manage')
  await connectPicked(deps, actor, row, picks)
  return signInOf(deps, actor, id)
}

async function own(deps: ConnectingDeps, actor: Actor, id: string): Promise<SignInRow> {
  const row = await requireSignIn(deps, { id })
  if (actor.kind !== 'person' || row.session_id !== actor.sessionId) throw new HouseError('sign_in_gone', 410)
  return row
}

/** `also` joins the transaction of a link that is used up. */
export async function connectPicked(
  deps: ConnectingDeps,
  actor: Actor,
  row: SignInRow,
  picks: readonly Pick[],
  also: (trx: HouseTransaction, channel: Channel) => Promise<unknown> = async () => {},
): Promise<void> {
  if (picks.length === 0) throw invalid('picks_needed')
  const opened = openedBy(deps, row)
  const picked = picks.map(({ externalId, unitId }) => {
    const found = opened.find((account) => account.externalId === externalId)
    if (found === undefined) throw invalid('not_among_opened')
    return { found, unitId }
  })
  if (row.channel_id !== null) return reconnectPicked(deps, actor, row, picked[0]?.found, also)
  await deps.db.transaction().execute(async (trx) => {
    const channels = await takeIntoRegister(
      deps,
      trx,
      actor,
      picked.map(({ found, unitId }) => ({
        found,
        unitId,
        kind: found.network ?? (row.kind as NetworkKind),
        languages: row.languages as Locale[],
        label: picks.length === 1 ? (row.label ?? undefined) : undefined,
      })),
    )
    const [first] = channels
    if (first === undefined)
      throw conflict('channel_taken', { handle: picked.map(({ found }) => found.handle).join(', ') })
    await end(trx, row, channels)
    await also(trx, first)
  })
}

async function reconnectPicked(
  deps: ConnectingDeps,
  actor: Actor,
  row: SignInRow,
  found: Connected | undefined,
  also: (trx: HouseTransaction, channel: Channel) => Promise<unknown>,
): Promise<void> {
  const channel = await requireChannel(deps.db, row.channel_id ?? '')
  if (found === undefined) throw invalid('picks_needed')
  await reconnectAs(deps, actor, channel, found, async (trx, again) => {
    await end(trx, row, [again])
    await also(trx, again)
  })
}

/** Whoever presses twice connects once. @throws sign_in_gone */
async function end(trx: HouseTransaction, row: SignInRow, channels: readonly Channel[]): Promise<void> {
  const ended = await trx
    .updateTable('channels.sign_in')
    .set({ stage: 'ended', sealed: null, connected_ids: channels.map(({ id }) => id) })
    .where('id', '=', row.id)
    .where('stage', '=', 'returned')
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) throw new HouseError('sign_in_gone', 410)
}
