/** Releases that anybody may read, kept by the page cache until one of them changes or an embargo ends. */
import { inLanguage, releasePath, type Hub, type Kit } from '../../house/hub/index.ts'
import type { Events } from '../../platform/events.ts'
import { feedFiles, refOf, withQuery } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import type { PageCache } from '../cache/page-cache.ts'
import { releaseFeed } from '../feeds/release-feed.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { Releases } from '../pages/media-release-list.tsx'
import { ReleasePage } from '../pages/media-release.tsx'
import { playingHeaders } from '../security-headers.ts'
import { keys } from '../surrogate-keys.ts'
import { absolute, here, type View } from '../view.ts'
import { freshUntil, htmlPage, moved, type SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'
import { mediaHead, toHouse } from './media.tsx'

export const releaseKeys = {
  /** Every list of releases. */
  all: 'releases',
  release: (ref: string) => `release:${ref}`,
}

/** What was taken back, or put under an embargo, may not be served while the database is away either: it is dropped. */
export function followReleases(cache: PageCache, events: Events): void {
  events.on('releases.moved', ({ refs }) => {
    cache.drop([releaseKeys.all, ...refs.map(releaseKeys.release)])
  })
}

export function releaseRoutes(hub: Pick<Hub, 'releasing'>): SiteRoute[] {
  const feeds = feedFiles.map((file): SiteRoute => ({
    url: `/media/${file}`,
    async render({ view }) {
      const { items, changesAt } = await hub.releasing.latest({ limit: 40 })
      return { ...releaseFeed(view, file, items, [releaseKeys.all]), freshUntil: changesAt }
    },
  }))
  const routes: SiteRoute[] = [
    ...feeds,
    {
      url: '/media/rilis',
      query: { sesudah: 200 },
      async render({ view, query }) {
        const cursor = query['sesudah']
        const releases = await hub.releasing.page({ cursor, limit: 20 })
        return {
          ...htmlPage(view, {
            current: '/media',
            keys: [releaseKeys.all],
            head: {
              ...mediaHead(
                view,
                withQuery('/media/rilis', {}),
                view.t('site.media.release.list'),
                view.t('site.media.release.list_lead'),
              ),
              feeds: '/media',
              ...(cursor === undefined ? {} : { robots: 'noindex, follow' }),
            },
            body: <Releases view={view} releases={releases} />,
          }),
          freshUntil: Math.min(freshUntil(view.now), releases.changesAt),
        }
      },
    },
    {
      url: '/media/rilis/:release',
      async render({ view, params }) {
        const asked = params['release'] ?? ''
        const ref = refOf(asked)
        const kit = ref === undefined ? undefined : await hub.releasing.kit(ref)
        // Before its embargo is over there is none: the same answer as to an address that never was, and never kept.
        if (kit === undefined) return faultPage(view, 'not_found', 404)
        return publicPage(view, kit, asked, hub.releasing.text(kit, view.locale))
      },
    },
  ]
  return routes.map((route) => ({
    ...route,
    render: (visit) => (visit.view.ownHost ? Promise.resolve(toHouse(visit.view)) : route.render(visit)),
  }))
}

function publicPage(view: View, kit: Kit, asked: string, text: string): Page {
  const { release } = kit
  const gone = release.state === 'recalled'
  const path = gone ? `/media/rilis/${release.ref}` : releasePath(release, view.locale)
  if (path !== `/media/rilis/${asked}`) return moved(here(view, path), 302)
  const title = gone ? view.t('site.media.release.recalled') : inLanguage(release.title, view.locale)
  const summary = gone ? '' : inLanguage(release.summary, view.locale).replace(/\s+/g, ' ').slice(0, 200)
  return htmlPage(view, {
    current: '/media',
    status: gone ? 410 : 200,
    counts: { subject: 'release', ref: release.ref, unitId: release.unitId, topic: '', measure: 'view' },
    keys: [releaseKeys.release(release.ref), ...kit.editions.map((edition) => keys.story(edition.ref))],
    ...(kit.recordings.size > 0 ? { headers: playingHeaders } : {}),
    head: {
      plays: kit.recordings.size > 0,
      title,
      description: summary === '' ? title : summary,
      canonical: absolute(view, here(view, path)),
      alternates: (['id', 'en'] as const).map((locale) => ({
        locale,
        href: absolute(view, here({ locale }, gone ? path : releasePath(release, locale))),
      })),
      image: houseCard(view),
      ...(release.state === 'published' ? {} : { robots: 'noindex' }),
    },
    body: <ReleasePage view={view} kit={kit} text={text} />,
  })
}
