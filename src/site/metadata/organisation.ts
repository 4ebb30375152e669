/** schema.org descriptions of the institution and its site. */
import { absolute, here, houseName, type View } from '../view.ts'

export const organisationId = (view: View) => `${view.config.url}/#lembaga`

export const organisation = (view: View): object => ({
  '@context': 'https://schema.org',
  '@type': 'NewsMediaOrganization',
  '@id': organisationId(view),
  name: view.pack.institution[view.locale],
  alternateName: houseName(view),
  url: absolute(view, '/'),
  correctionsPolicy: absolute(view, here(view, '/koreksi')),
  publishingPrinciples: absolute(view, here(view, '/cara-kami-bekerja')),
})

export const website = (view: View): object => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: houseName(view),
  url: absolute(view, here(view, '/')),
  inLanguage: view.locale,
  publisher: { '@id': organisationId(view) },
  potentialAction: {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(view, here(view, '/cari'))}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  },
})
