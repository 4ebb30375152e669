import type { PublicStory } from '../../house/newsroom/index.ts'
import { durationIso } from '../../platform/text/amounts.ts'
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
    ...recordingsIn(view, story),
    correctionsPolicy: absolute(view, here(view, '/koreksi')),
  }
}

/** schema.org VideoObject and AudioObject of what can be played on the page. */
function recordingsIn(view: View, story: PublicStory): object {
  const of = (wanted: 'video' | 'audio') =>
    story.recordings.flatMap(
      ({ kind, sources, tracks = [], poster, durationMs, caption, credit, transcript }) => {
        const file = sources.find(({ type }) => type.endsWith('/mp4'))
        if (kind !== wanted || file === undefined) return []
        return [
          {
            '@type': kind === 'video' ? 'VideoObject' : 'AudioObject',
            name: caption === '' ? story.headline : caption,
            description: caption === '' ? story.summary : caption,
            contentUrl: absolute(view, file.url),
            encodingFormat: file.type,
            contentSize: String(file.bytes),
            uploadDate: story.firstPublishedAt.toISOString(),
            inLanguage: story.locale,
            ...(durationMs === null ? {} : { duration: durationIso(durationMs) }),
            ...(poster.length === 0 ? {} : { thumbnailUrl: poster.map(({ url }) => absolute(view, url)) }),
            ...(tracks.length === 0
              ? {}
              : {
                  caption: tracks.map(({ url, lang }) => ({
                    '@type': 'MediaObject',
                    contentUrl: absolute(view, url),
                    encodingFormat: 'text/vtt',
                    inLanguage: lang,
                  })),
                }),
            ...(credit === '' ? {} : { creditText: credit }),
            ...(transcript === '' ? {} : { transcript }),
          },
        ]
      },
    )
  const [video, audio] = [of('video'), of('audio')]
  return { ...(video.length === 0 ? {} : { video }), ...(audio.length === 0 ? {} : { audio }) }
}
