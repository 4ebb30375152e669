/**
 * An edition as IPTC ninjs 3 ("News in JSON", schema 3.3), for agencies and partners. Identifiers are URNs, so that
 * they outlive a change of host; addresses are absolute.
 */
import type { Locale } from '../../platform/messages.ts'
import { assetIdsOf, type EditionContent, type PictureUse } from './content.ts'
import { plainText } from './plain-text.ts'
import type { PublicNote, PublicPicture } from './publication.ts'
import { renderBody } from './render-body.ts'
import { tokenise } from '../../platform/text/tokenise.ts'

type Text = { role?: string; contentType?: string; charCount?: number; wordCount?: number; value: string }
interface Named {
  name?: string
  rel?: string
  uri?: string
  literal?: string
}
interface Rendition {
  name: string
  href: string
  contentType: string
  width?: number
  height?: number
  sizeInBytes?: number
}

export interface Ninjs {
  uri: string
  standard?: { name: 'ninjs'; version: string; schema: string }
  type: 'text' | 'picture'
  representationType?: 'full' | 'partial'
  name?: string
  rel?: string
  version?: string
  versionCreated?: string
  firstCreated?: string
  embargoedUntil?: string
  pubStatus?: 'usable' | 'withheld' | 'canceled'
  urgency?: number
  language?: string
  headlines?: Text[]
  descriptions?: Text[]
  bodies?: Text[]
  by?: string
  slugline?: string
  located?: string
  edNote?: string
  copyrightHolder?: string
  usageTerms?: string
  subjects?: Named[]
  organisations?: Named[]
  infoSources?: { name: string; role: string; uri?: string }[]
  places?: (Named & { geoJSON?: { type: 'Point'; coordinates: [number, number] } })[]
  renditions?: Rendition[]
  associations?: (Ninjs & { name: string })[]
  altIds?: { role: string; value: string }[]
}

export interface NinjsInput {
  /** Public origin without a trailing slash; makes addresses absolute. */
  url: string
  edition: {
    editionId: string
    storyId: string
    ref: string
    locale: Locale
    /** What the state machine says; anything not published or ended is withheld. */
    state: string
    version: string
    versionCreated: Date
    firstPublishedAt: Date | null
    embargoUntil: Date | null
  }
  content: EditionContent
  pictures: ReadonlyMap<string, PublicPicture>
  /** Names in the edition's language. */
  unit: { id: string; name: string; address: string }
  institution: string
  topic: { name: string; iptc: string } | null
  place: { name: string; lat?: number; lon?: number } | null
  notes: readonly PublicNote[]
  siblings: readonly { editionId: string; locale: Locale; headline: string }[]
}

const schema = {
  name: 'ninjs',
  version: '3.3',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#',
} as const
const urn = (id: string) => `urn:uuid:${id}`
/** `medtop:20000593` → the concept's address at IPTC. */
const mediaTopic = (code: string) => `http://cv.iptc.org/newscodes/mediatopic/${code.replace(/^medtop:/, '')}`
const filled = (texts: Text[]): Text[] => texts.filter((text) => text.value !== '')

function status(state: string): 'usable' | 'withheld' | 'canceled' {
  if (state === 'published') return 'usable'
  return state === 'withdrawn' || state === 'recalled' ? 'canceled' : 'withheld'
}

function picture(
  url: string,
  use: PictureUse,
  file: PublicPicture | undefined,
  name: string,
): Ninjs & { name: string } {
  return {
    name,
    rel: name === 'lead' ? 'featured' : 'illustration',
    uri: urn(use.assetId),
    type: 'picture',
    descriptions: filled([
      { role: 'caption', value: use.caption },
      { role: 'alt', value: use.alt },
    ]),
    ...(use.credit === '' ? {} : { by: use.credit }),
    ...(use.rights === '' ? {} : { usageTerms: use.rights }),
    renditions: (file?.renditions ?? []).map((rendition) => ({
      name: `${rendition.format}-${rendition.width}`,
      href: `${url}${rendition.url}`,
      contentType: `image/${rendition.format}`,
      width: rendition.width,
      height: rendition.height,
      ...(rendition.bytes > 0 ? { sizeInBytes: rendition.bytes } : {}),
    })),
  }
}

