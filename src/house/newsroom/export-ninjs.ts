/**
 * An edition as IPTC ninjs 3 ("News in JSON", schema 3.3), for agencies and partners. Identifiers are URNs, so that
 * they outlive a change of host; addresses are absolute.
 */
import type { Locale } from '../../platform/messages.ts'
import { notFound } from '../../platform/errors.ts'
import { cutFor } from '../bank/index.ts'
import { figureUses, type EditionContent, type PictureUse } from './content.ts'
import { plainText } from './plain-text.ts'
import type { LeadPicture, PublicNote, PublicPicture } from './publication.ts'
import type { PublicStory, Tombstone } from './public-reading.ts'
import { recordingUses, type PublicRecording, type ShownRecording } from './recording.ts'
import { renderBody } from './render-body.ts'
import { shownRecording } from './shown-media.ts'
import type { Ninjs, Text } from './ninjs.ts'
import { tokenise } from '../../platform/text/tokenise.ts'

export type { Ninjs } from './ninjs.ts'

/** What both exports have in common. Names are in the edition's language. */
export interface NinjsFrame {
  /** Public origin without a trailing slash; makes addresses absolute. */
  url: string
  unit: { id: string; name: string; address: string }
  institution: string
  topic: { name: string; iptc: string } | null
  place: { name: string; lat?: number; lon?: number } | null
}

interface Facts {
  editionId: string
  storyId: string
  ref: string
  locale: Locale
  /** What the state machine says; anything not published or ended is withheld. */
  state: string
  version: string
  versionCreated: Date
  firstPublishedAt: Date | null
}

export interface NinjsInput extends NinjsFrame {
  edition: Facts & { embargoUntil: Date | null }
  content: EditionContent
  pictures: ReadonlyMap<string, PublicPicture>
  recordings: ReadonlyMap<string, PublicRecording>
  notes: readonly PublicNote[]
  siblings: readonly { editionId: string; locale: Locale; headline: string }[]
}

