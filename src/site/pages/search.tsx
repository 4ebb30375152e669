/** Search with its words marked, ways to narrow it, and help where nothing is found. */
import type { SearchHit, SearchResult, Segment } from '../../house/newsroom/index.ts'
import { withQuery } from '../addresses.ts'
import { Empty, Pager, River } from '../parts/river.tsx'
import { here, type View } from '../view.ts'
import { Facets, searchAddress, type Asked } from './search-facets.tsx'

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
