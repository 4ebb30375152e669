import type { PublicStory } from '../../house/newsroom/index.ts'
import { inLocale, storyPath } from '../addresses.ts'
import { absolute, here, unitAddress, type View } from '../view.ts'
import { organisationId } from './organisation.ts'
import type { SharePicture } from './share-picture.ts'

/** schema.org NewsArticle with its corrections (https://schema.org/correction). */
export function newsArticle(
  view: View,
  story: PublicStory,
  { canonical, image }: { canonical: string; image: SharePicture },
): object {
  const unit = view.units.get(story.unitId)
  const topic = view.pack.topics.find(({ key }) => key === story.topic)
  const publisher = {
    '@type': 'NewsMediaOrganization',
    '@id': organisationId(view),
    name: view.pack.institution[view.locale],
    url: absolute(view, '/'),
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': canonical,
    mainEntityOfPage: canonical,
    url: canonical,
    headline: story.headline.slice(0, 110),
    description: story.summary,
    inLanguage: story.locale,
    datePublished: story.firstPublishedAt.toISOString(),
    dateModified: story.updatedAt.toISOString(),
    image: [image.url],
    articleSection: topic?.name[view.locale],
    keywords: story.tags.length > 0 ? story.tags.join(', ') : undefined,
    wordCount: story.wordCount,
    version: String(story.versionNumber),
    author:
      unit === undefined
        ? publisher
        : {
            '@type': 'GovernmentOrganization',
            name: unit.name[view.locale],
            url: unitAddress(view, unit, view.locale),
          },
    publisher,
    ...(story.siblings.length > 0
      ? {
          workTranslation: story.siblings.map((sibling) => ({
            '@type': 'NewsArticle',
            url: absolute(view, inLocale(sibling.locale, storyPath(sibling))),
            inLanguage: sibling.locale,
          })),
        }
      : {}),
    ...(story.notes.some(({ kind }) => kind === 'correction')
      ? {
          correction: story.notes
            .filter(({ kind }) => kind === 'correction')
            .map((note) => ({ '@type': 'CorrectionComment', text: note.note, datePublished: note.at })),
        }
      : {}),
    correctionsPolicy: absolute(view, here(view, '/koreksi')),
  }
}
