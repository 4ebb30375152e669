/** A story passed on: to a network by a link that is counted, or as plain text to be copied. */
import type { PublicStory } from '../../house/newsroom/index.ts'
import { refOf, storyPath } from '../addresses.ts'
import { fileHeaders } from '../security-headers.ts'
import { keys } from '../surrogate-keys.ts'
import { absolute, here, houseName, momentIn, zoneOf, type View } from '../view.ts'
import { freshUntil, type SiteParts, type SiteRoute } from '../visit.ts'
import { shareWays } from '../share-ways.ts'
import { faultPage } from './faults.tsx'

export const usedStory = ({ ref, unitId, topic }: Pick<PublicStory, 'ref' | 'unitId' | 'topic'>) =>
  ({ subject: 'story', ref, unitId, topic }) as const

export function storyUseRoutes({ reading }: SiteParts): SiteRoute[] {
  const standing = async (view: View, asked: string) => {
    const ref = refOf(asked)
    const story = ref === undefined ? undefined : await reading.storyPage(ref, view.locale)
    return story === undefined || story.state !== 'published' ? undefined : story
  }
  return [
    {
      url: '/berita/:slugAndRef/bagikan/:way',
      async render({ view, params }) {
        const network = shareWays.find(({ way }) => way === params['way'])
        const story = await standing(view, params['slugAndRef'] ?? '')
        if (story === undefined || network === undefined) return faultPage(view, 'not_found', 404)
        const url = absolute(view, here(view, storyPath(story)))
        return {
          status: 302,
          type: 'text/plain; charset=utf-8',
          body: '',
          keys: [],
          keep: false,
          headers: {
            ...fileHeaders,
            location: network.address({ url, title: story.headline }),
            'x-robots-tag': 'noindex, nofollow',
          },
          counts: { ...usedStory(story), measure: 'share' },
        }
      },
    },
    {
      url: '/berita/:slugAndRef/teks',
      async render({ view, params }) {
        const story = await standing(view, params['slugAndRef'] ?? '')
        if (story === undefined) return faultPage(view, 'not_found', 404)
        return {
          status: 200,
          type: 'text/plain; charset=utf-8',
          body: asText(view, story),
          keys: [keys.story(story.ref)],
          keep: true,
          freshUntil: freshUntil(view.now),
          headers: { ...fileHeaders, 'x-robots-tag': 'noindex' },
          counts: { ...usedStory(story), measure: 'copy' },
        }
      },
    },
  ]
}

/** As one pastes it into a message or an editor: what it says, since when, whose it is and where it stands. */
function asText(view: View, story: PublicStory): string {
  const notes = story.notes.map(({ note }) => note)
  return [
    story.headline,
    story.summary,
    [story.dateline, story.byline].filter((part) => part !== '').join(' · '),
    story.bodyText,
    ...notes,
    `${houseName(view)} · ${momentIn(view, story.updatedAt, zoneOf(view, story.unitId))}`,
    absolute(view, here(view, storyPath(story))),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}