interface Item {
  facts: Facts
  texts: Pick<
    EditionContent,
    'headline' | 'slug' | 'summary' | 'slugline' | 'dateline' | 'byline' | 'editorsNote' | 'urgency'
  > & { mediaTopics: readonly string[]; tags: readonly string[] }
  body: { html: string; text: string; wordCount: number }
  embargoUntil: Date | null
  lead: LeadPicture | null
  figures: readonly LeadPicture[]
  recordings: readonly ShownRecording[]
  notes: readonly PublicNote[]
  siblings: NinjsInput['siblings']
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

function picture(url: string, use: LeadPicture, name: string, rel: string): Ninjs & { name: string } {
  return {
    name,
    rel,
    uri: urn(use.assetId),
    type: 'picture',
    descriptions: filled([
      { role: 'caption', value: use.caption },
      { role: 'alt', value: use.alt },
    ]),
    ...(use.credit === '' ? {} : { by: use.credit }),
    ...(use.rights === '' ? {} : { usageTerms: use.rights }),
    renditions: use.renditions.map((rendition) => ({
      name: `${rendition.format}-${rendition.width}`,
      href: `${url}${rendition.url}`,
      contentType: `image/${rendition.format}`,
      width: rendition.width,
      height: rendition.height,
      ...(rendition.bytes > 0 ? { sizeInBytes: rendition.bytes } : {}),
    })),
  }
}

function recordingItem(url: string, shown: ShownRecording, name: string): Ninjs & { name: string } {
  const { width, height, durationMs } = shown
  return {
    name,
    rel: 'illustration',
    uri: urn(shown.assetId),
    type: shown.kind,
    descriptions: filled([
      { role: 'caption', value: shown.caption },
      { role: 'transcript', value: shown.transcript },
    ]),
    ...(shown.credit === '' ? {} : { by: shown.credit }),
    renditions: shown.sources.map(({ url: path, type, bytes }) => ({
      name: type.endsWith('/mp4') ? 'mp4' : 'hls',
      href: `${url}${path}`,
      contentType: type,
      ...(durationMs === null ? {} : { duration: Math.round(durationMs / 1000) }),
      // A playlist is none of the film's bytes.
      ...(type.endsWith('/mp4') ? { sizeInBytes: bytes } : {}),
      ...(width === null || height === null ? {} : { width, height }),
    })),
  }
}

function address(url: string, { facts, texts }: Item): string {
  const path = `/berita/${texts.slug === '' ? '' : `${texts.slug}-`}${facts.ref}`
  return `${url}${facts.locale === 'id' ? '' : `/${facts.locale}`}${path}`
}

function places({ place }: NinjsFrame): Pick<Ninjs, 'places'> {
  if (place === null) return {}
  const { name, lat, lon } = place
  const point = lat === undefined || lon === undefined ? undefined : ([lon, lat] as [number, number])
  const geoJSON = point === undefined ? {} : { geoJSON: { type: 'Point' as const, coordinates: point } }
  return { places: [{ name, rel: 'about', ...geoJSON }] }
}

const frameOf = ({ unit, institution }: NinjsFrame, facts: Facts): Ninjs => ({
  uri: urn(facts.editionId),
  standard: schema,
  type: 'text',
  version: facts.version,
  versionCreated: facts.versionCreated.toISOString(),
  pubStatus: status(facts.state),
  language: facts.locale,
  copyrightHolder: institution,
  infoSources: [{ name: unit.name, role: 'originator', uri: urn(unit.id) }],
  altIds: [
    { role: 'ref', value: facts.ref },
    { role: 'story', value: facts.storyId },
  ],
})

const noteTexts = (notes: readonly PublicNote[]): Text[] =>
  notes.map((note) => ({ role: note.kind, contentType: 'text/plain', value: note.note }))

function itemOf(frame: NinjsFrame, item: Item): Ninjs {
  const { facts, texts, body } = item
  const located = texts.dateline === '' ? (frame.place?.name ?? '') : texts.dateline
  const about = frame.topic === null ? [] : [{ name: frame.topic.name, uri: mediaTopic(frame.topic.iptc) }]
  return {
    ...frameOf(frame, facts),
    representationType: 'full',
    ...(facts.firstPublishedAt === null ? {} : { firstCreated: facts.firstPublishedAt.toISOString() }),
    ...(item.embargoUntil === null ? {} : { embargoedUntil: item.embargoUntil.toISOString() }),
    urgency: texts.urgency,
    headlines: filled([{ role: 'main', contentType: 'text/plain', value: texts.headline }]),
    descriptions: filled([
      { role: 'summary', contentType: 'text/plain', value: texts.summary },
      { role: 'editors-note', contentType: 'text/plain', value: texts.editorsNote },
      ...noteTexts(item.notes),
    ]),
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        charCount: body.text.length,
        wordCount: body.wordCount,
        value: body.html,
      },
      { role: 'plain', contentType: 'text/plain', value: body.text },
    ],
    ...(texts.byline === '' ? {} : { by: texts.byline }),
    ...(texts.slugline === '' ? {} : { slugline: texts.slugline }),
    ...(located === '' ? {} : { located }),
    subjects: [
      ...about.map((topic) => ({ ...topic, rel: 'about' })),
      ...texts.mediaTopics.map((code) => ({ rel: 'about', uri: mediaTopic(code) })),
      ...texts.tags.map((name) => ({ name, rel: 'keyword' })),
    ],
    organisations: [{ name: frame.unit.name, rel: 'creator', uri: frame.unit.address }],
    ...places(frame),
    ...(status(facts.state) === 'withheld'
      ? {}
      : { renditions: [{ name: 'web', href: address(frame.url, item), contentType: 'text/html' }] }),
    associations: [
      ...(item.lead === null ? [] : [picture(frame.url, item.lead, 'lead', 'featured')]),
      ...item.figures.map((use, index) => picture(frame.url, use, `figure-${index + 1}`, 'illustration')),
      ...item.recordings.map((shown, index) => recordingItem(frame.url, shown, `recording-${index + 1}`)),
      ...item.siblings.map((sibling) => ({
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

/** Any version of an edition, for those who may see it. @throws not_found if a picture or recording is missing. */
export function exportNinjs({
  edition,
  content,
  pictures,
  recordings,
  notes,
  siblings,
  ...frame
}: NinjsInput): Ninjs {
  if (edition.state === 'recalled') return recalledItem(frame, edition, notes)
  const inUse = (use: PictureUse): LeadPicture => {
    const file = pictures.get(use.assetId)
    if (file === undefined) throw notFound('picture')
    const { alt, caption, credit, rights } = use
    return { ...cutFor(file, use.crop), alt, caption, credit, rights }
  }
  const text = plainText(content.body)
  return itemOf(frame, {
    facts: edition,
    texts: content,
    body: {
      html: renderBody(content.body, pictures, { locale: edition.locale, known: recordings }),
      text,
      wordCount: tokenise(text).length,
    },
    embargoUntil: edition.embargoUntil,
    lead: content.lead === null ? null : inUse(content.lead),
    figures: figureUses(content.body).map(inUse),
    recordings: recordingUses(content.body).map((use) => shownRecording(recordings, use)),
    notes,
    siblings,
  })
}

/** What the public reads, or the cancellation of what it must not read any more. */
export function publicationNinjs(frame: NinjsFrame, story: PublicStory | Tombstone): Ninjs {
  const version = (number: number, at: Date) => ({ version: String(number), versionCreated: at })
  if (story.state === 'recalled')
    return recalledItem(
      frame,
      { ...story, firstPublishedAt: null, ...version(story.versionNumber, new Date(story.note.at)) },
      [story.note],
    )
  return itemOf(frame, {
    facts: { ...story, ...version(story.versionNumber, story.updatedAt) },
    texts: story,
    body: { html: story.bodyHtml, text: story.bodyText, wordCount: story.wordCount },
    embargoUntil: null,
    lead: story.picture,
    figures: story.figures,
    recordings: story.recordings,
    notes: story.notes,
    siblings: story.siblings,
  })
}

/** A canceled item without any of its content. */
const recalledItem = (frame: NinjsFrame, facts: Facts, notes: readonly PublicNote[]): Ninjs => ({
  ...frameOf(frame, { ...facts, state: 'recalled' }),
  representationType: 'partial',
  descriptions: noteTexts(notes.filter((note) => note.kind === 'recall')),
})
