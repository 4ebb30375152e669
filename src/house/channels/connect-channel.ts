import type { Actor } from '../../platform/actor.ts'
import { conflict, HouseError, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Locale } from '../../platform/messages.ts'
import { accountAddress } from './account-address.ts'
import {
  defaultSettings,
  type Adapter,
  type Connected,
  type Entry,
  type NetworkKind,
  type Setback,
  type Settings,
} from './adapter.ts'
import { requireChannel, sealCredentials, toChannel, type Channel } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { nextTending } from './tend-channels.ts'

export interface ConnectChannel {
  unitId: string
  kind: NetworkKind
  /** By the names of the network's fields. */
  entry: Entry
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
  const adapter = deps.adapters[input.kind]
  const found = await signInTo(adapter, input.entry)
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
        // What has no address cannot be looked up.
        listed: found.url !== '',
        credentials: sealCredentials(deps, id, found.credentials),
        created_at: now,
        last_success_at: now,
        expires_at: found.expiresAt ?? null,
        // At once: it is asked for its limits.
        tend_at: nextTending(adapter, now, found.expiresAt ?? null, { asked: false }),
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

/**
 * Asks the network whose account these credentials open.
 * @throws channel_entry_incomplete, channel_server_invalid, channel_unauthorised, channel_unreachable, channel_refused
 */
export async function signInTo(adapter: Adapter, entry: Entry): Promise<Connected> {
  const answer = await adapter.connect(tidied(adapter, entry))
  if (answer.kind === 'connected') return answer
  throw faultOf(adapter, answer)
}

/** What the fields ask for and nothing else, with what is meant where nothing was entered. */
function tidied({ fields }: Adapter, entry: Entry): Entry {
  const values = fields.map(({ name, standard = '' }) => [name, entry[name]?.trim() || standard] as const)
  const missing = fields.filter(
    ({ name, needed }) => needed && !values.some(([of, value]) => of === name && value),
  )
  if (missing.length > 0)
    throw invalid(
      'channel_entry_incomplete',
      missing.map(({ name }) => ({ at: `entry.${name}`, code: 'channel_entry_missing' })),
    )
  return Object.fromEntries(
    values.map(([name, value]) => [
      name,
      value !== '' && fields.some((field) => field.name === name && field.kind === 'address')
        ? webAddress(value, `entry.${name}`)
        : value,
    ]),
  )
}

function webAddress(text: string, at: string): string {
  const typed = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const faulty = () => invalid('channel_server_invalid', [{ at, code: 'channel_server_invalid' }])
  if (!URL.canParse(typed)) throw faulty()
  const { href, username, password } = new URL(typed)
  if (username !== '' || password !== '') throw faulty()
  return href
}

function faultOf({ fields }: Adapter, setback: Setback): HouseError {
  const fieldOf = (kind: string) =>
    `entry.${fields.find((field) => field.kind === kind)?.name ?? fields[0]?.name ?? ''}`
  if (setback.kind === 'unauthorised')
    return invalid('channel_unauthorised', [{ at: fieldOf('secret'), code: 'channel_unauthorised' }])
  if (setback.kind === 'rejected')
    return invalid('channel_refused', [{ at: fieldOf('address'), code: 'channel_refused' }], {
      why: setback.why,
    })
  return new HouseError('channel_unreachable', 503, { params: { why: setback.why } })
}

/** The channel, once the actor was allowed to manage it. @throws not_found, forbidden */
export async function managedChannel(deps: ChannelsDeps, actor: Actor, id: string) {
  const row = await requireChannel(deps.db, id)
  await deps.identity.authorise(actor, 'channel.manage', row.unit_id)
  return row
}
