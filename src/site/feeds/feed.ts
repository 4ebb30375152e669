/** Feeds of the site's stories, a unit's, a topic's; in either language. */
import type { FeedItem, ListScope } from '../../house/newsroom/index.ts'
import type { Topic, Unit } from '../../house/units/index.ts'
import { withOrigin } from '../../platform/text/with-origin.ts'
import { inLocale, storyPath, topicPath, unitPath, type FeedFile } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import { keys, shown, unitKeys } from '../surrogate-keys.ts'
import { absolute, here, houseName, unitAddress, type View } from '../view.ts'
import type { SiteParts } from '../visit.ts'
import { escapeXml, writeFeed, type Feed, type FeedEntry, type FeedFileInside } from './write-feed.ts'

export interface FeedScope {
  unit?: Unit
  topic?: Topic
}

export async function feedPage(
  { reading }: Pick<SiteParts, 'reading'>,
  view: View,
  file: FeedFile,
  scope: FeedScope,
): Promise<Page> {
  const { items } = await reading.latest({ ...readingScope(view, scope), limit: 40 })
  return writeFeed(view, file, describe(view, file, scope, items), {
    keys: [
      ...(scope.unit === undefined ? [] : unitKeys(view.units, scope.unit.id)),
      ...(scope.topic === undefined ? [] : [keys.topic(scope.topic.key)]),
      ...(scope.unit === undefined && scope.topic === undefined ? [keys.lists] : []),
      ...shown(items),
    ],
    hub: view.config.websubHub,
  })
}

function readingScope(view: View, { unit, topic }: FeedScope): ListScope {
  return {
    locale: view.locale,
    ...(unit === undefined
      ? {}
      : {
          unit: {
            id: unit.id,
            ancestorIds: view.units
              .ancestry(unit.id)
              .slice(1)
              .map(({ id }) => id),
          },
        }),
    ...(topic === undefined ? {} : { topic: topic.key }),
  }
}

/** Where a scope's feeds lie, without language: `''`, `/satuan/…`, `/topik/…`. */
export const feedFolder = ({ unit, topic }: FeedScope): string =>
  topic !== undefined
    ? topicPath(topic.key)
    : unit !== undefined && unit.sitePath !== ''
      ? unitPath(unit)
      : ''

function describe(view: View, file: FeedFile, scope: FeedScope, items: readonly FeedItem[]): Feed {
  const { unit, topic } = scope
  const { locale, t } = view
  const folder = feedFolder(scope)
  const name = topic?.name[locale] ?? unit?.name[locale]
  const institution = view.pack.institution[locale]
  return {
    title: name === undefined ? houseName(view) : `${name} · ${houseName(view)}`,
    description:
      name === undefined
        ? t('site.front.description', { institution })
        : t('site.feed.description', { name }),
    home: unit === undefined ? absolute(view, here(view, folder || '/')) : unitAddress(view, unit, locale),
    self: absolute(view, inLocale(locale, `${folder}/${file}`)),
    entries: items.map((item) => entryOf(view, item)),
  }
}

function entryOf(view: View, item: FeedItem): FeedEntry {
  const picture = jpegOf(view, item)
  return {
    id: `${view.config.url}/berita/${item.ref}#${item.locale}`,
    url: absolute(view, inLocale(item.locale, storyPath(item))),
    title: item.headline,
    summary: item.summary,
    html: htmlOf(view, item),
    locale: item.locale,
    published: item.firstPublishedAt,
    updated: item.updatedAt,
    author: unitName(view, item),
    categories: categories(view, item),
    ...(picture === undefined ? {} : { picture }),
    files: filesOf(view, item),
  }
}

const unitName = (view: View, item: FeedItem) =>
  view.units.get(item.unitId)?.name[view.locale] ?? houseName(view)
const topicName = (view: View, item: FeedItem) =>
  view.pack.topics.find(({ key }) => key === item.topic)?.name[view.locale]
const categories = (view: View, item: FeedItem) =>
  [topicName(view, item), ...item.tags].filter((name): name is string => name !== undefined && name !== '')

/** The text with its addresses made absolute, and above it what was corrected: readers of feeds must hear it too. */
function htmlOf(view: View, item: FeedItem): string {
  const corrections = item.notes
    .filter(({ kind }) => kind === 'correction')
    .map(
      ({ note }) =>
        `<p><strong>${escapeXml(view.t('site.story.correction'))}:</strong> ${escapeXml(note)}</p>`,
    )
  return [...corrections, withOrigin(item.bodyHtml, view.config.url)].join('\n')
}

/** The file of each film and sound, for those who play them in a reader of their own. */
const filesOf = (view: View, item: FeedItem): FeedFileInside[] =>
  item.recordings.flatMap(({ sources, durationMs, caption }) => {
    const file = sources.find(({ type }) => type.endsWith('/mp4'))
    if (file === undefined) return []
    return [{ ...file, url: absolute(view, file.url), durationMs, caption }]
  })

const jpegOf = (view: View, item: FeedItem) => {
  const jpeg = item.picture?.renditions.find(({ format }) => format === 'jpeg')
  return jpeg === undefined ? undefined : { ...jpeg, url: absolute(view, jpeg.url) }
}
