import type { Locale } from '../../platform/messages.ts'
import { inLocale, otherLocale, unitPath } from '../addresses.ts'
import { longDay } from '../moments.ts'
import { here, houseName, type View } from '../view.ts'

interface MastheadProps {
  view: View
  current: string | undefined
  alternates: readonly { locale: Locale; href: string }[] | undefined
}

/** Only what exists: an entry leads somewhere. */
export function navigation(view: View): { path: string; name: string }[] {
  const { t, pack, locale } = view
  return [
    { path: '/', name: pack.rooms.news[locale] },
    { path: '/satuan', name: t('site.nav.units') },
    { path: '/arsip', name: t('site.nav.archive') },
    { path: '/media', name: pack.rooms.hub[locale] },
    { path: '/kanal', name: t('site.nav.accounts') },
    { path: '/koreksi', name: t('site.nav.corrections') },
    { path: '/cara-kami-bekerja', name: t('site.nav.how') },
  ]
}

export function Masthead({ view, current, alternates }: MastheadProps) {
  const { t, locale, unit, path } = view
  const other = otherLocale(locale)
  const sibling = alternates?.find((alternate) => alternate.locale === other)?.href
  const isRoot = unit.parentId === null
  const name = isRoot ? houseName(view) : unit.name[locale]
  const home = view.ownHost || isRoot ? here(view, '/') : here(view, unitPath(unit))
  return (
    <header className="mast">
      <div className="wrap mast-top">
        <time dateTime={view.now.toISOString().slice(0, 10)}>{longDay(view.now, unit.timeZone, locale)}</time>
        <ul className="mast-tools">
          <li>
            <LanguageLink of="id" view={view} sibling={sibling} path={path} />
          </li>
          <li>
            <LanguageLink of="en" view={view} sibling={sibling} path={path} />
          </li>
          <li>
            <a href={`${view.config.url}/konsol`} rel="nofollow">
              {t('site.sign_in')}
            </a>
          </li>
        </ul>
      </div>
      <div className="wrap mast-name">
        <div>
          {isRoot ? null : <Line view={view} />}
          <a href={home} className={name.length > 28 ? 'name long' : 'name'}>
            {name}
          </a>
        </div>
        <search>
          <form className="search" action={here(view, '/cari')}>
            <label className="vh" htmlFor="cari">
              {t('site.search.label')}
            </label>
            <input
              id="cari"
              name="q"
              type="search"
              maxLength={200}
              placeholder={t('site.search.placeholder')}
            />
            {isRoot ? null : <input type="hidden" name="satuan" value={unit.sitePath} />}
            <button type="submit">{t('site.search.button')}</button>
          </form>
        </search>
      </div>
      <nav className="wrap nav" aria-label={t('site.nav.label')}>
        <ul>
          {navigation(view).map((entry) => (
            <li key={entry.path}>
              <a
                href={
                  view.ownHost && entry.path === '/'
                    ? `${view.config.url}${here(view, '/')}`
                    : here(view, entry.path)
                }
                aria-current={entry.path === current ? 'page' : undefined}
              >
                {entry.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function LanguageLink({
  of,
  view,
  sibling,
  path,
}: {
  of: Locale
  view: View
  sibling: string | undefined
  path: string
}) {
  const name = of === 'id' ? 'ID' : 'EN'
  const spoken = view.t(of === 'id' ? 'site.language.id' : 'site.language.en')
  const words = (
    <>
      {name} <span className="vh">{spoken}</span>
    </>
  )
  if (of === view.locale) return <span aria-current="true">{words}</span>
  return (
    <a href={sibling ?? inLocale(of, path)} hrefLang={of} lang={of}>
      {words}
    </a>
  )
}

/** The way from the institution down to the unit. */
function Line({ view }: { view: View }) {
  const above = view.units.ancestry(view.unit.id).slice(1).toReversed()
  return (
    <nav className="over" aria-label={view.t('site.unit.line')}>
      {above.map((unit, place) => (
        <span key={unit.id}>
          {place === 0 ? null : <span aria-hidden="true"> › </span>}
          <a href={`${view.ownHost ? view.config.url : ''}${here(view, unitPath(unit))}`}>
            {unit.parentId === null ? houseName(view) : unit.name[view.locale]}
          </a>
        </span>
      ))}
    </nav>
  )
}
