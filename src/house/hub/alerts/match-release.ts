/** A release as news: told once to whoever wants it, and before its embargo is over with its title alone. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import { locales, translator, type Locale } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { momentText } from '../moment-text.ts'
import { inLanguage, pressReleasePath, underEmbargo, type Release } from '../releases/release.ts'
import { releaseById } from '../releases/release-rows.ts'
import { matchNews, type News } from './match-news.ts'

export type MatchDeps = Pick<HubDeps, 'db' | 'clock' | 'jobs' | 'units' | 'newsroom'>

/** No more than the release's own page shows to the accredited at this moment. */
function wordsOf({ units }: Pick<HubDeps, 'units'>, release: Release, locale: Locale, now: Date) {
  const title = inLanguage(release.title, locale)
  if (!underEmbargo(release, now) || release.embargoUntil === null)
    return { title, summary: inLanguage(release.summary, locale) }
  const t = translator(locale)
  const zone = (units.get(release.unitId) ?? units.root()).timeZone
  return {
    title: t('hub.release.alert_embargoed', { title }),
    summary: t('hub.release.embargo_line', { moment: momentText(release.embargoUntil, locale, zone) }),
  }
}

/**
 * Within the transaction of an act: what is told already, or waits to be, says at once what may be said now, and nothing
 * of what ended. Who wants to hear of it is found by a job.
 */
export async function newsFollowsRelease(
  { clock, jobs, units }: Pick<HubDeps, 'clock' | 'jobs' | 'units'>,
  trx: HouseTransaction,
  before: Release,
  after: Release,
): Promise<void> {
  if (after.state === 'draft') return
  if (after.state !== 'published') return dropNews(trx, after.id)
  for (const locale of locales)
    await trx
      .updateTable('hub.news')
      .set(wordsOf({ units }, after, locale, clock.now()))
      .where('subject_kind', '=', 'release')
      .where('subject_id', '=', after.id)
      .where('locale', '=', locale)
      .execute()
  const moved = before.embargoUntil?.getTime() !== after.embargoUntil?.getTime()
  if (before.state === 'draft' || moved) await jobs.enqueue(trx, 'match-release', { releaseId: after.id })
}

/**
 * Done by the job `match-release`. Under an embargo nothing but the title and the unit finds anybody: a word of the
 * summary would say what is in it. Once it is over, those are told whom the rest of it concerns.
 */
export async function matchRelease(deps: MatchDeps, { releaseId }: { releaseId: string }): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const release = await releaseById(trx, releaseId, { hold: true })
    if (release?.state !== 'published') return
    const now = deps.clock.now()
    const early = underEmbargo(release, now)
    const editions = early ? [] : [...(await deps.newsroom.pressEditions(release.editionIds)).values()]
    const topics = editions.flatMap(({ state, topic }) =>
      state === 'published' && topic !== '' ? [topic] : [],
    )
    const spoken = locales.filter((locale) => locale === 'id' || release.title.en !== null)
    for (const locale of spoken) {
      const title = inLanguage(release.title, locale)
      const news: News = {
        kind: 'release',
        subjectId: release.id,
        // It is published once; what changes later is told as a correction.
        version: 1,
        locale,
        act: 'publish',
        unitId: release.unitId,
        topics,
        ...wordsOf(deps, release, locale, now),
        path: pathIn(locale, pressReleasePath(release)),
        texts: early ? [title] : [title, inLanguage(release.summary, locale)],
        inBoth: spoken.length > 1,
      }
      await matchNews(deps, news, trx)
    }
  })
}

/** Those that were told under an embargo which is over now. */
export async function matchOpened(deps: MatchDeps): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.id from hub.news n join hub.release r on r.id = n.subject_id
    where n.subject_kind = 'release' and r.state = 'published' and r.embargo_until <= ${deps.clock.now()}
      and n.at < r.embargo_until`.execute(deps.db)
  await deps.jobs.enqueueAll(
    deps.db,
    'match-release',
    rows.map(({ id }) => ({ data: { releaseId: id } })),
  )
}

/** What is no longer published is told to nobody any more, not even by what is already on its way. */
export async function dropNews(trx: HouseTransaction, subjectId: string): Promise<void> {
  await sql`update hub.push_note set payload = null where sent_at is null
    and tag in (select 'news-' || id from hub.news where subject_id = ${subjectId})`.execute(trx)
  await trx.deleteFrom('hub.news').where('subject_id', '=', subjectId).execute()
}
