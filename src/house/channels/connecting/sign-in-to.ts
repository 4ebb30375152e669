/** Asking a network whose account it is that somebody's words open. */
import type { HouseTransaction } from '../../../platform/db.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { Adapter, Connected, Credentials, Entry, Setback } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'

/**
 * With what a person entered. A token that is good once is turned over by the first question, so what it became is kept
 * under the hash of what was entered: should the next question fail, the same entry opens the account all the same. It is
 * forgotten by `settle`, in the transaction that stores the account.
 * @throws channel_entry_incomplete, channel_server_invalid, channel_unauthorised, channel_unreachable, channel_refused
 */
export async function signInWith(
  deps: Pick<ChannelsDeps, 'db' | 'secrets' | 'clock'>,
  adapter: Adapter,
  entry: Entry,
  unitId: string,
): Promise<{ found: Connected; settle(trx: HouseTransaction): Promise<unknown> }> {
  const { db, secrets, clock } = deps
  const asked = tidied(adapter, entry)
  const hash = fingerprint(JSON.stringify([adapter.kind, asked]))
  const kept = await db
    .selectFrom('channels.turned_over')
    .select('sealed')
    .where('entry_hash', '=', hash)
    .executeTakeFirst()
  const known = kept === undefined ? asked : (JSON.parse(secrets.unseal(kept.sealed, hash)) as Credentials)
  const found = await signInTo(adapter, known, unitId, async (turnedOver) => {
    const row = {
      sealed: secrets.seal(JSON.stringify({ ...asked, ...turnedOver }), hash),
      kept_at: clock.now(),
    }
    await db
      .insertInto('channels.turned_over')
      .values({ entry_hash: hash, ...row })
      .onConflict((clash) => clash.column('entry_hash').doUpdateSet(row))
      .execute()
  })
  return {
    found,
    settle: (trx) => trx.deleteFrom('channels.turned_over').where('entry_hash', '=', hash).execute(),
  }
}

/**
 * @param keep stores what was turned over before anything else is asked
 * @throws channel_entry_incomplete, channel_server_invalid, channel_unauthorised, channel_unreachable, channel_refused
 */
export async function signInTo(
  adapter: Adapter,
  entry: Entry,
  unitId: string,
  keep?: (turnedOver: Credentials) => Promise<void>,
): Promise<Connected> {
  const answer = await adapter.connect(tidied(adapter, entry), keep, unitId)
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

/** @throws channel_server_invalid */
export function webAddress(text: string, at: string): string {
  const typed = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const faulty = () => invalid('channel_server_invalid', [{ at, code: 'channel_server_invalid' }])
  if (!URL.canParse(typed)) throw faulty()
  const { href, username, password } = new URL(typed)
  if (username !== '' || password !== '') throw faulty()
  return href
}

export function faultOf({ fields }: Pick<Adapter, 'fields'>, setback: Setback): HouseError {
  const fieldOf = (kind: string) =>
    `entry.${fields.find((field) => field.kind === kind)?.name ?? fields[0]?.name ?? ''}`
  if (setback.kind === 'unauthorised')
    return invalid('channel_unauthorised', [{ at: fieldOf('secret'), code: 'channel_unauthorised' }])
  const params = { why: setback.why }
  if (setback.kind === 'rejected')
    return invalid('channel_refused', [{ at: fieldOf('address'), code: 'channel_refused', params }], params)
  return new HouseError('channel_unreachable', 503, { params })
}
