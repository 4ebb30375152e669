/** What an edition says: its fields and its body, the same shape in a draft, a version and a publication. */
import { Type, type Static } from 'typebox'
import { choice } from '../../platform/schema.ts'
import type { Crop } from '../bank/index.ts'
import type { Recording } from './recording.ts'

export interface LinkMark {
  type: 'link'
  attrs: { href: string }
}
export type Mark = { type: 'bold' } | { type: 'italic' } | LinkMark

export interface TextNode {
  type: 'text'
  text: string
  marks?: Mark[]
}

/** Top-level blocks carry `attrs.id`, to which remarks are anchored; nested ones may leave it out. */
export interface Paragraph {
  type: 'paragraph'
  attrs?: { id?: string }
  content?: TextNode[]
}
export interface Heading {
  type: 'heading'
  attrs: { id?: string; level: 2 | 3 }
  content?: TextNode[]
}
export interface Blockquote {
  type: 'blockquote'
  attrs?: { id?: string }
  content: Paragraph[]
}
export interface ListItem {
  type: 'listItem'
  content: (Paragraph | List)[]
}
export interface List {
  type: 'bulletList' | 'orderedList'
  attrs?: { id?: string }
  content: ListItem[]
}
export interface Figure {
  type: 'figure'
  attrs: {
    id?: string
    assetId: string
    alt: string
    caption: string
    credit: string
    crop?: Crop
    follows?: Followed[]
  }
}
export type Block = Paragraph | Heading | Blockquote | List | Figure | Recording

/** ProseMirror JSON, limited to the nodes above. */
export interface BodyDoc {
  type: 'doc'
  content: Block[]
}

/** Lengths in UTF-16 code units; kept in one place for the schema, the strict reading and the console's fields. */
export const contentLimits = {
  headline: 200,
  slug: 100,
  summary: 600,
  slugline: 100,
  dateline: 200,
  byline: 200,
  signOff: 100,
  editorsNote: 2000,
  topic: 60,
  mediaTopics: 10,
  tags: 20,
  tag: 60,
  alt: 1000,
  caption: 1000,
  credit: 300,
  transcript: 20_000,
  rights: 300,
  placeName: 200,
  blocks: 2000,
  bodyText: 200_000,
  href: 2000,
  blockId: 40,
  listDepth: 4,
} as const
const limit = contentLimits

const text = (maxLength: number) => Type.String({ maxLength })
const uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })

const part = Type.Integer({ minimum: 0, maximum: 10_000 })
export const cropSchema = Type.Object(
  { x: part, y: part, width: part, height: part, focusX: part, focusY: part },
  {
    additionalProperties: false,
    description:
      'The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides.',
  },
)

/** Words that a use can take from the asset's record. */
export const followable = ['alt', 'caption', 'credit', 'rights'] as const
export type Followed = (typeof followable)[number]

export const pictureUseSchema = Type.Object(
  {
    assetId: uuid,
    alt: text(limit.alt),
    caption: text(limit.caption),
    credit: text(limit.credit),
    rights: text(limit.rights),
    // Both may be absent, so that a text from before they existed keeps its hash.
    crop: Type.Optional(cropSchema),
    follows: Type.Optional(
      Type.Array(choice(followable), {
        maxItems: followable.length,
        description:
          "Words that nobody wrote for this use: they are the record's, and follow it until published.",
      }),
    ),
  },
  { additionalProperties: false },
)
/** A picture of the bank as this edition uses it. */
export type PictureUse = Static<typeof pictureUseSchema>

export const placeSchema = Type.Union([
  Type.Object({ unitId: uuid }, { additionalProperties: false }),
  Type.Object(
    {
      lat: Type.Number({ minimum: -90, maximum: 90 }),
      lon: Type.Number({ minimum: -180, maximum: 180 }),
      name: text(limit.placeName),
    },
    { additionalProperties: false },
  ),
])
export type Place = Static<typeof placeSchema>

// The body is described to OpenAPI in outline only; `readContent` checks every node of it.
const bodySchema = Type.Unsafe<BodyDoc>(
  Type.Object(
    {
      type: Type.Literal('doc'),
      content: Type.Array(
        // Without this the answer's serialiser would leave out everything but `type`.
        Type.Object({ type: Type.String() }, { additionalProperties: true }),
        { maxItems: limit.blocks },
      ),
    },
    {
      additionalProperties: false,
      description:
        'ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id.',
    },
  ),
)

export const contentSchema = Type.Object(
  {
    headline: text(limit.headline),
    slug: Type.String({ maxLength: limit.slug, pattern: '^([a-z0-9]+(-[a-z0-9]+)*)?$' }),
    summary: text(limit.summary),
    slugline: text(limit.slugline),
    dateline: text(limit.dateline),
    byline: text(limit.byline),
    signOff: text(limit.signOff),
    editorsNote: text(limit.editorsNote),
    urgency: Type.Integer({ minimum: 1, maximum: 9, description: '1 is the most urgent (IPTC)' }),
    topic: Type.String({
      maxLength: limit.topic,
      description: 'Key of a topic of the pack; empty: none yet',
    }),
    mediaTopics: Type.Array(Type.String({ maxLength: 60, pattern: '^[A-Za-z0-9:_.-]+$' }), {
      maxItems: limit.mediaTopics,
    }),
    tags: Type.Array(text(limit.tag), { maxItems: limit.tags }),
    place: Type.Union([placeSchema, Type.Null()]),
    lead: Type.Union([pictureUseSchema, Type.Null()]),
    body: bodySchema,
  },
  { additionalProperties: false, title: 'EditionContent' },
)
export type EditionContent = Static<typeof contentSchema>

/** A draft nobody has written in yet; `fields` are set as given. */
export function emptyContent(fields: Partial<EditionContent> = {}): EditionContent {
  return {
    headline: '',
    slug: '',
    summary: '',
    slugline: '',
    dateline: '',
    byline: '',
    signOff: '',
    editorsNote: '',
    urgency: 5,
    topic: '',
    mediaTopics: [],
    tags: [],
    place: null,
    lead: null,
    body: { type: 'doc', content: [] },
    ...fields,
  }
}

/** Pictures within a body, in order; a figure states no rights of its own. */
export const figureUses = (body: BodyDoc): PictureUse[] =>
  body.content.flatMap((block) => {
    if (block.type !== 'figure') return []
    const { id: _, ...use } = block.attrs
    return [{ ...use, rights: '' }]
  })

/** Assets that the content shows: the lead picture first, then those of the body in order, each once. */
export const assetIdsOf = ({ lead, body }: Pick<EditionContent, 'lead' | 'body'>): string[] => [
  ...new Set([
    ...(lead ? [lead.assetId] : []),
    ...body.content.flatMap((block) =>
      block.type === 'figure' || block.type === 'recording' ? [block.attrs.assetId] : [],
    ),
  ]),
]

/** The parts of pictures that the content shows. */
export const cropsOf = ({ lead, body }: Pick<EditionContent, 'lead' | 'body'>) =>
  [...(lead === null ? [] : [lead]), ...figureUses(body)].flatMap(({ assetId, crop }) =>
    crop === undefined ? [] : [{ assetId, crop }],
  )
