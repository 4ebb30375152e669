import type { Newsroom } from '../../house/newsroom/index.ts'
import { slugify } from '../../platform/text/slugify.ts'
import { Story } from '../pages/story.tsx'
import { createView } from '../view.ts'
import { htmlPage, type SiteRoute } from '../visit.ts'
import { playingHeaders } from '../security-headers.ts'
import { faultPage } from './faults.tsx'
import { plays } from './story.tsx'

/** A text that is not published, for whoever holds its link: never kept, never indexed, never told to other sites. */
export function previewRoutes(newsroom: Pick<Newsroom, 'previewByToken'>): SiteRoute[] {
  return [
    {
      url: '/pratinjau/:token',
      single: true,
      private: true,
      async render({ view: asked, params }) {
        const preview = await newsroom.previewByToken(params['token'] ?? '')
        if (preview === undefined) return faultPage(asked, 'gone', 410)
        const { story, expiresAt } = preview
        const view = createView(asked, { ...asked, locale: story.locale, path: '/' })
        return htmlPage(view, {
          keep: false,
          keys: [],
          headers: {
            ...(plays(story) ? playingHeaders : {}),
            'x-robots-tag': 'noindex, nofollow, noarchive',
            'referrer-policy': 'no-referrer',
          },
          head: {
            plays: plays(story),
            title: story.headline,
            description: view.t('site.preview.title'),
            robots: 'noindex, nofollow',
          },
          body: (
            <Story
              view={view}
              story={story}
              tags={story.tags.map((name) => ({ name, slug: slugify(name) }))}
              previewUntil={expiresAt}
            />
          ),
        })
      },
    },
  ]
}
