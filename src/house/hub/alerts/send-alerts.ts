/** Tells a journalist of everything that is due for them: one letter and one message a device, once. */
import { sql } from 'kysely'
import { translator, type Locale } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { matchOpened, type MatchDeps } from './match-release.ts'
import { pushTo } from './push/push-notes.ts'
import { alertsOffToken } from './wish.ts'

/** Done every minute by the job `find-due-alerts`: whose digest or end of quiet hours has come. */
export async function findDueAlerts(deps: MatchDeps): Promise<void> {
  await matchOpened(deps)
  const { db, clock, jobs } = deps
  const { rows } = await sql<{ journalist_id: string }>`
    select distinct journalist_id from hub.alert where sent_at is null and due_at <= ${clock.now()}`.execute(
    db,
  )
  await jobs.enqueueAll(
    db,
    'send-alerts',
    rows.map((row) => ({ data: { journalistId: row.journalist_id } })),
  )
}

interface Due {
  id: string
  unit_id: string
  act: string
  title: string
  summary: string
  path: string
}

/** More of one day is read on the journalist's own feed. */
const mostInLetter = 50

/** Done by the job `send-alerts`. The letter and the mark that it is written commit together. */
export async function sendAlerts(deps: HubDeps, { journalistId }: { journalistId: string }): Promise<void> {
  const { db, clock, mail } = deps
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const who = await trx
      .selectFrom('hub.journalist as j')
      .innerJoin('hub.alert_wish as w', 'w.journalist_id', 'j.id')
      .select(['j.email', 'j.name', 'j.locale', 'j.state', 'j.accredited_until', 'w.by_mail', 'w.by_push'])
      .where('j.id', '=', journalistId)
      .executeTakeFirst()
    if (who === undefined || who.email === null) return
    const { rows } = await sql<Due>`
      with due as (
        update hub.alert set sent_at = ${now}
        where journalist_id = ${journalistId} and sent_at is null and due_at <= ${now} returning news_id
      )
      select n.id, n.unit_id, n.act, n.title, n.summary, n.path from due join hub.news n on n.id = due.news_id
      order by n.id desc`.execute(trx)
    if (rows.length === 0) return
    // Whose accreditation ended meanwhile is told nothing; what was due counts as settled.
    if (who.state !== 'accredited' || who.accredited_until === null || who.accredited_until <= now) return
    const locale = who.locale === 'en' ? 'en' : 'id'
    if (who.by_mail)
      await mail.send(trx, {
        to: who.email,
        ...letter(deps, { journalistId, name: who.name, locale, news: rows }),
      })
    if (who.by_push) await pushTo(deps, trx, { journalistId, news: rows })
  })
}

function letter(
  deps: HubDeps,
  { journalistId, name, locale, news }: { journalistId: string; name: string; locale: Locale; news: Due[] },
) {
  const { config, units } = deps
  const t = translator(locale)
  const stop = `${config.url}${pathIn(locale, `/media/berhenti-kabar/${alertsOffToken(deps, journalistId)}`)}`
  const [first] = news
  const items = news
    .slice(0, mostInLetter)
    .map((one) =>
      [
        one.act === 'update' ? t('mail.hub_alert_updated', { title: one.title }) : one.title,
        units.get(one.unit_id)?.name[locale] ?? '',
        one.summary,
        `${config.url}${one.path}`,
      ]
        .filter((line) => line !== '')
        .join('\n'),
    )
  const more = news.length - items.length
  if (more > 0) items.push(t('mail.hub_alert_more', { count: more }))
  return {
    subject:
      news.length === 1 && first !== undefined
        ? first.title
        : t('mail.hub_alert_subject_many', { count: news.length }),
    text: t('mail.hub_alert_text', {
      name,
      items: items.join('\n\n'),
      change: `${config.url}${pathIn(locale, '/media/saya/kabar')}`,
      stop,
    }),
    unsubscribe: stop,
  }
}
