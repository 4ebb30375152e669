import { bothLocales } from '../metadata/alternates.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { Corrections } from '../pages/corrections.tsx'
import { HowWeWork } from '../pages/how-we-work.tsx'
import { keys, shown } from '../surrogate-keys.ts'
import { absolute, here, type View } from '../view.ts'
import { htmlPage, type SiteParts, type SiteRoute } from '../visit.ts'

export function trustRoutes({ reading }: SiteParts): SiteRoute[] {
  return [
    {
      url: '/koreksi',
      query: { sesudah: 300 },
      async render({ view, query }) {
        const list = await reading.corrections({ locale: view.locale, cursor: query['sesudah'], limit: 30 })
        return htmlPage(view, {
          current: '/koreksi',
          keys: [keys.lists, ...shown(list.items)],
          head: headOf(
            view,
            '/koreksi',
            view.t('site.nav.corrections_long'),
            view.t('site.corrections.intro'),
          ),
          body: <Corrections view={view} list={list} later={query['sesudah'] !== undefined} />,
        })
      },
    },
    {
      url: '/cara-kami-bekerja',
      render: async ({ view }) =>
        htmlPage(view, {
          current: '/cara-kami-bekerja',
          keys: [],
          head: headOf(
            view,
            '/cara-kami-bekerja',
            view.t('site.nav.how'),
            view.t('site.how.intro', { institution: view.pack.institution[view.locale] }),
          ),
          body: <HowWeWork view={view} />,
        }),
    },
  ]
}

const headOf = (view: View, path: string, title: string, description: string) => ({
  title,
  description,
  canonical: absolute(view, here(view, path)),
  alternates: bothLocales(view, path),
  image: houseCard(view),
})
