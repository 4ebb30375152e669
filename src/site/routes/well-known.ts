import { fileHeaders } from '../security-headers.ts'
import { absolute, here, type View } from '../view.ts'
import { freshUntil, type SiteRoute } from '../visit.ts'

const text = (view: View, lines: readonly string[]) => ({
  status: 200,
  type: 'text/plain; charset=utf-8',
  body: `${lines.join('\n')}\n`,
  keys: [],
  keep: true,
  freshUntil: freshUntil(view.now),
  headers: { ...fileHeaders },
})

export function wellKnownRoutes(): SiteRoute[] {
  return [
    {
      url: '/robots.txt',
      single: true,
      render: async ({ view }) =>
        text(view, [
          'User-agent: *',
          'Disallow: /konsol',
          'Disallow: /api/',
          'Disallow: /pratinjau/',
          'Disallow: /cari?',
          'Disallow: /en/cari?',
          'Disallow: /*/bagikan/',
          '',
          `Sitemap: ${absolute(view, '/sitemap.xml')}`,
          `Sitemap: ${absolute(view, '/news-sitemap.xml')}`,
        ]),
    },
    {
      // RFC 9116. The page named as contact says how to report; the date moves on every day.
      url: '/.well-known/security.txt',
      single: true,
      render: async ({ view }) =>
        text(view, [
          `Contact: ${absolute(view, here(view, '/cara-kami-bekerja'))}#keamanan`,
          `Expires: ${new Date(freshUntil(view.now) + 180 * 86_400_000).toISOString()}`,
          'Preferred-Languages: id, en',
          `Canonical: ${absolute(view, '/.well-known/security.txt')}`,
        ]),
    },
  ]
}