function picturesOf({ url, content, pictures }: NinjsInput) {
  const figures = new Map<string, PictureUse>()
  for (const block of content.body.content)
    if (block.type === 'figure') figures.set(block.attrs.assetId, { ...block.attrs, rights: '' })
  if (content.lead !== null) figures.set(content.lead.assetId, content.lead)
  return assetIdsOf(content).flatMap((id, index) => {
    const use = figures.get(id)
    if (use === undefined) return []
    const { assetId, alt, caption, credit, rights } = use
    const name = content.lead?.assetId === id ? 'lead' : `figure-${index + 1}`
    return [picture(url, { assetId, alt, caption, credit, rights }, pictures.get(id), name)]
  })
}

function address({ url, edition, content }: NinjsInput): string {
  const path = `/berita/${content.slug === '' ? '' : `${content.slug}-`}${edition.ref}`
  return `${url}${edition.locale === 'id' ? '' : `/${edition.locale}`}${path}`
}

/** A recalled edition is given out as a canceled item without any of its content. */
export function exportNinjs(input: NinjsInput): Ninjs {
  const { edition, content, unit } = input
  const pubStatus = status(edition.state)
  const frame: Ninjs = {
    uri: urn(edition.editionId),
    standard: schema,
    type: 'text',
    version: edition.version,
    versionCreated: edition.versionCreated.toISOString(),
    pubStatus,
    language: edition.locale,
    copyrightHolder: input.institution,
    infoSources: [{ name: unit.name, role: 'originator', uri: urn(unit.id) }],
    altIds: [
      { role: 'ref', value: edition.ref },
      { role: 'story', value: edition.storyId },
    ],
  }
  const notes = input.notes.map((note) => ({ role: note.kind, contentType: 'text/plain', value: note.note }))
  if (edition.state === 'recalled') return { ...frame, representationType: 'partial', descriptions: notes }
  const text = plainText(content.body)
  const place = input.place
  const located = content.dateline === '' ? (place?.name ?? '') : content.dateline
  return {
    ...frame,
    representationType: 'full',
    ...(edition.firstPublishedAt === null ? {} : { firstCreated: edition.firstPublishedAt.toISOString() }),
    ...(edition.embargoUntil === null ? {} : { embargoedUntil: edition.embargoUntil.toISOString() }),
    urgency: content.urgency,
    headlines: filled([{ role: 'main', contentType: 'text/plain', value: content.headline }]),
    descriptions: filled([
      { role: 'summary', contentType: 'text/plain', value: content.summary },
      { role: 'editors-note', contentType: 'text/plain', value: content.editorsNote },
      ...notes,
    ]),
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        charCount: text.length,
        wordCount: tokenise(text).length,
        value: renderBody(content.body, input.pictures),
      },
      { role: 'plain', contentType: 'text/plain', value: text },
    ],
    ...(content.byline === '' ? {} : { by: content.byline }),
    ...(content.slugline === '' ? {} : { slugline: content.slugline }),
    ...(located === '' ? {} : { located }),
    subjects: [
      ...(input.topic === null
        ? []
        : [{ name: input.topic.name, rel: 'about', uri: mediaTopic(input.topic.iptc) }]),
      ...content.mediaTopics.map((code) => ({ rel: 'about', uri: mediaTopic(code) })),
      ...content.tags.map((name) => ({ name, rel: 'keyword' })),
    ],
    organisations: [{ name: unit.name, rel: 'creator', uri: unit.address }],
    ...(place === null
      ? {}
      : {
          places: [
            {
              name: place.name,
              rel: 'about',
              ...(place.lat === undefined || place.lon === undefined
                ? {}
                : {
                    geoJSON: {
                      type: 'Point' as const,
                      coordinates: [place.lon, place.lat] as [number, number],
                    },
                  }),
            },
          ],
        }),
    ...(pubStatus === 'withheld'
      ? {}
      : { renditions: [{ name: 'web', href: address(input), contentType: 'text/html' }] }),
    associations: [
      ...picturesOf(input),
      ...input.siblings.map((sibling) => ({
        name: `translation-${sibling.locale}`,
        rel: 'translation',
        uri: urn(sibling.editionId),
        type: 'text' as const,
        language: sibling.locale,
        headlines: [{ value: sibling.headline }],
      })),
    ],
  }
}
