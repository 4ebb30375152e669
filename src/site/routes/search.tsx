import { bothLocales } from '../metadata/alternates.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { daysBefore } from '../moments.ts'
import { Search } from '../pages/search.tsx'
import { periods, type Period } from '../pages/search-facets.tsx'
import { keys, shown } from '../surrogate-keys.ts'
import { absolute, here, type View } from '../view.ts'
import { htmlPage, moved, type SiteParts, type SiteRoute } from '../visit.ts'
import { withQuery } from '../addresses.ts'

const days: Record<Period, number> = { day: 1, week: 7, month: 31, year: 366 }
const isPeriod = (text: string | undefined): text is Period => periods.some((period) => period === text)

export function searchRoutes({ reading }: SiteParts): SiteRoute[] {
  return [
    {
      url: '/cari',
      query: { q: 200, satuan: 300, topik: 60, periode: 10, sesudah: 300 },
      async render({ view, query }) {
        const { q = '', satuan, topik, periode, sesudah } = query
        const found = satuan === undefined ? undefined : view.units.bySitePath(satuan)
        if (found !== undefined && 'redirectTo' in found)
          return moved(withQuery(here(view, '/cari'), { ...query, satuan: found.redirectTo }))
        const unit = found?.unit ?? (view.ownHost ? view.unit : undefined)
        const topic = view.pack.topics.find(({ key }) => key === topik)?.key
        const period = isPeriod(periode) ? periode : undefined
        const result = await reading.search({
          locale: view.locale,
          text: q,
          unit: unit === undefined ? undefined : { id: unit.id, path: unit.path },
          topic,
          from: period === undefined ? undefined : daysBefore(view.now, days[period]),
          cursor: sesudah,
          limit: 20,
        })
        return htmlPage(view, {
          keys: [keys.lists, ...shown(result.items)],
          head: headOf(view, q),
          body: (
            <Search
              view={view}
              asked={{ q, unit, topic, period, later: sesudah !== undefined }}
              result={result}
            />
          ),
        })
      },
    },
  ]
}

function headOf(view: View, q: string) {
  return {
    title: q === '' ? view.t('site.search.title') : view.t('site.search.title_for', { asked: q }),
    description: view.t('site.search.description'),
    canonical: absolute(view, here(view, '/cari')),
    alternates: bothLocales(view, '/cari'),
    image: houseCard(view),
    // Search engines are to find the stories themselves.
    ...(q === '' ? {} : { robots: 'noindex, follow' }),
  }
}
