import type { PublicStory, Tombstone } from '../../house/newsroom/index.ts'
import { slugify } from '../../platform/text/slugify.ts'
import { inLocale, refOf, storyPath } from '../addresses.ts'
import { newsArticle } from '../metadata/news-article.ts'
import { sharePicture } from '../metadata/share-picture.ts'
import { RecallNotice } from '../pages/notices.tsx'
import { Story } from '../pages/story.tsx'
import { playingHeaders } from '../security-headers.ts'
import { keys, shown } from '../surrogate-keys.ts'
import { absolute, here, type View } from '../view.ts'
import { htmlPage, moved, type SiteParts, type SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'
import { usedStory } from './story-uses.ts'

export function storyRoutes({ reading }: SiteParts): SiteRoute[] {
  return [
    {
      url: '/berita/:slugAndRef',
      async render({ view, params }) {
        const asked = params['slugAndRef'] ?? ''
        const ref = refOf(asked)
        const story = ref === undefined ? undefined : await reading.storyPage(ref, view.locale)
        if (story === undefined) return faultPage(view, 'not_found', 404)
        if (story.state === 'recalled') return recalled(view, story)
        const path = storyPath(story)
        if (path !== `/berita/${asked}`) return moved(here(view, path))
        return storyPage(view, story, path)
      },
    },
  ]
}

function recalled(view: View, tombstone: Tombstone) {
  const title = view.t('site.recall.title')
  return htmlPage(view, {
    status: 410,
    keys: [keys.story(tombstone.ref)],
    head: { title, description: tombstone.note.note, robots: 'noindex' },
    body: <RecallNotice view={view} tombstone={tombstone} />,
  })
}

function storyPage(view: View, story: PublicStory, path: string) {
  const { locale } = view
  const canonical = absolute(view, here(view, path))
  const topic = view.pack.topics.find(({ key }) => key === story.topic)
  const image = sharePicture(view, story)
  return htmlPage(view, {
    keys: [keys.story(story.ref), ...shown(story.related)],
    counts: { ...usedStory(story), measure: 'view' },
    ...(plays(story) ? { headers: playingHeaders } : {}),
    head: {
      plays: plays(story),
      title: story.headline,
      description: story.summary,
      canonical,
      alternates: [
        { locale, href: canonical },
        ...story.siblings.map((sibling) => ({
          locale: sibling.locale,
          href: absolute(view, inLocale(sibling.locale, storyPath(sibling))),
        })),
      ],
      image,
      kind: 'article',
      properties: [
        ['article:published_time', story.firstPublishedAt.toISOString()],
        ['article:modified_time', story.updatedAt.toISOString()],
        ...(topic === undefined ? [] : [['article:section', topic.name[locale]] as const]),
        ...story.tags.map((tag) => ['article:tag', tag] as const),
      ],
      jsonLd: [newsArticle(view, story, { canonical, image })],
      ...(story.state === 'withdrawn' ? { robots: 'noindex, follow' } : {}),
    },
    body: (
      <Story view={view} story={story} tags={story.tags.map((name) => ({ name, slug: slugify(name) }))} />
    ),
  })
}

/** Whether something on its page wants to be played, or will want to. */
export const plays = ({ recordings }: Pick<PublicStory, 'recordings'>): boolean => recordings.length > 0
