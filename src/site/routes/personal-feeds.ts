/** A journalist's own feed, behind its key: for one reader, kept by nobody, found by nobody. */
import { generateRssFeed } from 'feedsmith'
import type { Hub } from '../../house/hub/index.ts'
import { HouseError } from '../../platform/errors.ts'
import { translator } from '../../platform/messages.ts'
import type { Server } from '../../platform/http.ts'
import { fileHeaders } from '../security-headers.ts'
import { absolute, here, houseName, type SiteBase } from '../view.ts'
import { createDoors } from './media-asked.ts'
import { forOne } from './media-doors.tsx'

const plain = (status: number, body: string, headers: Record<string, string> = {}) => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
  keys: [],
  keep: false,
  headers: { ...fileHeaders, ...forOne, ...headers },
})

export function personalFeeds(site: Server, base: SiteBase, { press }: Pick<Hub, 'press'>): void {
  const door = createDoors(site, base)
  door({ method: 'GET', url: '/media/umpan/:file' }, async ({ view, params, request }) => {
    const key = (params['file'] ?? '').replace(/\.xml$/, '')
    try {
      const { locale, entries } = await press.personalFeed(key, request.ip)
      const own = { ...view, locale }
      const t = translator(locale)
      const body = generateRssFeed({
        title: `${t('site.media.feed.name')} · ${houseName(own)}`,
        link: absolute(view, here(own, '/media/saya/kabar')),
        description: t('site.media.feed.description'),
        language: locale,
        items: entries.map((entry) => ({
          title: entry.title,
          link: absolute(view, entry.path),
          guid: { value: entry.id, isPermaLink: false },
          pubDate: entry.at,
          description: entry.summary,
        })),
      })
      return { ...plain(200, body), type: 'application/rss+xml; charset=utf-8' }
    } catch (error) {
      if (!(error instanceof HouseError) || error.status >= 500) throw error
      const seconds = error.params['seconds']
      return plain(
        error.status,
        `${view.t(error.status === 429 ? 'site.media.not_now' : 'site.media.feed.gone')}\n`,
        seconds === undefined ? {} : { 'retry-after': String(seconds) },
      )
    }
  })
}
