/** Sitemaps: an index, pages, units, stories and releases by month, and the news of two days. */
import { releasePath, type Hub } from '../../house/hub/index.ts'
import type { SitemapEntry } from '../../house/newsroom/index.ts'
import { locales, type Locale } from '../../platform/messages.ts'
import { inLocale, storyPath, topicPath } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import { escapeXml } from '../feeds/write-feed.ts'
import { daysBefore } from '../moments.ts'
import { fileHeaders } from '../security-headers.ts'
import { keys } from '../surrogate-keys.ts'
import { absolute, houseName, unitAddress, type View } from '../view.ts'
import { freshUntil, type SiteParts, type SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'
import { releaseKeys } from './media-releases.tsx'

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n'
const spaces = {
  map: 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  alternate: 'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  news: 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
}

const xml = (view: View, body: string, pageKeys: readonly string[], until = freshUntil(view.now)): Page => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  body: prolog + body,
  keys: pageKeys,
  keep: true,
  freshUntil: until,
  headers: { ...fileHeaders },
})

const alternates = (hrefs: readonly { locale: Locale; href: string }[]) =>
  hrefs
    .map(({ locale, href }) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeXml(href)}"/>`)
    .join('')

/** One address, in each language that it exists in. */
function inLocales(hrefs: readonly { locale: Locale; href: string }[], updatedAt?: Date): string {
  const changed = updatedAt === undefined ? '' : `<lastmod>${updatedAt.toISOString()}</lastmod>`
  return hrefs
    .map(({ href }) => `<url><loc>${escapeXml(href)}</loc>${changed}${alternates(hrefs)}</url>`)
    .join('\n')
}

const urlset = (body: string) => `<urlset ${spaces.map} ${spaces.alternate}>\n${body}\n</urlset>\n`

/** What time alone adds or takes (stories older than two days, embargoes that end): an hour is close enough. */
const withinHour = (view: View) => Math.min(freshUntil(view.now), view.now.getTime() + 3_600_000)

export function sitemapRoutes({ reading }: SiteParts, { releasing }: Pick<Hub, 'releasing'>): SiteRoute[] {
  return [
    {
      url: '/sitemap.xml',
      single: true,
      async render({ view }) {
        const [months, released] = await Promise.all([reading.sitemapIndex(), releasing.months()])
        const files = [
          { path: '/sitemap/halaman.xml' },
          { path: '/sitemap/satuan.xml' },
          ...months.flatMap(({ month, pages, updatedAt }) =>
            Array.from({ length: pages }, (_, at) => ({
              path: `/sitemap/berita-${month}-${at + 1}.xml`,
              updatedAt,
            })),
          ),
          ...released.map(({ month, updatedAt }) => ({ path: `/sitemap/rilis-${month}.xml`, updatedAt })),
        ]
        const lines = files.map(
          (file) =>
            `<sitemap><loc>${escapeXml(absolute(view, file.path))}</loc>${'updatedAt' in file ? `<lastmod>${file.updatedAt.toISOString()}</lastmod>` : ''}</sitemap>`,
        )
        return xml(
          view,
          `<sitemapindex ${spaces.map}>\n${lines.join('\n')}\n</sitemapindex>\n`,
          [keys.lists, releaseKeys.all],
          withinHour(view),
        )
      },
    },
    {
      url: '/sitemap/:file',
      single: true,
      async render({ view, params }) {
        const file = params['file'] ?? ''
        if (file === 'halaman.xml') return xml(view, urlset(fixedPages(view)), [])
        if (file === 'satuan.xml') return xml(view, urlset(unitPages(view)), [])
        const [, released] = /^rilis-(\d{4}-(?:0[1-9]|1[0-2]))\.xml$/.exec(file) ?? []
        if (released !== undefined) {
          const releases = await releasing.ofMonth(released)
          if (releases.length === 0) return faultPage(view, 'not_found', 404)
          const body = releases.map((release) => releaseUrl(view, release)).join('\n')
          return xml(view, urlset(body), [releaseKeys.all], withinHour(view))
        }
        const [, month, page] = /^berita-(\d{4}-(?:0[1-9]|1[0-2]))-([1-9]\d{0,3})\.xml$/.exec(file) ?? []
        if (month === undefined || page === undefined) return faultPage(view, 'not_found', 404)
        const entries = await reading.sitemapPage(month, Number(page))
        if (entries.length === 0) return faultPage(view, 'not_found', 404)
        return xml(view, urlset(entries.map((entry) => storyUrl(view, entry)).join('\n')), [keys.lists])
      },
    },
    {
      url: '/news-sitemap.xml',
      single: true,
      async render({ view }) {
        const entries = await reading.newsSitemap(daysBefore(view.now, 2))
        const lines = entries.map(
          (entry) =>
            `<url><loc>${escapeXml(absolute(view, inLocale(entry.locale, storyPath(entry))))}</loc><news:news><news:publication><news:name>${escapeXml(houseName({ ...view, locale: entry.locale }))}</news:name><news:language>${entry.locale}</news:language></news:publication><news:publication_date>${entry.firstPublishedAt.toISOString()}</news:publication_date><news:title>${escapeXml(entry.headline)}</news:title></news:news></url>`,
        )
        return xml(
          view,
          `<urlset ${spaces.map} ${spaces.news}>\n${lines.join('\n')}\n</urlset>\n`,
          [keys.lists],
          withinHour(view),
        )
      },
    },
  ]
}

function fixedPages(view: View): string {
  const paths = [
    '/',
    '/satuan',
    '/media',
    '/media/rilis',
    '/media/agenda',
    '/media/daftar',
    '/kanal',
    '/koreksi',
    '/cara-kami-bekerja',
    ...view.pack.topics.map(({ key }) => topicPath(key)),
  ]
  return paths
    .map((path) =>
      inLocales(locales.map((locale) => ({ locale, href: absolute(view, inLocale(locale, path)) }))),
    )
    .join('\n')
}

function unitPages(view: View): string {
  return view.units
    .subtree(view.units.root().id)
    .filter((unit) => unit.state === 'open' && unit.parentId !== null)
    .slice(0, 25_000) // two addresses each: a sitemap holds 50,000
    .map((unit) => inLocales(locales.map((locale) => ({ locale, href: unitAddress(view, unit, locale) }))))
    .join('\n')
}

const releaseUrl = (view: View, release: Awaited<ReturnType<Hub['releasing']['ofMonth']>>[number]): string =>
  inLocales(
    locales.map((locale) => ({
      locale,
      href: absolute(view, inLocale(locale, releasePath(release, locale))),
    })),
    release.updatedAt,
  )

function storyUrl(view: View, entry: SitemapEntry): string {
  const href = (locale: Locale, slug: string) =>
    absolute(view, inLocale(locale, storyPath({ slug, ref: entry.ref })))
  const own = { locale: entry.locale, href: href(entry.locale, entry.slug) }
  const others = entry.siblings.map(({ locale, slug }) => ({ locale, href: href(locale, slug) }))
  return `<url><loc>${escapeXml(own.href)}</loc><lastmod>${entry.updatedAt.toISOString()}</lastmod>${others.length > 0 ? alternates([own, ...others]) : ''}</url>`
}
