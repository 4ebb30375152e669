/** Front of one unit's site: region, district, local office, agency. */
import type { ListedCard, Page } from '../../house/newsroom/index.ts'
import { unitPath, withQuery } from '../addresses.ts'
import type { OfficialAccount } from '../official-accounts.ts'
import { AccountList } from '../parts/account-list.tsx'
import { Empty, Pager, River } from '../parts/river.tsx'
import { LatestList, LeadStory, PictureCard } from '../parts/story-cards.tsx'
import { here, unitAddress, type View } from '../view.ts'

interface UnitSiteProps {
  view: View
  stories: Page<ListedCard>
  accounts: readonly OfficialAccount[]
  /** Path of this page: `/` under the unit's own host. */
  path: string
  /** Not the first page of its stories. */
  later: boolean
}

export function UnitSite({ view, stories, accounts, path, later }: UnitSiteProps) {
  const { t, unit, locale } = view
  const [lead, ...rest] = stories.items
  const seconds = later ? [] : rest.slice(0, 2)
  const latest = later ? [] : rest.slice(2, 8)
  const river = later ? stories.items : rest.slice(8)
  return (
    <>
      <h1 className="vh">{unit.name[locale]}</h1>
      {lead === undefined ? (
        <div className="wrap notice">
          <Empty title={t('site.unit.empty_title')}>
            <p>{t('site.unit.empty', { unit: unit.name[locale] })}</p>
            <Above view={view} />
          </Empty>
        </div>
      ) : null}
      {lead === undefined || later ? null : (
        <div className={latest.length === 0 ? 'wrap front calm' : 'wrap front'}>
          <LeadStory view={view} card={lead} />
          {seconds.length === 0 ? null : (
            <div className="seconds">
              {seconds.map((card) => (
                <PictureCard key={card.editionId} view={view} card={card} />
              ))}
            </div>
          )}
          <LatestList
            view={view}
            cards={latest}
            more={withQuery(here(view, '/cari'), { satuan: unit.sitePath })}
          />
        </div>
      )}
      {river.length === 0 ? (
        <aside className="wrap side broad" aria-label={t('site.unit.about')}>
          <About view={view} accounts={accounts} />
        </aside>
      ) : (
        <div className="wrap columns">
          <section aria-label={t('site.unit.stories')}>
            <River view={view} cards={river} />
            <Pager
              view={view}
              first={later ? here(view, path) : undefined}
              next={
                stories.next === null ? undefined : withQuery(here(view, path), { sesudah: stories.next })
              }
            />
          </section>
          <aside className="side" aria-label={t('site.unit.about')}>
            <About view={view} accounts={accounts} />
          </aside>
        </div>
      )}
      <Below view={view} />
    </>
  )
}

function Above({ view }: { view: View }) {
  const above = view.units.ancestry(view.unit.id)[1]
  if (above === undefined) return null
  return (
    <a className="button" href={unitAddress(view, above, view.locale)}>
      {view.t('site.unit.go_above', { unit: above.name[view.locale] })}
    </a>
  )
}

function About({ view, accounts }: { view: View; accounts: readonly OfficialAccount[] }) {
  const { t, unit, locale } = view
  const address = unitAddress(view, unit, locale)
  const level = view.pack.levels.find(({ key }) => key === unit.level)?.name[locale]
  return (
    <>
      <section>
        <h2 className="bar">{t('site.unit.accounts')}</h2>
        {accounts.length === 0 ? (
          <p className="meta">{t('site.unit.accounts_none')}</p>
        ) : (
          <AccountList accounts={accounts} />
        )}
        <a className="more" href={here(view, '/kanal')}>
          {t('site.accounts.check')}
        </a>
      </section>
      <section>
        <h2 className="bar">{t('site.unit.contact')}</h2>
        <ul>
          <li>
            <span>{t('site.unit.level')}</span>
            {level}
          </li>
          <li>
            <span>{t('site.unit.address')}</span>
            <a href={address}>{address.replace(/^https?:\/\//, '')}</a>
          </li>
          <li>
            <span>{t('site.unit.zone')}</span>
            {view.units.zoneLabel(unit.timeZone)}
          </li>
          <li>
            <span>{t('site.unit.feeds')}</span>
            <a href={here(view, `${unitPath(unit)}/feed.xml`)}>RSS</a>
            {' · '}
            <a href={here(view, `${unitPath(unit)}/atom.xml`)}>Atom</a>
            {' · '}
            <a href={here(view, `${unitPath(unit)}/feed.json`)}>JSON</a>
          </li>
        </ul>
      </section>
    </>
  )
}

function Below({ view }: { view: View }) {
  const { units, unit, locale, t } = view
  const below = units.children(unit.id)
  if (below.length === 0) return null
  const house = view.ownHost ? view.config.url : ''
  return (
    <section className="wrap unit-group" aria-labelledby="satuan-di-bawah">
      <h2 id="satuan-di-bawah">{t('site.unit.below', { count: below.length })}</h2>
      <ul className="units">
        {below
          .toSorted((a, b) => a.name[locale].localeCompare(b.name[locale], locale))
          .map((child) => (
            <li key={child.id}>
              <a href={`${house}${here(view, unitPath(child))}`}>{child.name[locale]}</a>
            </li>
          ))}
      </ul>
    </section>
  )
}
