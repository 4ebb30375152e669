import { feedFiles } from '../addresses.ts'
import { feedPage } from '../feeds/feed.ts'
import { faultPage } from './faults.tsx'
import type { SiteParts, SiteRoute } from '../visit.ts'

/** Feeds of a unit's path are routed with its pages. */
export function feedRoutes(parts: SiteParts): SiteRoute[] {
  return feedFiles.flatMap((file): SiteRoute[] => [
    {
      url: `/${file}`,
      render: ({ view }) => feedPage(parts, view, file, view.ownHost ? { unit: view.unit } : {}),
    },
    {
      url: `/topik/:topic/${file}`,
      async render({ view, params }) {
        const topic = view.pack.topics.find(({ key }) => key === params['topic'])
        return topic === undefined
          ? faultPage(view, 'not_found', 404)
          : feedPage(parts, view, file, { topic })
      },
    },
  ])
}
