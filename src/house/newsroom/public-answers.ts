/** What anybody may read over the API: the same as on the site, as data. */
import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { locale, moment, uuid } from './schemas.ts'

const rendition = Type.Object({
  width: Type.Integer(),
  height: Type.Integer(),
  format: choice(['webp', 'jpeg']),
  url: Type.String({ description: 'Path on this house' }),
  bytes: Type.Integer(),
})
const picture = nullable(
  Type.Object({
    width: Type.Integer(),
    height: Type.Integer(),
    alt: Type.String(),
    caption: Type.String(),
    credit: Type.String(),
    rights: Type.String(),
    renditions: Type.Array(rendition),
  }),
)
const note = Type.Object({
  kind: choice(['correction', 'update', 'withdrawal', 'recall']),
  note: Type.String(),
  at: moment,
})
const recording = Type.Object({
  kind: choice(['video', 'audio']),
  durationMs: nullable(Type.Integer()),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  caption: Type.String(),
  credit: Type.String(),
  transcript: Type.String(),
  poster: Type.Array(rendition),
  sources: Type.Array(
    Type.Object({
      url: Type.String({ description: 'Path on this house' }),
      type: Type.String(),
      bytes: Type.Integer(),
    }),
    { description: 'In the order to try; empty while nothing of it can be played' },
  ),
  tracks: Type.Optional(
    Type.Array(Type.Object({ lang: Type.String(), label: Type.String(), url: Type.String() }), {
      description: 'Subtitles (WebVTT), by language',
    }),
  ),
})
const sibling = Type.Object({ locale, ref: Type.String(), slug: Type.String(), headline: Type.String() })

const card = {
  editionId: uuid,
  storyId: uuid,
  ref: Type.String(),
  locale,
  slug: Type.String(),
  headline: Type.String(),
  summary: Type.String(),
  topic: Type.String(),
  tags: Type.Array(Type.String()),
  byline: Type.String(),
  urgency: Type.Integer(),
  unitId: uuid,
  picture,
  firstPublishedAt: moment,
  publicTimestamp: moment,
  updatedAt: moment,
  corrected: Type.Boolean(),
}

const next = nullable(Type.String({ description: 'Cursor of the following page; null at the end' }))

export const publicationPage = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        ...card,
        bodyHtml: Type.String(),
        notes: Type.Array(note),
        recordings: Type.Array(recording),
      }),
    ),
    next,
  },
  { title: 'PublicationPage' },
)

export const publication = Type.Object(
  {
    ...card,
    state: choice(['published', 'withdrawn']),
    bodyHtml: Type.String(),
    notes: Type.Array(note),
    recordings: Type.Array(recording),
    dateline: Type.String(),
    versionNumber: Type.Integer(),
    versionHash: Type.String(),
    wordCount: Type.Integer(),
    siblings: Type.Array(sibling),
  },
  { title: 'Publication' },
)

/** All that is left of a recalled edition. */
export const tombstone = Type.Object(
  {
    state: choice(['recalled']),
    ref: Type.String(),
    locale,
    unitId: uuid,
    note,
    siblings: Type.Array(sibling),
  },
  { title: 'Tombstone' },
)

const segment = Type.Object({ text: Type.String(), marked: Type.Boolean() })
export const searchResult = Type.Object(
  {
    items: Type.Array(
      Type.Object({ ...card, headlineSegments: Type.Array(segment), snippet: Type.Array(segment) }),
    ),
    next,
    total: Type.Object({ count: Type.Integer(), atLeast: Type.Boolean() }),
    facets: Type.Object({
      units: Type.Array(Type.Object({ unitPath: Type.String(), count: Type.Integer() })),
      topics: Type.Array(Type.Object({ topic: Type.String(), count: Type.Integer() })),
      periods: Type.Array(
        Type.Object({ period: choice(['day', 'week', 'month', 'year']), count: Type.Integer() }),
      ),
    }),
    suggestion: nullable(Type.String()),
    blank: Type.Boolean(),
  },
  { title: 'SearchResult' },
)

const cursor = Type.Optional(Type.String({ maxLength: 300 }))
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }))
export const publicationsQuery = Type.Object(
  {
    locale: Type.Optional(locale),
    unitId: Type.Optional(uuid),
    topic: Type.Optional(Type.String({ maxLength: 60 })),
    tag: Type.Optional(Type.String({ maxLength: 60 })),
    cursor,
    limit,
  },
  { additionalProperties: false },
)
export const publicationQuery = Type.Object(
  { locale: Type.Optional(locale) },
  { additionalProperties: false },
)
export const searchQuery = Type.Object(
  {
    q: Type.String({ maxLength: 200 }),
    locale: Type.Optional(locale),
    unitId: Type.Optional(uuid),
    topic: Type.Optional(Type.String({ maxLength: 60 })),
    from: Type.Optional(moment),
    until: Type.Optional(moment),
    cursor,
    limit,
  },
  { additionalProperties: false },
)
