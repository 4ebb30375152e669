/** What a network takes and can do, as its adapter declares it. */
import type { TextLimit } from '../../platform/text/count-text.ts'

/** So many posts, or units of which a post takes several, within so many ms, whenever one begins to count. */
export interface Quota {
  most: number
  within: number
  /** What is counted there: every call to post, or only what came to stand. */
  counts: 'calls' | 'posts'
}

/** What calls take of an application's units that are no post; what reading takes is told call by call (`Account.spends`). */
export type UnitCosts = Readonly<Record<'edit' | 'remove' | 'find' | 'answer' | 'findAnswer', number>>

/** In millionths. */
export interface Price {
  plain: number
  withLink: number
  currency: string
}

/** 16 to 9 is `[16, 9]`. */
export type Ratio = readonly [number, number]

/** What a network or a server of it takes. An empty list or null: it sets no limit. */
export interface Limits {
  /** Of one account. */
  quota?: Quota
  text: readonly TextLimit[]
  /** Where a text below a picture or film has less room. */
  caption?: readonly TextLimit[]
  title?: readonly TextLimit[]
  pictures: { least: number; most: number; bytes: number | null }
  film: {
    needed: boolean
    bytes: number | null
    seconds: readonly [number, number] | null
    /** Width to height, from the tallest to the widest. */
    ratio?: readonly [Ratio, Ratio]
    /** Pixels of each side. */
    sides?: readonly [number, number]
    /** They go along; else they stay with the film on the story's page. */
    subtitles?: true
  } | null
  /** Nobody but the account itself sees what is posted there. */
  privateOnly?: boolean
}

export interface Capabilities {
  /** As the documents say them; what the server says itself comes before them. */
  limits: Limits
  /** A post can be changed where it stands. */
  edits: boolean
  removes: boolean
  /** Own posts can be answered: corrections can hang below the post. */
  answers: boolean
  /** An officer's words may go out in several parts, each hanging below the one before. */
  threads?: true
  /** How a post is known again after an answer that was lost. */
  finds: 'by_key' | 'by_text' | 'never'
  /** Posts and figures can be read back. */
  readsBack: boolean
  metrics: boolean
  /** How a post leads to the story. */
  link: 'card' | 'text' | 'plain_text'
  /** A person posts; the house prepares and keeps the record. */
  byHand: boolean
  /** Pictures carry their alt text. */
  altTexts: boolean
  /** Its rules forbid much the same text from several accounts of one owner, and the same words twice from one. */
  oneVoice: boolean
  /** What all accounts share that post through one application. */
  application?: Quota
  /** Shared as well: what calls cost beside the post itself, of which a post takes as many as its preview says. */
  units?: Quota & { costs: UnitCosts }
  /** What a post costs. */
  price?: Price
  /** A site that is only read: nothing is ever sent to it. */
  readOnly?: true
}
