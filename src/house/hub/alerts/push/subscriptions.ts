/** Devices that a journalist lets the house write to. */
import { createECDH, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { sql } from 'kysely'
import { isLoopbackAddress, isPublicAddress } from '../../../../platform/address.ts'
import { HouseError, invalid, notFound } from '../../../../platform/errors.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Locale } from '../../../../platform/messages.ts'
import type { SealedColumn } from '../../../../platform/reseal.ts'
import { fingerprint } from '../../../../platform/secrets.ts'
import type { HubDeps } from '../../deps.ts'
import { doors } from '../../doors.ts'
import { mayAsk } from '../../press/accreditation.ts'
import type { SignedInJournalist } from '../../press/session.ts'
import { oneLine } from '../../words.ts'
import { vapid } from './vapid.ts'

export interface PushRequest {
  /** What the browser answered: its push service's address and its two keys, in base64url. */
  endpoint: string
  p256dh: string
  auth: string
  locale: Locale
  device: string | undefined
}

/** Of one journalist; a newer device takes the place of the oldest. */
export const deviceLimit = 10
const longestEndpoint = 1000

/** What a browser needs to subscribe. */
export const pushKey = ({ secrets }: Pick<HubDeps, 'secrets'>): string => vapid(secrets).publicKey

/** Names are looked up when a message is sent, by the one door for requests; addresses are judged here already. */
function isEndpoint(text: string, { allowLoopback }: { allowLoopback: boolean }): boolean {
  if (text.length > longestEndpoint || !URL.canParse(text)) return false
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (isIP(host) !== 0 && isLoopbackAddress(host)) return allowLoopback
  if (url.protocol !== 'https:' || url.port !== '') return false
  return isIP(host) === 0 ? host.includes('.') : isPublicAddress(host)
}

function isPoint(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  try {
    const own = createECDH('prime256v1')
    own.generateKeys()
    own.computeSecret(bytes)
    return true
  } catch {
    return false
  }
}

type Keys = Pick<PushRequest, 'endpoint' | 'p256dh' | 'auth'>

/** @throws push_endpoint (422) */
function requireBrowser({ endpoint, p256dh, auth }: Keys, config: { allowLoopback: boolean }): void {
  if (!isEndpoint(endpoint, config) || !isPoint(p256dh) || Buffer.from(auth, 'base64url').length !== 16)
    throw invalid('push_endpoint')
}

export const sealedInHub: readonly SealedColumn[] = [
  { table: 'hub.push_subscription', column: 'auth_sealed', by: 'endpoint_hash', context: (hash) => hash },
]

/**
 * The same browser twice is one device; one that another journalist used before is now this one's. Errors:
 * journalist_not_accredited (403), push_endpoint (422: no push service of the public Internet, or keys that are none).
 */
export async function subscribePush(
  { db, clock, secrets, config }: Pick<HubDeps, 'db' | 'clock' | 'secrets' | 'config'>,
  { journalist }: SignedInJournalist,
  { endpoint, p256dh, auth, locale, device }: PushRequest,
): Promise<void> {
  if (!mayAsk(journalist.standing)) throw new HouseError('journalist_not_accredited', 403)
  requireBrowser({ endpoint, p256dh, auth }, config)
  const hash = fingerprint(endpoint)
  const given = {
    journalist_id: journalist.id,
    p256dh,
    auth_sealed: secrets.seal(auth, hash),
    locale,
    device: device === undefined ? null : oneLine(device).slice(0, 300),
  }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('hub.push_subscription')
      .values({ id: newId(), endpoint, endpoint_hash: hash, created_at: clock.now(), ...given })
      .onConflict((existing) => existing.column('endpoint_hash').doUpdateSet(given))
      .execute()
    await sql`delete from hub.push_subscription where id in (
      select id from hub.push_subscription where journalist_id = ${journalist.id}
      order by id desc offset ${deviceLimit})`.execute(trx)
  })
}

/**
 * A browser's own service gave it another address. No session is asked for, since it may be over by then: the secret of
 * the old subscription shows that it is the same browser; not even its service knows it. Errors: not_found (no such
 * subscription, or another secret), push_endpoint (422), too_many_requests (429).
 */
export async function renewPush(
  { db, secrets, config, throttle }: Pick<HubDeps, 'db' | 'secrets' | 'config' | 'throttle'>,
  { old, ...keys }: Keys & { old: Pick<Keys, 'endpoint' | 'auth'> },
  address: string,
): Promise<void> {
  await throttle.attempt(doors.link, address)
  requireBrowser(keys, config)
  const [before, after] = [fingerprint(old.endpoint), fingerprint(keys.endpoint)]
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('hub.push_subscription')
      .select(['id', 'auth_sealed'])
      .where('endpoint_hash', '=', before)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined || !isSame(secrets.unseal(row.auth_sealed, before), old.auth))
      throw notFound('subscription')
    await trx
      .deleteFrom('hub.push_subscription')
      .where('endpoint_hash', '=', after)
      .where('id', '<>', row.id)
      .execute()
    await trx
      .updateTable('hub.push_subscription')
      .set({
        endpoint: keys.endpoint,
        endpoint_hash: after,
        p256dh: keys.p256dh,
        auth_sealed: secrets.seal(keys.auth, after),
      })
      .where('id', '=', row.id)
      .execute()
  })
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one, 'base64url'), Buffer.from(other, 'base64url')]
  return left.length === right.length && timingSafeEqual(left, right)
}

export interface PushDevice {
  id: string
  device: string | null
  createdAt: Date
}

/** Newest first. */
export async function pushDevices(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
): Promise<PushDevice[]> {
  const rows = await db
    .selectFrom('hub.push_subscription')
    .select(['id', 'device', 'created_at'])
    .where('journalist_id', '=', journalist.id)
    .orderBy('id', 'desc')
    .limit(deviceLimit)
    .execute()
  return rows.map((row) => ({ id: row.id, device: row.device, createdAt: row.created_at }))
}

/** Done twice it is done once. */
export async function removePushDevice(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
  id: string,
): Promise<void> {
  await db
    .deleteFrom('hub.push_subscription')
    .where('id', '=', id)
    .where('journalist_id', '=', journalist.id)
    .execute()
}
