import type { Unit } from '../../house/units/index.ts'
import { splitFeed, unitPath } from '../addresses.ts'
import { feedPage } from '../feeds/feed.ts'
import { bothUnitAddresses, bothLocales } from '../metadata/alternates.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { faultPage } from './faults.tsx'
import { UnitIndex } from '../pages/unit-index.tsx'
import { UnitSite } from '../pages/unit-site.tsx'
import { keys, shown, unitKeys } from '../surrogate-keys.ts'
import { absolute, here, unitAddress, type View } from '../view.ts'
import { htmlPage, moved, type SiteParts, type SiteRoute } from '../visit.ts'

export function unitRoutes(parts: SiteParts): SiteRoute[] {
  return [
    {
      url: '/satuan',
      query: { q: 100 },
      async render({ view, query }) {
        const asked = query['q'] ?? ''
        const found = asked === '' ? [] : view.units.search(asked, 60)
        return htmlPage(view, {
          current: '/satuan',
          keys: [],
          head: {
            title: view.t('site.nav.units_all'),
            description: view.t('site.units.intro', { count: view.units.count() }),
            canonical: absolute(view, here(view, '/satuan')),
            alternates: bothLocales(view, '/satuan'),
            image: houseCard(view),
            ...(asked === '' ? {} : { robots: 'noindex, follow' }),
          },
          body: <UnitIndex view={view} asked={asked} found={found} />,
        })
      },
    },
    {
      url: '/satuan/*',
      query: { sesudah: 300 },
      async render({ view, params, query }) {
        const { path, feed } = splitFeed((params['*'] ?? '').replace(/\/+$/, ''))
        const found = path === '' ? undefined : view.units.bySitePath(path)
        if (found === undefined) return faultPage(view, 'not_found', 404)
        if ('redirectTo' in found)
          return moved(
            here(view, `${unitPath({ sitePath: found.redirectTo })}${feed === undefined ? '' : `/${feed}`}`),
          )
        const own: View = { ...view, unit: found.unit, ownHost: false }
        return feed === undefined
          ? unitPageFor(parts, own, unitPath(found.unit), query['sesudah'])
          : feedPage(parts, own, feed, { unit: found.unit })
      },
    },
  ]
}

export const scopeOf = (view: View, unit: Unit) => ({
  id: unit.id,
  ancestorIds: view.units
    .ancestry(unit.id)
    .slice(1)
    .map(({ id }) => id),
})

/** A unit's front: under its path on the house, or at `/` of its own host. */
export async function unitPageFor(
  { reading, accounts }: SiteParts,
  view: View,
  path: string,
  cursor: string | undefined,
) {
  const { unit, locale } = view
  const [stories, own] = await Promise.all([
    reading.unitPage({ locale, unit: scopeOf(view, unit), cursor, limit: 20 }),
    accounts.accountsOf(unit.id),
  ])
  const name = unit.name[locale]
  return htmlPage(view, {
    current: view.ownHost ? undefined : '/satuan',
    keys: [...unitKeys(view.units, unit.id), keys.accounts, ...shown(stories.items)],
    head: {
      title: name,
      description: view.t('site.unit.description', { unit: name }),
      canonical: unitAddress(view, unit, locale),
      alternates: bothUnitAddresses(view, unit),
      feeds: unitPath(unit),
      image: houseCard(view),
      ...(cursor === undefined ? {} : { robots: 'noindex, follow' }),
    },
    body: <UnitSite view={view} stories={stories} accounts={own} path={path} later={cursor !== undefined} />,
  })
}
