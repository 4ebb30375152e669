/** The tsvector of an asset: its record's words in both languages' stems. */
import { quoteLexeme } from '../../../platform/text/parse-query.ts'
import { stem } from '../../../platform/text/stem.ts'
import { isStopWord } from '../../../platform/text/stop-words.ts'
import { tokenise } from '../../../platform/text/tokenise.ts'
import type { Asset } from '../asset.ts'

const lastPosition = 16_383
const mostPositions = 64
/** Between two fields, so that no phrase reaches from one into the other. */
const fieldGap = 20

type Searchable = Pick<
  Asset,
  | 'headline'
  | 'caption'
  | 'alt'
  | 'event'
  | 'place'
  | 'people'
  | 'topics'
  | 'credit'
  | 'creator'
  | 'filename'
  | 'uploader'
>

const wordless: Searchable = {
  headline: '',
  caption: '',
  alt: '',
  event: '',
  place: '',
  people: [],
  topics: [],
  credit: '',
  creator: '',
  filename: '',
  uploader: { kind: 'house', id: null, name: '' },
}

/** Of the text inside alone. */
export const textVector = (body: string): string => searchVector(wordless, body)

/** Stems with places and weights: headline, event and people A; place, topics and caption B; the rest C; text inside D. */
export function searchVector(asset: Searchable, body = ''): string {
  const places = new Map<string, string[]>()
  let position = 0
  const add = (field: string, weight: 'A' | 'B' | 'C' | 'D') => {
    for (const { word } of tokenise(field)) {
      position += 1
      if (isStopWord(word, 'id')) continue
      for (const lexeme of new Set([stem(word, 'id'), word])) {
        const known = places.get(lexeme) ?? []
        if (known.length < mostPositions && position <= lastPosition) known.push(`${position}${weight}`)
        places.set(lexeme, known)
      }
    }
    position += fieldGap
  }
  add(asset.headline, 'A')
  add(asset.event, 'A')
  for (const person of asset.people) add(person, 'A')
  add(asset.place, 'B')
  for (const topic of asset.topics) add(topic, 'B')
  add(asset.caption, 'B')
  add(asset.alt, 'C')
  for (const field of [
    asset.credit,
    asset.creator,
    asset.uploader.name,
    asset.filename.replace(/\.\w+$/, ''),
  ])
    add(field, 'C')
  add(body, 'D')
  return [...places]
    .map(([lexeme, at]) => (at.length > 0 ? `${quoteLexeme(lexeme)}:${at.join(',')}` : quoteLexeme(lexeme)))
    .join(' ')
}
