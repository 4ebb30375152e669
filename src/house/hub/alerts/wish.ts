/** When and by which ways a journalist wants to be told; nobody but the journalist sees or sets it. */
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import { notFound } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { openSigned, signedToken } from '../signed.ts'
import { checkForm } from '../words.ts'

/** Minutes of the day, in the journalist's own zone. */
export interface Quiet {
  from: number
  until: number
}

export interface AlertWish {
  rhythm: 'at_once' | 'daily'
  /** Minute of the day at which the day's news comes together. */
  digestMinute: number
  /** Null: any time is right. It may reach over midnight. */
  quiet: Quiet | null
  /** IANA name. */
  timeZone: string
  /** Also what appears in the other language. */
  everyLanguage: boolean
  muted: boolean
  byMail: boolean
  byPush: boolean
}

export const minutesOfDay = 1440

/** What holds until somebody chooses otherwise. */
export const firstWish = (timeZone: string): AlertWish => ({
  rhythm: 'at_once',
  digestMinute: 7 * 60,
  quiet: { from: 22 * 60, until: 6 * 60 },
  timeZone,
  everyLanguage: false,
  muted: false,
  byMail: true,
  byPush: true,
})

const zones = new Set(Intl.supportedValuesOf('timeZone'))
/** Names that both the browser's tables and the database's know; abbreviations and offsets are none. */
export const knownZones = (): readonly string[] => [...zones]

export async function wishOf(
  { db, units }: Pick<HubDeps, 'db' | 'units'>,
  { journalist }: SignedInJournalist,
): Promise<AlertWish> {
  const row = await db
    .selectFrom('hub.alert_wish')
    .selectAll()
    .where('journalist_id', '=', journalist.id)
    .executeTakeFirst()
  if (row === undefined) return firstWish(units.root().timeZone)
  return {
    rhythm: row.rhythm === 'daily' ? 'daily' : 'at_once',
    digestMinute: row.digest_minute,
    quiet:
      row.quiet_from === null || row.quiet_until === null
        ? null
        : { from: row.quiet_from, until: row.quiet_until },
    timeZone: row.time_zone,
    everyLanguage: row.every_language,
    muted: row.muted,
    byMail: row.by_mail,
    byPush: row.by_push,
  }
}

const columns = (wish: AlertWish, now: Date) => ({
  rhythm: wish.rhythm,
  digest_minute: wish.digestMinute,
  quiet_from: wish.quiet?.from ?? null,
  quiet_until: wish.quiet?.until ?? null,
  time_zone: wish.timeZone,
  every_language: wish.everyLanguage,
  muted: wish.muted,
  by_mail: wish.byMail,
  by_push: wish.byPush,
  changed_at: now,
})

/** Makes the row that everything else hangs on, where there is none. */
export async function requireWish(
  trx: HouseTransaction | HouseDb,
  journalistId: string,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('hub.alert_wish')
    .values({ journalist_id: journalistId, ...columns(firstWish(timeZone), now) })
    .onConflict((existing) => existing.column('journalist_id').doNothing())
    .execute()
}

const isMinute = (value: number) => Number.isInteger(value) && value >= 0 && value < minutesOfDay

/**
 * What waits already follows the new wish. Errors: invalid_request (422: digestMinute, quiet, timeZone).
 */
export async function changeWish(
  { db, clock }: Pick<HubDeps, 'db' | 'clock'>,
  { journalist }: SignedInJournalist,
  wish: AlertWish,
): Promise<void> {
  const form = checkForm()
  if (!isMinute(wish.digestMinute)) form.wrong('digest', 'alert_time')
  if (wish.quiet !== null) {
    if (!isMinute(wish.quiet.from)) form.wrong('quietFrom', 'alert_time')
    if (!isMinute(wish.quiet.until)) form.wrong('quietUntil', 'alert_time')
    if (wish.quiet.from === wish.quiet.until) form.wrong('quietUntil', 'alert_quiet_all_day')
  }
  if (!zones.has(wish.timeZone) || !(await knowsZone(db, wish.timeZone))) form.wrong('timeZone', 'alert_zone')
  form.done()
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('hub.alert_wish')
      .values({ journalist_id: journalist.id, ...columns(wish, now) })
      .onConflict((existing) => existing.column('journalist_id').doUpdateSet(columns(wish, now)))
      .execute()
    await sql`update hub.alert a set due_at = hub.due_at(w, ${now})
      from hub.alert_wish w
      where w.journalist_id = ${journalist.id} and a.journalist_id = w.journalist_id
        and a.sent_at is null and a.due_at is not null`.execute(trx)
  })
}

async function knowsZone(db: HouseDb, timeZone: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_timezone_names where name = ${timeZone}`.execute(db)
  return rows.length > 0
}

/** Ends alerts by mail with one click, from any mailbox and for as long as the letter is kept. */
export const alertsOffToken = ({ secrets }: Pick<HubDeps, 'secrets'>, journalistId: string): string =>
  signedToken(secrets, 'hub-alerts-off', journalistId)

/** Errors: hub_link_gone (410), too_many_requests (429). */
export async function readAlertsOff(deps: HubDeps, token: string, address: string): Promise<void> {
  await openSigned(deps, 'hub-alerts-off', { token, address })
}

/**
 * No alert comes by mail any more; corrections of what somebody holds still do. Done twice it is done once. Errors: as
 * `readAlertsOff`.
 */
export async function endAlertMail(deps: HubDeps, token: string, address: string): Promise<void> {
  const id = await openSigned(deps, 'hub-alerts-off', { token, address })
  await deps.db
    .updateTable('hub.alert_wish')
    .set({ by_mail: false, changed_at: deps.clock.now() })
    .where('journalist_id', '=', id)
    .execute()
}

/** A new key for the personal feed; the old one opens nothing any more. */
export async function replaceFeedKey(
  { db, clock, units }: Pick<HubDeps, 'db' | 'clock' | 'units'>,
  { journalist }: SignedInJournalist,
): Promise<void> {
  await requireWish(db, journalist.id, { timeZone: units.root().timeZone, now: clock.now() })
  const done = await db
    .updateTable('hub.alert_wish')
    .set((eb) => ({ feed_number: eb('feed_number', '+', 1) }))
    .where('journalist_id', '=', journalist.id)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw notFound('journalist')
}
