/** Every unit's site, by group of regions; or those that a search finds. */
import type { Unit } from '../../house/units/index.ts'
import { unitPath } from '../addresses.ts'
import { Empty } from '../parts/river.tsx'
import { here, type View } from '../view.ts'

export function UnitIndex({ view, asked, found }: { view: View; asked: string; found: readonly Unit[] }) {
  const { t, units, pack, locale } = view
  const regions = units.children(units.root().id)
  const grouped = pack.regionGroups.map((group) => ({
    key: group.key,
    name: group.name[locale],
    units: regions.filter(({ code }) => group.units.includes(code)),
  }))
  const rest = regions.filter(({ code }) => !pack.regionGroups.some((group) => group.units.includes(code)))
  const groups =
    rest.length === 0 ? grouped : [...grouped, { key: 'lainnya', name: t('site.units.others'), units: rest }]
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{t('site.nav.units_all')}</h1>
        <p>{t('site.units.intro', { count: units.count() })}</p>
      </div>
      <form className="ask" action={here(view, '/satuan')}>
        <div className="search">
          <label className="vh" htmlFor="nama-satuan">
            {t('site.units.label')}
          </label>
          <input
            id="nama-satuan"
            name="q"
            type="search"
            maxLength={100}
            defaultValue={asked}
            placeholder={t('site.units.placeholder')}
          />
          <button type="submit">{t('site.search.button')}</button>
        </div>
      </form>
      {asked === '' ? (
        groups.map((group) => (
          <section key={group.key} className="unit-group" id={group.key}>
            <h2>{group.name}</h2>
            <List view={view} list={group.units} />
          </section>
        ))
      ) : found.length === 0 ? (
        <Empty title={t('site.units.none', { asked })}>
          <p>{t('site.units.none_help')}</p>
          <a className="button" href={here(view, '/satuan')}>
            {t('site.units.all')}
          </a>
        </Empty>
      ) : (
        <section className="unit-group">
          <h2>{t('site.units.found', { count: found.length, asked })}</h2>
          <List view={view} list={found} above />
        </section>
      )}
    </div>
  )
}

function List({ view, list, above = false }: { view: View; list: readonly Unit[]; above?: boolean }) {
  const { units, locale, t } = view
  return (
    <ul className="units">
      {list.map((unit) => {
        const parent = units.ancestry(unit.id)[1]
        const below = units.children(unit.id).length
        return (
          <li key={unit.id}>
            <a href={here(view, unitPath(unit))}>
              {unit.name[locale]}
              {above && parent !== undefined ? <span>{parent.name[locale]}</span> : null}
              {!above && below > 0 ? <span>{t('site.units.below', { count: below })}</span> : null}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
