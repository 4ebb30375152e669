import type { TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { invalid } from '../../platform/errors.ts'
import {
  contentLimits as limit,
  contentSchema,
  emptyContent,
  placeSchema,
  type EditionContent,
  type PictureUse,
  type Place,
} from './content.ts'
import { isRecord, Reading, type Raw } from './read-body.ts'

const properties: Record<string, TSchema> = contentSchema.properties

/**
 * Content from outside (a console, an API client, an import), rebuilt from known parts: unknown attributes are left
 * out, texts are NFC without control characters, blocks without a usable id get one. Missing fields are empty; whether
 * a text is complete is asked at submission, not here.
 * @throws invalid_content (422) with one fault per field: `content_too_long`, `content_not_text`,
 * `content_unknown_field`, `content_unknown_block`, `content_unknown_mark`, `content_unsafe_link`, `content_too_deep`,
 * `content_no_picture`, `content_no_recording`, `content_crop`, `content_not_allowed`.
 */
export function readContent(raw: unknown): EditionContent {
  if (!isRecord(raw)) throw invalid('invalid_content', [{ at: '', code: 'content_not_allowed' }])
  const reading = new Reading()
  for (const field of Object.keys(raw))
    if (!Object.hasOwn(contentSchema.properties, field)) reading.fault(field, 'content_unknown_field')

  const line = (
    field:
      | 'headline'
      | 'slug'
      | 'summary'
      | 'slugline'
      | 'dateline'
      | 'byline'
      | 'signOff'
      | 'editorsNote'
      | 'topic',
  ) => reading.string(raw[field], field, limit[field]).trim()
  const content = emptyContent({
    headline: line('headline'),
    slug: line('slug'),
    summary: line('summary'),
    slugline: line('slugline'),
    dateline: line('dateline'),
    byline: line('byline'),
    signOff: line('signOff'),
    editorsNote: line('editorsNote'),
    topic: line('topic'),
    urgency: typeof raw['urgency'] === 'number' ? raw['urgency'] : 5,
    mediaTopics: words(reading, raw, 'mediaTopics', 60),
    tags: words(reading, raw, 'tags', limit.tag),
    place: place(reading, raw['place']),
    lead: picture(reading, raw['lead']),
    body: reading.body(raw['body']),
  })
  if (reading.faults.length === 0)
    for (const [field, value] of Object.entries(content))
      if (!Check(properties[field] ?? {}, value)) reading.fault(field, 'content_not_allowed')
  if (reading.faults.length > 0) throw invalid('invalid_content', reading.faults)
  return content
}

function words(reading: Reading, raw: Raw, field: 'mediaTopics' | 'tags', max: number): string[] {
  const given = raw[field] ?? []
  if (!Array.isArray(given)) {
    reading.fault(field, 'content_not_allowed')
    return []
  }
  if (given.length > limit[field]) reading.fault(field, 'content_too_long', { max: limit[field] })
  const seen = new Map<string, string>()
  for (const value of given.slice(0, limit[field]) as unknown[]) {
    const word = reading.string(value, field, max).trim()
    // The same tag in other capitals is the same tag.
    if (word !== '' && !seen.has(word.toLowerCase())) seen.set(word.toLowerCase(), word)
  }
  return [...seen.values()]
}

function place(reading: Reading, raw: unknown): Place | null {
  if (raw === undefined || raw === null) return null
  const known = isRecord(raw)
    ? 'unitId' in raw
      ? { unitId: raw['unitId'] }
      : {
          lat: raw['lat'],
          lon: raw['lon'],
          name: reading.string(raw['name'], 'place.name', limit.placeName).trim(),
        }
    : undefined
  if (Check(placeSchema, known)) return known
  reading.fault('place', 'content_not_allowed')
  return null
}

function picture(reading: Reading, raw: unknown): PictureUse | null {
  if (raw === undefined || raw === null) return null
  if (!isRecord(raw)) {
    reading.fault('lead', 'content_no_picture')
    return null
  }
  const { attrs } = reading.figure({ attrs: raw }, 'lead', 'lead')
  return {
    assetId: attrs.assetId,
    alt: attrs.alt.trim(),
    caption: attrs.caption.trim(),
    credit: attrs.credit.trim(),
    rights: reading.string(raw['rights'], 'lead.rights', limit.rights).trim(),
    ...(attrs.crop === undefined ? {} : { crop: attrs.crop }),
    ...(attrs.follows === undefined ? {} : { follows: attrs.follows }),
  }
}
