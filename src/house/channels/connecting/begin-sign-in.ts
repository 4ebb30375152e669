import type { Actor } from '../../../platform/actor.ts'
import { HouseError, invalid, notFound } from '../../../platform/errors.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { Adapter, ConnectField, NetworkKind } from '../adapter.ts'
import { managedChannel, signsInAt, type ChannelRow } from '../channel.ts'
import { applicationAt, redirectAddress } from './application.ts'
import type { ConnectingDeps } from './deps.ts'
import { faultOf, webAddress } from './sign-in-to.ts'
import { browserCookie, pack, signInLife } from './sign-in.ts'

export interface BeginSignIn {
  kind: NetworkKind
  /** Where each server is a network of its own. */
  server?: string | undefined
  unitId: string
  languages: Locale[]
  label?: string | null | undefined
  channelId?: string | null | undefined
  /** In which the way back speaks. */
  locale: Locale
}

export interface Begun {
  id: string
  /** The page of the network to which the person goes. */
  address: string
  /** To be set in this browser, for as long as it takes; only with it the way back is open. */
  cookie: { name: string; value: string; seconds: number }
}

/**
 * An officer goes to the network: for a new channel, or for one that is to be connected again.
 * @throws forbidden, not_found, session_needed, no_sign_in_there, application_missing, channel_server_invalid, channel_…
 */
export async function beginSignIn(
  deps: ConnectingDeps,
  actor: Actor,
  asked: Omit<BeginSignIn, 'channelId'> | { channelId: string; locale: Locale },
): Promise<Begun> {
  if (actor.kind !== 'person') throw new HouseError('session_needed', 403)
  const session = { session_id: actor.sessionId }
  if (!('channelId' in asked)) {
    await deps.identity.authorise(actor, 'channel.manage', asked.unitId)
    if (deps.units.get(asked.unitId) === undefined) throw notFound('unit')
    return begin(deps, asked, session)
  }
  const channel = await managedChannel(deps, actor, asked.channelId)
  return begin(
    deps,
    {
      kind: signsInAt(channel),
      server: whereAgain(deps.adapters[signsInAt(channel)], channel),
      unitId: channel.unit_id,
      languages: channel.languages as Locale[],
      channelId: channel.id,
      locale: asked.locale,
    },
    session,
  )
}

/** The same for whoever was allowed already. @throws no_sign_in_there, application_missing, channel_… */
export async function begin(
  deps: ConnectingDeps,
  asked: BeginSignIn,
  owner: { session_id: string } | { link_id: string },
): Promise<Begun> {
  const adapter = deps.adapters[asked.kind]
  const { authorise } = adapter
  if (authorise === undefined) throw invalid('no_sign_in_there')
  const server = serverOf(adapter, asked.server)
  const application = await applicationAt(deps, adapter, server)
  const [id, state, verifier, browser] = [newId(), newToken(), newToken(), newToken()]
  const going = await authorise.begin({
    server,
    application,
    redirect: redirectAddress(deps),
    state,
    verifier,
  })
  if (going.kind !== 'address') throw faultOf(adapter, going)
  await deps.db
    .insertInto('channels.sign_in')
    .values({
      id,
      state_hash: fingerprint(state),
      browser_hash: fingerprint(browser),
      ...owner,
      kind: asked.kind,
      server,
      unit_id: asked.unitId,
      channel_id: asked.channelId ?? null,
      languages: asked.languages,
      label: asked.label ?? null,
      locale: asked.locale,
      sealed: pack(deps, id, { verifier, application, kept: going.keeps ?? {} }),
      expires_at: new Date(deps.clock.now().getTime() + signInLife),
    })
    .execute()
  return {
    id,
    address: going.address.href,
    cookie: { name: browserCookie(id), value: browser, seconds: signInLife / 1000 },
  }
}

/** What people enter so that the house knows where they sign in; null: nothing. */
export function askedToSignIn({
  authorise,
  fields,
}: Pick<Adapter, 'authorise' | 'fields'>): ConnectField | null {
  if (authorise === undefined || authorise.application === 'registered') return null
  return authorise.asks ?? fields.find(({ kind }) => kind === 'address') ?? null
}

/** The same for an account that is known; its server may have changed, its own name has not. */
export const whereAgain = (
  { authorise }: Pick<Adapter, 'authorise'>,
  { server, external_id: account }: Pick<ChannelRow, 'server' | 'external_id'>,
): string => (authorise?.asks === undefined ? server : account)

function serverOf(adapter: Adapter, given = ''): string {
  const asked = askedToSignIn(adapter)
  if (asked === null) return ''
  const at = `entry.${asked.name}`
  const typed = given.trim() || (asked.standard ?? '')
  if (typed === '') throw invalid('channel_entry_incomplete', [{ at, code: 'channel_entry_missing' }])
  if (adapter.authorise?.asks !== undefined) return typed
  const address = webAddress(typed, at)
  return adapter.authorise?.application === 'introduced' ? new URL(address).origin : address
}
