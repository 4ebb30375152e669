/** Letters 30 and 7 days before an accreditation ends: each once. */
import { sql } from 'kysely'
import { translator } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { dayText } from './day-text.ts'

const day = 86_400_000
/** Whoever was accredited for less than so many days is not reminded so early. */
export const reminderDays = [30, 7] as const

/** Done by the job `find-expiring-accreditations`; done again it finds nobody. */
export async function findExpiring({
  db,
  clock,
  jobs,
}: Pick<HubDeps, 'db' | 'clock' | 'jobs'>): Promise<void> {
  const now = clock.now()
  const windows = reminderDays.map((days) => new Date(now.getTime() + days * day))
  // Only the nearest of the marks that have been passed: after a long stop one letter is enough.
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      insert into hub.reminder (id, journalist_id, until_at, days)
      select gen_random_uuid(), j.id, j.accredited_until, mark.days
      from hub.journalist j
      cross join lateral (
        select days from unnest(${[...reminderDays]}::int[], ${windows}::timestamptz[]) as m (days, at)
        where j.accredited_until <= m.at order by days limit 1
      ) as mark
      where j.state = 'accredited' and j.accredited_until > ${now}
        and j.accredited_at <= j.accredited_until - make_interval(days => mark.days)
      on conflict do nothing returning id`.execute(trx)
    await jobs.enqueueAll(
      trx,
      'send-reminder',
      rows.map(({ id }) => ({ data: { reminderId: id } })),
    )
  })
}

/** Done by the job `send-reminder`; nobody is reminded of an accreditation that was changed meanwhile. */
export async function sendReminder(
  { db, clock, mail, units, config }: HubDeps,
  { reminderId }: { reminderId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const reminder = await trx
      .updateTable('hub.reminder as r')
      .from('hub.journalist as j')
      .set({ sent_at: clock.now() })
      .where('r.id', '=', reminderId)
      .where('r.sent_at', 'is', null)
      .whereRef('j.id', '=', 'r.journalist_id')
      .whereRef('j.accredited_until', '=', 'r.until_at')
      .where('j.state', '=', 'accredited')
      .returning(['j.email', 'j.name', 'j.locale', 'r.until_at'])
      .executeTakeFirst()
    if (reminder === undefined || reminder.email === null) return
    const locale = reminder.locale === 'en' ? 'en' : 'id'
    const t = translator(locale)
    const until = dayText(reminder.until_at, locale, units.root().timeZone)
    await mail.send(trx, {
      to: reminder.email,
      subject: t('mail.hub_expiry_subject', { until }),
      text: t('mail.hub_expiry_text', {
        name: reminder.name,
        until,
        link: `${config.url}${pathIn(locale, '/media/saya')}`,
      }),
    })
  })
}
