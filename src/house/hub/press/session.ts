/** A journalist's sessions: no password; a link mailed to the confirmed address opens one. */
import { sql } from 'kysely'
import type { IncomingHttpHeaders } from 'node:http'
import { HouseError } from '../../../platform/errors.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import { translator, type Locale } from '../../../platform/messages.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { HubDeps } from '../deps.ts'
import { issueLink, linkLife, redeemLink } from '../link.ts'
import { doors } from '../doors.ts'
import { checkForm, oneLine } from '../words.ts'
import { maySignIn } from './accreditation.ts'
import {
  journalistColumns,
  standingOfRow,
  toJournalist,
  type Journalist,
  type JournalistRow,
} from './journalist.ts'

export const pressCookie = 'pendopo_press'
export const sessionDays = 30

export interface PressSession {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  device: string | null
  address: string | null
}

export interface SignedInJournalist {
  sessionId: string
  journalist: Journalist
}

const day = 86_400_000

/**
 * Mails a link that works once, for a quarter of an hour. A mailbox that nobody registered gets nothing, and the answer
 * is the same. Errors: invalid_request (422), too_many_requests (429).
 */
export async function requestSignIn(
  deps: HubDeps,
  { email: given, locale }: { email: string; locale: Locale },
  address: string,
): Promise<void> {
  const { db, clock, mail, config } = deps
  const form = checkForm()
  const email = form.email('email', given)
  form.done()
  await deps.throttle.attempt(doors.signIn, address, email)
  const now = clock.now()
  const t = translator(locale)
  const work = db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('hub.journalist')
      .select(['id', 'name', 'state', 'accredited_until', 'reason'])
      .where('email', '=', email)
      .executeTakeFirst()
    if (found !== undefined && !maySignIn(standingOfRow(found, now))) {
      await mail.send(trx, {
        to: email,
        subject: t('mail.hub_no_sign_in_subject'),
        text: t('mail.hub_no_sign_in_text', { name: found.name, reason: found.reason ?? '' }),
      })
      return
    }
    const link = await issueLink(trx, { url: config.url, locale, now }, 'sign_in', found?.id ?? newId())
    await mail.send(trx, {
      to: email,
      subject: t('mail.hub_sign_in_subject'),
      text: t('mail.hub_sign_in_text', {
        name: found?.name ?? '',
        minutes: linkLife.sign_in / 60_000,
        link,
      }),
    })
    if (found === undefined) throw new Nobody()
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof Nobody)) throw error
  })
}

/** Of a mailbox that nobody registered: the same work is done and undone, so that the time taken does not tell. */
class Nobody extends Error {}

/**
 * Uses a mailed link up and opens a session. Returns the token for the cookie, which is kept nowhere else. Errors:
 * hub_link_gone (410), too_many_requests (429).
 */
export async function openPressSession(
  deps: HubDeps,
  token: string,
  { address, device }: { address: string; device: string | undefined },
): Promise<{ token: string; expiresAt: Date }> {
  await deps.throttle.attempt(doors.link, address)
  const { db, clock } = deps
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const journalistId = await redeemLink(trx, now, 'sign_in', token)
    const found = await trx
      .selectFrom('hub.journalist')
      .select(['state', 'accredited_until'])
      .where('id', '=', journalistId)
      .forShare()
      .executeTakeFirstOrThrow()
    if (!maySignIn(standingOfRow(found, now))) throw new HouseError('hub_link_gone', 410)
    // Other links of the same evening are worth nothing any more.
    await trx.deleteFrom('hub.link').where('subject_id', '=', journalistId).execute()
    const secret = newToken()
    const expiresAt = new Date(now.getTime() + sessionDays * day)
    await trx
      .insertInto('hub.session')
      .values({
        id: newId(),
        journalist_id: journalistId,
        token_hash: fingerprint(secret),
        created_at: now,
        last_seen_at: now,
        expires_at: expiresAt,
        device: device === undefined ? null : oneLine(device).slice(0, 300),
        address,
      })
      .execute()
    return { token: secret, expiresAt }
  })
}

function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  const value = headers.cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${pressCookie}=`))
    ?.slice(pressCookie.length + 1)
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}

/** Whose session the request's cookie is; undefined for a stranger. */
export async function pressSession(
  { db, clock }: Pick<HubDeps, 'db' | 'clock'>,
  headers: IncomingHttpHeaders,
): Promise<SignedInJournalist | undefined> {
  const token = tokenOf(headers)
  if (token === undefined) return undefined
  const now = clock.now()
  const { rows } = await sql<JournalistRow & { session_id: string }>`
    with seen as (
      update hub.session set last_seen_at = ${now}
      where token_hash = ${fingerprint(token)} and last_seen_at < ${new Date(now.getTime() - 300_000)}
    )
    select s.id as session_id, ${journalistColumns}
    from hub.session s join hub.journalist j on j.id = s.journalist_id join hub.outlet o on o.id = j.outlet_id
    where s.token_hash = ${fingerprint(token)} and s.expires_at > ${now}`.execute(db)
  const row = rows[0]
  if (row === undefined) return undefined
  const journalist = toJournalist(row, now)
  return maySignIn(journalist.standing) ? { sessionId: row.session_id, journalist } : undefined
}

export async function sessionsOf(
  { db, clock }: Pick<HubDeps, 'db' | 'clock'>,
  journalistId: string,
): Promise<PressSession[]> {
  const rows = await db
    .selectFrom('hub.session')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'device', 'address'])
    .where('journalist_id', '=', journalistId)
    .where('expires_at', '>', clock.now())
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    device: row.device,
    address: row.address,
  }))
}

/** Ends one of one's own sessions, or all but the one in use. */
export async function endPressSession(
  { db }: Pick<HubDeps, 'db'>,
  { sessionId, journalist }: SignedInJournalist,
  which: { id: string } | 'others' | 'this',
): Promise<void> {
  await db
    .deleteFrom('hub.session')
    .where('journalist_id', '=', journalist.id)
    .where('id', which === 'others' ? '<>' : '=', typeof which === 'object' ? which.id : sessionId)
    .execute()
}
