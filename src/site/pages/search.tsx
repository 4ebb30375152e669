/** Search with its words marked, ways to narrow it, and help where nothing is found. */
import type { SearchHit, SearchResult, Segment } from '../../house/newsroom/index.ts'
import type { Unit } from '../../house/units/index.ts'
import { withQuery } from '../addresses.ts'
import { Empty, Pager, River } from '../parts/river.tsx'
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

export function Search({ view, asked, result }: { view: View; asked: Asked; result: SearchResult }) {
  const { t } = view
  const address = searchAddress(view, asked)
  const narrowed = asked.unit !== undefined || asked.topic !== undefined || asked.period !== undefined
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{asked.q === '' ? t('site.search.title') : t('site.search.title_for', { asked: asked.q })}</h1>
        {result.blank ? null : (
          <p>
            <output>
              {t(result.total.atLeast ? 'site.search.found_at_least' : 'site.search.found', {
                count: result.total.count,
              })}
              {asked.unit === undefined
                ? null
                : ` ${t('site.search.within', { unit: asked.unit.name[view.locale] })}`}
            </output>
          </p>
        )}
      </div>
      <SearchForm view={view} asked={asked} />
      {result.suggestion === null ? null : (
        <p className="hint">
          {t('site.search.meant')} <a href={address({ q: result.suggestion })}>{result.suggestion}</a>?
        </p>
      )}
      <div className="columns">
        <section aria-label={t('site.search.results')}>
          {result.items.length === 0 ? (
            <NothingFound view={view} asked={asked} blank={result.blank} narrowed={narrowed} />
          ) : (
            <River<SearchHit>
              view={view}
              cards={result.items}
              headline={markedHeadline}
              summary={markedSnippet}
            />
          )}
          <Pager
            view={view}
            first={asked.later ? address({}) : undefined}
            next={result.next === null ? undefined : address({ sesudah: result.next })}
          />
        </section>
        {result.blank ? null : (
          <aside className="filters" aria-label={t('site.search.narrow')}>
            <Facets view={view} asked={asked} result={result} />
          </aside>
        )}
      </div>
    </div>
  )
}

type Change = Partial<Record<'q' | 'satuan' | 'topik' | 'periode' | 'sesudah', string | undefined>>

/** Address of this search with something changed; always back at its first page. */
function searchAddress(view: View, asked: Asked) {
  return (change: Change) =>
    withQuery(here(view, '/cari'), {
      q: asked.q,
      satuan: asked.unit?.sitePath,
      topik: asked.topic,
      periode: asked.period,
      ...change,
    })
}

function SearchForm({ view, asked }: { view: View; asked: Asked }) {
  const { t } = view
  return (
    <form className="ask" action={here(view, '/cari')}>
      <div className="search">
        <label className="vh" htmlFor="kata">
          {t('site.search.label')}
        </label>
        <input
          id="kata"
          name="q"
          type="search"
          maxLength={200}
          defaultValue={asked.q}
          placeholder={t('site.search.placeholder')}
        />
        {asked.unit === undefined ? null : <input type="hidden" name="satuan" value={asked.unit.sitePath} />}
        {asked.topic === undefined ? null : <input type="hidden" name="topik" value={asked.topic} />}
        {asked.period === undefined ? null : <input type="hidden" name="periode" value={asked.period} />}
        <button type="submit">{t('site.search.button')}</button>
      </div>
    </form>
  )
}

const Marked = ({ segments }: { segments: readonly Segment[] }) =>
  segments.map(({ text, marked }, place) => {
    const key = `${place} ${text}`
    return marked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })

const markedHeadline = (hit: SearchHit) => <Marked segments={hit.headlineSegments} />
const markedSnippet = (hit: SearchHit) => <Marked segments={hit.snippet} />

function NothingFound({
  view,
  asked,
  blank,
  narrowed,
}: {
  view: View
  asked: Asked
  blank: boolean
  narrowed: boolean
}) {
  const { t } = view
  if (blank)
    return (
      <Empty title={t(asked.q === '' ? 'site.search.start_title' : 'site.search.blank_title')}>
        <p>{t('site.search.start_help')}</p>
      </Empty>
    )
  return (
    <Empty title={t('site.search.none_title', { asked: asked.q })}>
      <p>{t('site.search.none_help')}</p>
      {narrowed ? (
        <a className="button" href={withQuery(here(view, '/cari'), { q: asked.q })}>
          {t('site.search.everywhere')}
        </a>
      ) : (
        <a className="button" href={here(view, '/satuan')}>
          {t('site.nav.units_all')}
        </a>
      )}
    </Empty>
  )
}

function Facets({ view, asked, result }: { view: View; asked: Asked; result: SearchResult }) {
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
