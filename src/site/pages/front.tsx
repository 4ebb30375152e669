/** The institution's front page, in either language. */
import type { FrontPage, ListedCard } from '../../house/newsroom/index.ts'
import type { RegionGroup } from '../../house/units/index.ts'
import { topicPath, unitPath } from '../addresses.ts'
import { dayPath } from '../moments.ts'
import { LatestList, LeadStory, PictureCard, SmallCard } from '../parts/story-cards.tsx'
import { Empty } from '../parts/river.tsx'
import { RegionMap } from '../parts/region-map.tsx'
import { here, houseName, type View } from '../view.ts'

export interface River {
  key: string
  name: string
  /** Where the heading leads. */
  path: string
}

/** Rivers by group of regions; an institution without groups has rivers by topic. */
export function riversOf({ pack, locale }: Pick<View, 'pack' | 'locale'>): River[] {
  const groups = pack.regionGroups.map((group: RegionGroup) => ({
    key: group.key,
    name: group.name[locale],
    path: `/satuan#${group.key}`,
  }))
  if (groups.length > 0) return groups
  return pack.topics.slice(0, 4).map(({ key, name }) => ({ key, name: name[locale], path: topicPath(key) }))
}

export function Front({ view, front }: { view: View; front: FrontPage }) {
  const { t } = view
  const rivers = riversOf(view)
  return (
    <>
      <h1 className="vh">{houseName(view)}</h1>
      {front.lead === null ? (
        <div className="wrap notice">
          <Empty title={t('site.front.empty_title')}>
            <p>{t('site.front.empty')}</p>
            <a className="button" href={here(view, '/satuan')}>
              {t('site.nav.units_all')}
            </a>
          </Empty>
        </div>
      ) : (
        <Top view={view} lead={front.lead} front={front} />
      )}
      <Regions view={view} front={front} />
      {front.rivers.every(({ items }) => items.length === 0) ? null : (
        <section className="wrap rivers" aria-label={t('site.front.rivers')}>
          {rivers.map((river) => (
            <div key={river.key}>
              <h3>
                <a href={here(view, river.path)}>{river.name}</a>
              </h3>
              <RiverColumn
                view={view}
                cards={front.rivers.find(({ key }) => key === river.key)?.items ?? []}
              />
            </div>
          ))}
        </section>
      )}
    </>
  )
}

function Top({ view, lead, front }: { view: View; lead: ListedCard; front: FrontPage }) {
  return (
    <div className={front.latest.length === 0 ? 'wrap front calm' : 'wrap front'}>
      <LeadStory view={view} card={lead} />
      {front.seconds.length === 0 ? null : (
        <div className="seconds">
          {front.seconds.map((card) => (
            <PictureCard key={card.editionId} view={view} card={card} />
          ))}
        </div>
      )}
      <LatestList
        view={view}
        cards={front.latest.slice(0, 7)}
        more={here(
          view,
          `/arsip/${dayPath(front.latest[0]?.publicTimestamp ?? view.now, view.unit.timeZone)}`,
        )}
      />
    </div>
  )
}

function RiverColumn({ view, cards }: { view: View; cards: readonly ListedCard[] }) {
  if (cards.length === 0) return <p className="meta">{view.t('site.front.quiet')}</p>
  return cards.slice(0, 4).map((card) => <SmallCard key={card.editionId} view={view} card={card} />)
}

function Regions({ view, front }: { view: View; front: FrontPage }) {
  const { t, units } = view
  const byRegion = new Map(front.countsToday.map(({ regionId, count }) => [regionId, count]))
  const stories = front.countsToday.reduce((sum, { count }) => sum + count, 0)
  const regions = units.children(units.root().id)
  const active = regions.filter(({ id }) => (byRegion.get(id) ?? 0) > 0).length
  return (
    <section className="wrap regions" aria-labelledby="wilayah">
      <div className="shead">
        <h2 id="wilayah">{t('site.front.regions')}</h2>
        <p className="muted">{t('site.front.counts', { stories, regions: active })}</p>
      </div>
      {view.pack.map === null ? null : (
        <RegionMap
          view={view}
          map={view.pack.map}
          symbols={regions.map((unit) => ({ unit, count: byRegion.get(unit.id) ?? 0, path: unitPath(unit) }))}
        />
      )}
    </section>
  )
}
