import { HouseError } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { Adapter, Connected, NetworkKind } from '../adapter.ts'
import type { Arrival } from '../adapter-signing-in.ts'
import { channelById } from '../channel.ts'
import { forgetIntroduction, redirectAddress } from './application.ts'
import type { ConnectingDeps } from './deps.ts'
import { pack, requireBrowser, requireSignIn, unpacked, type Failure, type SignInRow } from './sign-in.ts'

/** Where the browser goes on. */
export interface CameBack {
  id: string
  /** The console, or the page of a link. */
  to: 'console' | 'link'
  locale: Locale
}

/**
 * Somebody comes back from the network. Whatever they bring is good once; what it opens waits, sealed, until it is picked.
 * How it ended is told by `signIn`.
 * @param browserOf the value of a cookie of this browser
 * @throws sign_in_gone (410), sign_in_elsewhere (403)
 */
export async function comeBack(
  deps: ConnectingDeps,
  brought: URLSearchParams,
  browserOf: (id: string) => string | undefined,
): Promise<CameBack> {
  const state = brought.get('state') ?? ''
  const row = await requireSignIn(deps, { state })
  requireBrowser(row, browserOf(row.id))
  const taken = await deps.db
    .updateTable('channels.sign_in')
    .set({ stage: 'returned', sealed: null })
    .where('id', '=', row.id)
    .where('stage', '=', 'begun')
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) throw new HouseError('sign_in_gone', 410)

  const adapter = deps.adapters[row.kind as NetworkKind]
  const { verifier, application, kept } = unpacked(deps, row)
  const errand = { server: row.server, application, redirect: redirectAddress(deps), state, verifier, kept }
  const arrival = await finish(deps, adapter, errand, brought)
  if (arrival.kind === 'application_refused') await forgetIntroduction(deps, adapter.kind, row.server)
  const opened = arrival.kind === 'arrived' ? await meant(deps, row, arrival) : []
  const failure = Array.isArray(opened) ? failureOf(adapter.kind, arrival) : opened
  await deps.db
    .updateTable('channels.sign_in')
    .set({
      stage: failure === null ? 'returned' : 'ended',
      sealed: failure === null && Array.isArray(opened) ? pack(deps, row.id, opened) : null,
      failure: failure === null ? null : JSON.stringify(failure),
      refused: 'refused' in arrival ? [...arrival.refused] : [],
    })
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, to: row.link_id === null ? 'console' : 'link', locale: row.locale as Locale }
}

async function finish(
  { log }: ConnectingDeps,
  { kind, authorise }: Adapter,
  errand: Parameters<NonNullable<Adapter['authorise']>['finish']>[0],
  brought: URLSearchParams,
): Promise<Arrival> {
  if (authorise === undefined) throw new Error(`Nobody signs in at ${kind}.`)
  return authorise.finish(errand, brought).catch((error: unknown): Arrival => {
    log.error({ err: error, kind }, 'a sign-in could not be finished')
    return { kind: 'throttled', why: 'internal', until: null }
  })
}

/** Of one that is connected again, only the same account counts; a link is for an account of its own network. */
async function meant(
  { db }: ConnectingDeps,
  { channel_id: id, link_id: link, kind }: SignInRow,
  { accounts, refused }: Extract<Arrival, { kind: 'arrived' }>,
): Promise<Connected[] | Failure> {
  const channel = id === null ? undefined : await channelById(db, id)
  const wanted = channel?.kind ?? kind
  const ofNetwork = accounts.filter(({ network = kind }) => network === wanted)
  if (channel === undefined) return link === null ? [...accounts] : ofNetwork
  const same = ofNetwork.filter(({ externalId }) => externalId === channel.external_id)
  if (same.length > 0 || accounts.length === 0) return same
  if (ofNetwork.length === 0 && refused.length > 0) return lacking(refused)
  // There may be hundreds.
  const handles = (ofNetwork.length > 0 ? ofNetwork : accounts).slice(0, 5).map(({ handle }) => handle)
  return { code: 'channel_other_account', params: { handle: handles.join(', ') } }
}

const lacking = (refused: readonly string[]): Failure => ({
  code: 'sign_in_lacking',
  params: { scopes: refused.join(', ') },
})

function failureOf(kind: NetworkKind, arrival: Arrival): Failure | null {
  const failed = (code: string, params: Record<string, string> = {}) => ({ code, params })
  switch (arrival.kind) {
    case 'arrived':
      return arrival.accounts.length === 0 ? failed('sign_in_no_accounts') : null
    case 'declined':
      return failed('sign_in_declined')
    case 'lacking':
      return lacking(arrival.refused)
    case 'application_refused':
      return failed('sign_in_application_refused')
    case 'unauthorised':
      return failed('sign_in_refused', { network: kind })
    case 'rejected':
      return failed('channel_refused', { why: arrival.why })
    default:
      return failed('channel_unreachable', { why: arrival.why })
  }
}
