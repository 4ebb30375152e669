import type { Actor } from '../../platform/actor.ts'
import { conflict, HouseError, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Locale } from '../../platform/messages.ts'
import { accountAddress } from './account-address.ts'
import { defaultSettings, type Connected, type NetworkKind, type Setback, type Settings } from './adapter.ts'
import { requireChannel, sealCredentials, toChannel, type Channel } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'

export interface ConnectChannel {
  unitId: string
  kind: NetworkKind
  server: string
  identifier: string
  secret: string
  languages: Locale[]
  label?: string | undefined
  settings?: Partial<Settings> | undefined
}

/**
 * Signs in to the account and takes it into the register.
 * @throws forbidden, not_found (unit), channel_taken, channel_unauthorised, channel_unreachable, channel_refused
 */
export async function connectChannel(
  deps: ChannelsDeps,
  actor: Actor,
  input: ConnectChannel,
): Promise<Channel> {
  await deps.identity.authorise(actor, 'channel.manage', input.unitId)
  const unit = deps.units.get(input.unitId)
  if (unit === undefined) throw notFound('unit')
  const found = await signInTo(deps, input.kind, input)
  const id = newId()
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('channels.channel')
      .values({
        id,
        unit_id: unit.id,
        unit_path: unit.path,
        kind: input.kind,
        server: found.server,
        url: found.url,
        handle: found.handle,
        external_id: found.externalId,
        label: input.label ?? found.name,
        languages: input.languages,
        settings: JSON.stringify({ ...defaultSettings, ...input.settings }),
        address: accountAddress(found.url) ?? found.url,
        credentials: sealCredentials(deps, id, found.credentials),
        created_at: now,
        last_success_at: now,
      })
      .onConflict((clash) => clash.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) throw conflict('channel_taken', { handle: found.handle })
    await deps.events.emit(trx, 'channels.changed', { ids: [id], unitId: unit.id })
    await deps.audit.record(trx, {
      actor,
      act: 'channel.connect',
      unitId: unit.id,
      objectKind: 'channel',
      objectId: id,
      details: { kind: input.kind, handle: found.handle, url: found.url },
    })
    return toChannel(row)
  })
}

/** Asks the network whose account these credentials open. @throws channel_unauthorised, channel_unreachable, channel_refused */
export async function signInTo(
  { adapters }: Pick<ChannelsDeps, 'adapters'>,
  kind: NetworkKind,
  entry: { server: string; identifier: string; secret: string },
): Promise<Connected> {
  const typed = /^https?:\/\//i.test(entry.server) ? entry.server : `https://${entry.server}`
  if (!URL.canParse(typed))
    throw invalid('channel_server_invalid', [{ at: 'server', code: 'channel_server_invalid' }])
  const { href, username, password } = new URL(typed)
  if (username !== '' || password !== '')
    throw invalid('channel_server_invalid', [{ at: 'server', code: 'channel_server_invalid' }])
  const answer = await adapters[kind].connect({ ...entry, server: href })
  if (answer.kind === 'connected') return answer
  throw faultOf(answer)
}

function faultOf(setback: Setback): HouseError {
  if (setback.kind === 'unauthorised')
    return invalid('channel_unauthorised', [{ at: 'secret', code: 'channel_unauthorised' }])
  if (setback.kind === 'rejected')
    return invalid('channel_refused', [{ at: 'server', code: 'channel_refused' }], { why: setback.why })
  return new HouseError('channel_unreachable', 503, { params: { why: setback.why } })
}

/** The channel, once the actor was allowed to manage it. @throws not_found, forbidden */
export async function managedChannel(deps: ChannelsDeps, actor: Actor, id: string) {
  const row = await requireChannel(deps.db, id)
  await deps.identity.authorise(actor, 'channel.manage', row.unit_id)
  return row
}
