/** What a search was narrowed to, and the ways to narrow it further. */
import type { SearchResult } from '../../house/newsroom/index.ts'
import type { Unit } from '../../house/units/index.ts'
import { withQuery } from '../addresses.ts'
import { here, type View } from '../view.ts'

export const periods = ['day', 'week', 'month', 'year'] as const
export type Period = (typeof periods)[number]

export interface Asked {
  q: string
  /** The unit to which the search is narrowed; none: everywhere. */
  unit: Unit | undefined
  topic: string | undefined
  period: Period | undefined
  later: boolean
}

type Change = Partial<Record<'q' | 'satuan' | 'topik' | 'periode' | 'sesudah', string | undefined>>

/** Address of this search with something changed; always back at its first page. */
export function searchAddress(view: View, asked: Asked) {
  return (change: Change) =>
    withQuery(here(view, '/cari'), {
      q: asked.q,
      satuan: asked.unit?.sitePath,
      topik: asked.topic,
      periode: asked.period,
      ...change,
    })
}

export function Facets({ view, asked, result }: { view: View; asked: Asked; result: SearchResult }) {
  const { t, locale, units, pack } = view
  const address = searchAddress(view, asked)
  const codeOf = (path: string) => path.split('.').at(-1) ?? ''
  const within = result.facets.units
    .map(({ unitPath, count }) => ({ unit: units.byCode(codeOf(unitPath)), count }))
    .filter(
      (facet): facet is { unit: Unit; count: number } =>
        facet.unit !== undefined && facet.unit.sitePath !== '',
    )
    .slice(0, 12)
  const topics = result.facets.topics
    .map(({ topic, count }) => ({ topic: pack.topics.find(({ key }) => key === topic), count }))
    .filter(({ topic }) => topic !== undefined)
    .slice(0, 12)
  return (
    <>
      <Facet
        title={t('site.search.by_unit')}
        all={
          asked.unit === undefined
            ? undefined
            : { href: address({ satuan: undefined }), name: t('site.search.all_units') }
        }
        links={[
          ...(asked.unit === undefined
            ? []
            : [{ href: address({}), name: asked.unit.name[locale], here: true }]),
          ...within.map(({ unit, count }) => ({
            href: address({ satuan: unit.sitePath }),
            name: unit.name[locale],
            count,
          })),
        ]}
      />
      <Facet
        title={t('site.search.by_topic')}
        all={
          asked.topic === undefined
            ? undefined
            : { href: address({ topik: undefined }), name: t('site.search.all_topics') }
        }
        links={topics.map(({ topic, count }) => ({
          href: address({ topik: topic?.key }),
          name: topic?.name[locale] ?? '',
          count,
          here: topic?.key === asked.topic,
        }))}
      />
      <Facet
        title={t('site.search.by_period')}
        all={
          asked.period === undefined
            ? undefined
            : { href: address({ periode: undefined }), name: t('site.search.any_time') }
        }
        links={result.facets.periods.map(({ period, count }) => ({
          href: address({ periode: period }),
          name: t(periodNames[period]),
          count,
          here: period === asked.period,
        }))}
      />
    </>
  )
}

const periodNames = {
  day: 'site.search.day',
  week: 'site.search.week',
  month: 'site.search.month',
  year: 'site.search.year',
} as const

interface FacetLink {
  href: string
  name: string
  count?: number
  here?: boolean
}

function Facet({
  title,
  all,
  links,
}: {
  title: string
  all: FacetLink | undefined
  links: readonly FacetLink[]
}) {
  if (links.length === 0 && all === undefined) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {[...(all === undefined ? [] : [all]), ...links].map((link) => (
          <li key={link.href + link.name}>
            <a href={link.href} aria-current={link.here === true ? 'true' : undefined} rel="nofollow">
              {link.name}
              {link.count === undefined ? null : <span className="num">{link.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
