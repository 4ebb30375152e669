/** The part of IPTC ninjs 3.3 that the house writes. */

export type Text = {
  role?: string
  contentType?: string
  charCount?: number
  wordCount?: number
  value: string
}
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
  /** Seconds. */
  duration?: number
}

export interface Ninjs {
  uri: string
  standard?: { name: 'ninjs'; version: string; schema: string }
  type: 'text' | 'picture' | 'video' | 'audio'
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
