/** What a media file can say about itself, in the house's words. Empty or null is: it says nothing. */
export interface FileRecord {
  headline: string
  caption: string
  /** For those who cannot see it. */
  alt: string
  credit: string
  creator: string
  copyright: string
  /** Usage terms, in words. */
  rights: string
  event: string
  place: string
  /** WGS 84, degrees; both or neither. */
  latitude: number | null
  longitude: number | null
  takenAt: Date | null
  people: string[]
  topics: string[]
  aiUse: AiUse
}

/** As a file said it: clean, bounded, in one line each, and never trusted further. */
export type FoundMetadata = FileRecord

export type AiUse = 'none' | 'assisted' | 'generated'

const newsCodes = 'http://cv.iptc.org/newscodes/digitalsourcetype/'
/**
 * The IPTC's digital source types that tell of trained models (cv.iptc.org/newscodes/digitalsourcetype, 2024-09-17).
 * The first of each is the one that is written.
 */
export const aiSourceTypes: Record<Exclude<AiUse, 'none'>, string[]> = {
  generated: [`${newsCodes}trainedAlgorithmicMedia`],
  assisted: [`${newsCodes}compositeWithTrainedAlgorithmicMedia`, `${newsCodes}compositeSynthetic`],
}
