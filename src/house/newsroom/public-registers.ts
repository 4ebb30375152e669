/** What is listed for checking and for machines: corrections and the sitemaps. */
import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import { after, pageSize, toPage } from './public-cursor.ts'
import type { Correction, NewsSitemapEntry, Page, Paging, SitemapEntry } from './public-reading.ts'

interface NoteRow {
  id: string
  kind: Correction['kind']
  note: string
  at: Date
  locale: Locale
  ref: string
  unit_id: string
  state: 'published' | 'withdrawn' | 'recalled'
  slug: string
  headline: string
}

export async function corrections(
  db: HouseDb,
  { locale, ...paging }: { locale: Locale } & Paging,
): Promise<Page<Correction>> {
  const size = pageSize(paging)
  const { rows } = await sql<NoteRow>`
    select n.id, n.kind, n.note, n.at, n.locale, p.ref, p.unit_id, p.state, p.slug, p.headline
    from newsroom.public_note n join newsroom.publication p on p.edition_id = n.edition_id
    where n.locale = ${locale} and ${after(paging.cursor, 'n.at', 'n.id')}
    order by n.at desc, n.id desc limit ${size + 1}`.execute(db)
  return toPage(
    rows,
    size,
    (row) => ({ at: row.at, id: row.id }),
    ({ kind, note, at, ref, state, slug, headline, ...row }) => ({
      kind,
      note,
      at,
      locale: row.locale,
      ref,
      unitId: row.unit_id,
      story: state === 'recalled' ? null : { slug, headline, state },
    }),
  )
}

/** Addresses on one page of a sitemap; the protocol allows 50,000. */
const sitemapSize = 20_000

export async function sitemapIndex(
  db: HouseDb,
): Promise<{ month: string; pages: number; updatedAt: Date }[]> {
  const { rows } = await sql<{ month: string; stories: number; updated_at: Date }>`
    select to_char(month at time zone 'UTC', 'YYYY-MM') as month, stories, updated_at
    from (
      select date_trunc('month', first_published_at, 'UTC') as month, count(*)::int as stories,
        max(updated_at) as updated_at
      from newsroom.publication where state = 'published'
      group by 1
    ) as months order by month desc`.execute(db)
  return rows.map(({ month, stories, updated_at }) => ({
    month,
    pages: Math.ceil(stories / sitemapSize),
    updatedAt: updated_at,
  }))
}

/** @throws not_found for a month that is none. */
export async function sitemapPage(db: HouseDb, month: string, page: number): Promise<SitemapEntry[]> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || !Number.isInteger(page) || page < 1 || page > 1000)
    throw notFound('sitemap')
  const from = new Date(`${month}-01T00:00:00Z`)
  const until = new Date(from)
  until.setUTCMonth(until.getUTCMonth() + 1)
  const { rows } = await sql<{
    edition_id: string
    locale: Locale
    ref: string
    slug: string
    updated_at: Date
    sibling_locale: Locale | null
    sibling_slug: string | null
  }>`
    with page as (
      select edition_id, story_id, locale, ref, slug, updated_at, first_published_at from newsroom.publication
      where state = 'published' and first_published_at >= ${from} and first_published_at < ${until}
      order by first_published_at desc, edition_id desc
      limit ${sitemapSize} offset ${(page - 1) * sitemapSize}
    )
    select page.*, s.locale as sibling_locale, s.slug as sibling_slug
    from page left join newsroom.publication s
      on s.story_id = page.story_id and s.edition_id <> page.edition_id and s.state = 'published'
    order by page.first_published_at desc, page.edition_id desc`.execute(db)
  const entries = new Map<string, SitemapEntry>()
  for (const row of rows) {
    const { locale, ref, slug, updated_at } = row
    const entry = entries.get(row.edition_id) ?? { locale, ref, slug, updatedAt: updated_at, siblings: [] }
    if (row.sibling_locale !== null && row.sibling_slug !== null)
      entry.siblings.push({ locale: row.sibling_locale, slug: row.sibling_slug })
    entries.set(row.edition_id, entry)
  }
  return [...entries.values()]
}

export async function newsSitemap(db: HouseDb, since: Date): Promise<NewsSitemapEntry[]> {
  const { rows } = await sql<NewsSitemapEntry>`
    select locale, ref, slug, headline, first_published_at as "firstPublishedAt"
    from newsroom.publication where state = 'published' and first_published_at >= ${since}
    order by first_published_at desc, edition_id desc limit 1000`.execute(db)
  return rows
}
