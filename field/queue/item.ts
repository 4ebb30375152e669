/** A file on its way from this phone to the bank, and what the crew says about it. */

export type Kind = 'picture' | 'video' | 'audio' | 'document'
export type ConsentState = 'not_needed' | 'asked' | 'given'

/** The words that go with a file. */
export interface Words {
  unitId: string
  caption: string
  event: string
  place: string
  /** WGS 84, degrees. */
  latitude: number | null
  longitude: number | null
  consent: ConsentState
  consentBy: string
}

/** Characters, as the bank has them. */
export const limits = { caption: 1000, event: 200, place: 200, consentBy: 200 } as const

/** Why it waits or was refused: the server's sentence, or the code of one of ours. */
export interface Trouble {
  code: string
  sentence: string | null
  params?: Record<string, string | number>
}

export interface Receipt {
  number: string
  assetId: string
  /** The unit had this very file already. */
  duplicate: boolean
}

export interface Item {
  id: string
  /** Whose queue it is in; nobody else on this phone sees it. */
  personId: string
  filename: string
  mime: string
  bytes: number
  kind: Kind
  addedAt: number
  thumb: Blob | null
  /** `draft`: kept, but the crew has not released it yet. */
  stage: 'draft' | 'waiting' | 'refused'
  words: Words
  /** Hexadecimal; null where it was not computed; undefined before it was tried. */
  sha256: string | null | undefined
  /** Address of the upload at the server once it has one: what a restart goes on with. */
  uploadUrl: string | null
  /** Bytes that the server has. */
  sent: number
  tries: number
  /** Not tried again before this moment (ms). */
  notBefore: number
  trouble: Trouble | null
  /** Sent although large files wait for Wi-Fi. */
  sendAnyway: boolean
  /** It has arrived and has its receipt, but its consent is still to be told. */
  receipt: Receipt | null
}

/** What is left of a file that was sent. */
export interface Sent extends Receipt {
  id: string
  personId: string
  filename: string
  kind: Kind
  bytes: number
  thumb: Blob | null
  caption: string
  consent: ConsentState
  consentBy: string
  /** The house did not take what was said about consent: somebody must tell the desk. */
  consentUntold: boolean
  at: number
}

/** So many receipts stay on the phone for each person. */
export const keptReceipts = 50

export const emptyWords: Words = {
  unitId: '',
  caption: '',
  event: '',
  place: '',
  latitude: null,
  longitude: null,
  consent: 'not_needed',
  consentBy: '',
}

export function kindOf(mime: string, filename: string): Kind {
  const [family] = mime.split('/')
  if (family === 'image' || /\.(heic|heif|dng|cr2|nef|arw|raf|orf|rw2)$/i.test(filename)) return 'picture'
  if (family === 'video') return 'video'
  return family === 'audio' ? 'audio' : 'document'
}
