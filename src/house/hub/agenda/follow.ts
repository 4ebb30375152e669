/** Following the agenda by mail: asked for, confirmed by the mailbox, ended with one click. */
import { sql } from 'kysely'
import { HouseError, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { translator, type Locale } from '../../../platform/messages.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { HubDeps } from '../deps.ts'
import { issueLink, pathIn, redeemLink } from '../link.ts'
import { openSigned, signedToken } from '../signed.ts'
import { doors } from '../doors.ts'
import { checkForm } from '../words.ts'
import { titleIn } from './event.ts'
import { publicEvent } from './public-agenda.ts'

export interface FollowRequest {
  email: string
  locale: Locale
  /** One event, or else a unit with all below it. */
  of: { eventRef: string } | { unitId: string }
}

/** What is followed, by name. */
export interface Followed {
  unitId: string | null
  event: { ref: string; title: { id: string; en: string | null } } | null
}

/** Ends one subscription, whenever it is used: nothing of it is kept. */
export const unfollowToken = (secrets: Secrets, followId: string): string =>
  signedToken(secrets, 'hub-unfollow', followId)

export const unfollowAddress = (
  { config, secrets }: Pick<HubDeps, 'config' | 'secrets'>,
  followId: string,
  locale: Locale,
): string => `${config.url}${pathIn(locale, `/media/berhenti/${unfollowToken(secrets, followId)}`)}`

const followIdOf = (deps: HubDeps, token: string, address: string) =>
  openSigned(deps, 'hub-unfollow', { token, address })

/**
 * Mails a link that makes the mailbox follow. The answer is the same for an address that follows already: only its own
 * mailbox is told so. Errors: invalid_request (422), not_found, too_many_requests (429).
 */
export async function requestFollow(
  deps: HubDeps,
  { email: given, locale, of }: FollowRequest,
  address: string,
): Promise<void> {
  const { db, clock, mail, config, units } = deps
  const form = checkForm()
  const email = form.email('email', given)
  form.done()
  await deps.throttle.attempt(doors.follow, address, email)
  const event = 'eventRef' in of ? await publicEvent(deps, of.eventRef) : undefined
  const unit = 'unitId' in of ? units.get(of.unitId) : undefined
  if (event === undefined && (unit === undefined || unit.state !== 'open')) throw notFound('event')
  const what = event === undefined ? (unit?.name[locale] ?? '') : titleIn(event, locale)
  const now = clock.now()
  const t = translator(locale)
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('hub.follow')
      .values({
        id: newId(),
        email,
        locale,
        unit_id: event === undefined ? (unit?.id ?? null) : null,
        event_id: event?.id ?? null,
        created_at: now,
      })
      .onConflict((conflict) => {
        const clash =
          event === undefined
            ? conflict.columns(['email', 'unit_id']).where('unit_id', 'is not', null)
            : conflict.columns(['email', 'event_id']).where('event_id', 'is not', null)
        // Whoever asks anew is written to in the language in which they ask now.
        return clash.doUpdateSet({
          locale: sql`case when hub.follow.confirmed_at is null then excluded.locale else hub.follow.locale end`,
        })
      })
      .returning(['id', 'confirmed_at'])
      .executeTakeFirstOrThrow()
    if (row.confirmed_at !== null)
      return mail.send(trx, {
        to: email,
        subject: t('mail.hub_follow_already_subject', { what }),
        text: t('mail.hub_follow_already_text', { what, stop: unfollowAddress(deps, row.id, locale) }),
      })
    const link = await issueLink(trx, { url: config.url, locale, now }, 'follow', row.id)
    return mail.send(trx, {
      to: email,
      subject: t('mail.hub_follow_subject', { what }),
      text: t('mail.hub_follow_text', { what, link }),
    })
  })
}

/** Errors: hub_link_gone (410), too_many_requests (429). */
export async function confirmFollow(deps: HubDeps, token: string, address: string): Promise<Followed> {
  await deps.throttle.attempt(doors.link, address)
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const id = await redeemLink(trx, now, 'follow', token)
    await trx.updateTable('hub.follow').set({ confirmed_at: now }).where('id', '=', id).execute()
    await trx.deleteFrom('hub.link').where('subject_id', '=', id).execute()
    return followed(trx, id)
  })
}

/** What a link of the letters would end. Errors: hub_link_gone (410), too_many_requests (429). */
export async function readUnfollow(deps: HubDeps, token: string, address: string): Promise<Followed> {
  return followed(deps.db, await followIdOf(deps, token, address))
}

/**
 * Ends a subscription, or all of the same mailbox; their addresses are deleted. Done twice it is done once.
 * Errors: hub_link_gone (410), too_many_requests (429).
 */
export async function endFollow(
  deps: HubDeps,
  token: string,
  address: string,
  { all = false }: { all?: boolean } = {},
): Promise<void> {
  const id = await followIdOf(deps, token, address)
  await deps.db
    .deleteFrom('hub.follow')
    .where((eb) =>
      all
        ? eb('email', '=', eb.selectFrom('hub.follow as own').select('own.email').where('own.id', '=', id))
        : eb('id', '=', id),
    )
    .execute()
}

async function followed(db: Pick<HubDeps['db'], 'selectFrom'>, id: string): Promise<Followed> {
  const row = await db
    .selectFrom('hub.follow as f')
    .leftJoin('hub.event as e', 'e.id', 'f.event_id')
    .select(['f.unit_id', 'e.ref', 'e.title_id', 'e.title_en'])
    .where('f.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new HouseError('hub_link_gone', 410)
  return {
    unitId: row.unit_id,
    event: row.ref === null ? null : { ref: row.ref, title: { id: row.title_id ?? '', en: row.title_en } },
  }
}
