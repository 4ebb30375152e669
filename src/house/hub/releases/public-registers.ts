/** Open releases as feeds and sitemaps list them. What is under embargo, withdrawn or recalled is not there. */
import { sql } from 'kysely'
import { notFound } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import type { ReleaseNote } from './kit.ts'
import { toRelease, type Release, type ReleaseRow } from './release.ts'
import { nextOpening, openRelease, releaseColumns, shownAt } from './release-rows.ts'

type Deps = Pick<HubDeps, 'db' | 'clock'>

export interface LatestRelease extends Release {
  /** When readers could first see it. */
  shownAt: Date
  /** What readers were told of changes since, newest first. */
  notes: ReleaseNote[]
}

type LatestRow = ReleaseRow & {
  shown_at: Date
  notes: (Omit<ReleaseNote, 'at'> & { at: string })[]
}

/** Newest first, and the moment (ms) at which an embargo changes that by itself. */
export async function latestReleases(
  { db, clock }: Deps,
  { limit }: { limit: number },
): Promise<{ items: LatestRelease[]; changesAt: number }> {
  const now = clock.now()
  const [{ rows }, changesAt] = await Promise.all([
    sql<LatestRow>`
    select ${releaseColumns}, ${shownAt} as shown_at,
      (select coalesce(json_agg(json_build_object('act', v.act, 'note', v.note, 'at', v.at) order by v.number desc), '[]')
        from hub.release_version v where v.release_id = r.id and v.act not in ('compose', 'change', 'publish')) as notes
    from hub.release r where ${openRelease(now)}
    order by shown_at desc, r.id desc limit ${limit}`.execute(db),
    nextOpening(db, now),
  ])
  const items = rows.map((row) => ({
    ...toRelease(row),
    shownAt: row.shown_at,
    notes: row.notes.map((note) => ({ ...note, at: new Date(note.at) })),
  }))
  return { items, changesAt }
}

/** Months (`2026-11`) in which releases were first seen, newest first. */
export async function releaseMonths({ db, clock }: Deps): Promise<{ month: string; updatedAt: Date }[]> {
  const { rows } = await sql<{ month: string; updatedAt: Date }>`
    select to_char(date_trunc('month', ${shownAt}, 'UTC') at time zone 'UTC', 'YYYY-MM') as month,
      max(greatest(r.changed_at, ${shownAt})) as "updatedAt"
    from hub.release r where ${openRelease(clock.now())}
    group by 1 order by 1 desc`.execute(db)
  return rows
}

/** Two addresses each: a sitemap holds 50,000. */
const mostInSitemap = 25_000

/** @throws not_found for a month that is none. */
export async function releasesOfMonth(
  { db, clock }: Deps,
  month: string,
): Promise<(Pick<Release, 'ref' | 'title'> & { updatedAt: Date })[]> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw notFound('sitemap')
  const from = new Date(`${month}-01T00:00:00Z`)
  const until = new Date(from)
  until.setUTCMonth(until.getUTCMonth() + 1)
  const { rows } = await sql<{ ref: string; title_id: string; title_en: string | null; updated_at: Date }>`
    select r.ref, r.title_id, r.title_en, greatest(r.changed_at, ${shownAt}) as updated_at
    from hub.release r where ${openRelease(clock.now())} and ${shownAt} >= ${from} and ${shownAt} < ${until}
    order by ${shownAt} desc, r.id desc limit ${mostInSitemap}`.execute(db)
  return rows.map(({ ref, title_id, title_en, updated_at }) => ({
    ref,
    title: { id: title_id, en: title_en },
    updatedAt: updated_at,
  }))
}
