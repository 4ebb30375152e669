/** What the holder of a link does with it: enters a secret, or signs in at the network and picks. It is good once. */
import { theHouse } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { HouseError } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { Entry, NetworkKind } from '../adapter.ts'
import { requireChannel, signsInAt, type Channel } from '../channel.ts'
import { begin, whereAgain, type Begun } from './begin-sign-in.ts'
import { connectByEntry } from './connect-channel.ts'
import type { ConnectingDeps } from './deps.ts'
import { doors, requireLink, type LinkRow } from './link.ts'
import { connectPicked } from './pick-accounts.ts'
import { reconnectByEntry } from './reconnect-channel.ts'
import { presentSignIn, requireBrowser, requireSignIn, type SignIn, type SignInRow } from './sign-in.ts'

/** @throws connect_link_gone, too_many_requests, channel_taken, channel_other_account, channel_… */
export async function connectByLink(
  deps: ConnectingDeps,
  token: string,
  entry: Entry,
  address: string,
): Promise<Channel> {
  const link = await requireLink(deps, { token })
  await deps.throttle.attempt(doors.enter, address, link.id)
  const use = usesUp(deps, link)
  const kind = link.kind as NetworkKind
  return link.channel_id === null
    ? connectByEntry(
        deps,
        theHouse,
        {
          kind,
          entry,
          unitId: link.unit_id,
          languages: link.languages as Locale[],
          label: link.label ?? undefined,
        },
        use,
      )
    : reconnectByEntry(deps, theHouse, await requireChannel(deps.db, link.channel_id), entry, use)
}

/** @throws connect_link_gone, too_many_requests, application_missing, channel_… */
export async function beginByLink(
  deps: ConnectingDeps,
  token: string,
  { server, locale }: { server?: string; locale: Locale },
  address: string,
): Promise<Begun> {
  const link = await requireLink(deps, { token })
  await deps.throttle.attempt(doors.enter, address, link.id)
  const channel = link.channel_id === null ? undefined : await requireChannel(deps.db, link.channel_id)
  const kind = channel === undefined ? (link.kind as NetworkKind) : signsInAt(channel)
  return begin(
    deps,
    {
      kind,
      server: channel === undefined ? server : whereAgain(deps.adapters[kind], channel),
      unitId: link.unit_id,
      languages: link.languages as Locale[],
      label: link.label,
      channelId: link.channel_id,
      locale,
    },
    { link_id: link.id },
  )
}

/** How the way ended, for the browser that began it. @throws sign_in_gone, sign_in_elsewhere */
export async function signInOfLink(
  deps: ConnectingDeps,
  id: string,
  browser: string | undefined,
): Promise<SignIn> {
  return presentSignIn(deps, await ownOfLink(deps, id, browser))
}

/** @throws sign_in_gone, sign_in_elsewhere, connect_link_gone, not_among_opened, channel_taken, channel_other_account */
export async function pickByLink(
  deps: ConnectingDeps,
  id: string,
  browser: string | undefined,
  externalId: string,
): Promise<SignIn> {
  const row = await ownOfLink(deps, id, browser)
  const link = await requireLink(deps, { id: row.link_id ?? '' })
  await connectPicked(deps, theHouse, row, [{ externalId, unitId: link.unit_id }], usesUp(deps, link))
  return signInOfLink(deps, id, browser)
}

async function ownOfLink(deps: ConnectingDeps, id: string, browser: string | undefined): Promise<SignInRow> {
  const row = await requireSignIn(deps, { id })
  requireBrowser(row, browser)
  if (row.link_id === null) throw new HouseError('sign_in_gone', 410)
  return row
}

/** In the transaction of what it is used for. @throws connect_link_gone */
const usesUp = (deps: ConnectingDeps, link: LinkRow) => async (trx: HouseTransaction, channel: Channel) => {
  const used = await trx
    .updateTable('channels.connect_link')
    .set({ used_at: deps.clock.now(), connected_id: channel.id })
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) throw new HouseError('connect_link_gone', 410)
  await deps.audit.record(trx, {
    actor: theHouse,
    act: 'channel.use_link',
    unitId: link.unit_id,
    objectKind: 'channel',
    objectId: channel.id,
    details: { linkId: link.id, email: link.email, sentBy: link.sent_by },
  })
}
