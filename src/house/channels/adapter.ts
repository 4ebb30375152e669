/**
 * What the house asks of every network. An adapter knows one network and nothing of the ledger: the ledger decides
 * what is sent when, and writes down its intent before it calls. What differs between networks is declared here, so
 * that nobody else has to ask which network it is.
 */
import type { Fetch } from '../../platform/fetch.ts'
import type { Locale } from '../../platform/messages.ts'
import type { TextLimit } from '../../platform/text/count-text.ts'

export const networkKinds = [
  'bluesky',
  'mastodon',
  'telegram',
  'facebook',
  'threads',
  'instagram',
  'x',
  'youtube',
  'wordpress',
  'whatsapp',
  'board',
] as const
export type NetworkKind = (typeof networkKinds)[number]

/** What can be said about an edition in public; everything here has been published. */
export interface Article {
  storyId: string
  editionId: string
  ref: string
  locale: Locale
  slug: string
  /** Its address on the house's own site. */
  url: string
  headline: string
  summary: string
  bodyHtml: string
  byline: string
  tags: readonly string[]
  publishedAt: Date
  versionHash: string
  /** Corrections and updates told to the reader, oldest first. */
  notes: readonly { kind: string; note: string; at: Date }[]
  picture: ArticlePicture | null
  film: ArticleFilm | null
}

/** A file of this machine, lent within `use`: a public rendition, never the original. */
interface Lent {
  /** Of these very bytes: the same picture cut otherwise, or covered since, is another one. */
  key: string
  withFile<T>(use: (path: string) => Promise<T>): Promise<T>
  /**
   * A public address of the house that ends after a day, for networks that fetch what they show. With a ratio of width
   * to height the picture is set on a ground until it keeps within.
   */
  lendAddress(shape?: { ratio: readonly [number, number] }): string
  alt: string
  caption: string
  credit: string
}

export type ArticlePicture = Lent

/** An MP4 (H.264 and AAC). */
export interface ArticleFilm extends Lent {
  bytes: number
  seconds: number
}

export interface Post {
  article: Article
  /** Our own name for it on the network, from `keyFor`. */
  key: string
  /** Fixed when the delivery is created, so that a repeated attempt is the same to the byte. */
  at: Date
  /** An officer's own words. */
  text?: string
  /** It answers our own earlier post with this correction. */
  answers?: { to: Sent; note: string }
}

/** Something of ours that stands on the network. */
export interface Sent {
  id: string
  url: string | null
  /** The network's mark of this very content, where it has one. */
  revision?: string
  /** Ids of what was uploaded beside it. */
  attachments?: readonly string[]
}

/** By what a post is known again whose call got no answer. */
export interface Trace {
  key: string
  /** The words that were sent. */
  text: string
  /** Before this it was certainly not sent. */
  since: Date
  /** Ids of posts on the same account that are known to be others. */
  others: ReadonlySet<string>
}

export type Setback =
  /** The network refused. `lasting`: the same again can never work. */
  | { kind: 'rejected'; why: string; lasting: boolean; detail?: string }
  /** Certainly not done, may work later; `until` null: the ledger chooses. */
  | { kind: 'throttled'; why: string; until: Date | null; detail?: string }
  | { kind: 'unauthorised'; detail?: string }
  /** Perhaps done: ask `find` before anything else. */
  | { kind: 'unknown'; why: string; detail?: string }

export type Outcome =
  | { kind: 'sent'; sent: Sent; leftovers?: readonly string[] }
  /** Laid out for a person, who does it and confirms. */
  | { kind: 'handed'; why: string }
  | Setback
/** What a look at the network showed. */
export type Looked = { kind: 'found'; sent: Sent } | { kind: 'absent' } | Setback
/** `unsure`: nobody but a person can tell, for the network cannot be asked. */
export type Finding = Looked | { kind: 'unsure'; why: string }

/** A fault that would make the network refuse, found before anything is sent; `code` is a key `fault.<code>`. */
export interface PostFault {
  at: string
  code: string
  params?: Record<string, string | number>
}

/** What the reader of the network will see, counted as the network counts. */
export interface Preview {
  text: string
  title: string | null
  link: string | null
  picture: { alt: string } | null
  counts: (TextLimit & { count: number })[]
  /** What sending it costs, in millionths. */
  cost: { micros: number; currency: string } | null
  faults: PostFault[]
}

/** What a network or a server of it takes. An empty list or null: it sets no limit. */
export interface Limits {
  text: readonly TextLimit[]
  /** Where a text below a picture or film has less room. */
  caption?: readonly TextLimit[]
  title?: readonly TextLimit[]
  pictures: { least: number; most: number; bytes: number | null }
  film: { needed: boolean; bytes: number | null; seconds: readonly [number, number] | null } | null
}

export interface Capabilities {
  /** As the documents say them; what the server says itself comes before them. */
  limits: Limits
  /** A post can be changed where it stands. */
  edits: boolean
  removes: boolean
  /** Own posts can be answered: corrections can hang below the post. */
  answers: boolean
  /** How a post is known again after an answer that was lost. */
  finds: 'by_key' | 'by_text' | 'never'
  /** Posts and figures can be read back. */
  readsBack: boolean
  metrics: boolean
  /** How a post leads to the story. */
  link: 'card' | 'text' | 'plain_text'
  /** A person posts; the house prepares and keeps the record. */
  byHand: boolean
  /** Its rules forbid much the same text from several accounts of one owner. */
  oneVoice: boolean
}

/** What a person enters to connect: `console.connect_field.<name>` is its label. */
export interface ConnectField {
  name: string
  kind: 'address' | 'text' | 'secret'
  needed: boolean
  /** What is meant when it is left empty. */
  standard?: string
  /** A label of this network's own. */
  label?: string
}

/** By the names of the fields. */
export type Entry = Readonly<Record<string, string>>

export interface Account {
  /** Origin of the server. */
  server: string
  externalId: string
  handle: string
  credentials: Credentials
  settings: Settings
  limits: Limits
  /**
   * Renews tokens while nobody else does: `ask` gets what is stored now, which another process may just have renewed,
   * and what it answers is stored before anybody uses it.
   */
  renew(ask: (stored: Credentials) => Promise<Credentials>): Promise<Credentials>
}

export type Credentials = Readonly<Record<string, string>>

export interface Settings {
  /** New editions are announced by themselves. */
  auto: boolean
  /** Where a post cannot be edited: answer it with the correction, or delete it and post anew. */
  correction: 'reply' | 'replace'
  /** With a picture of the story: the picture itself with its alt text, or a card that leads to the story. */
  look: 'picture' | 'card'
}

export const defaultSettings: Settings = { auto: true, correction: 'reply', look: 'picture' }

export interface Connected {
  kind: 'connected'
  server: string
  externalId: string
  handle: string
  name: string
  /** Where people find the account; empty where that is no address. */
  url: string
  /** Under the names of the fields what is needed to sign in again, and whatever else the adapter keeps. */
  credentials: Credentials
  /** When the credentials end unless they are renewed. */
  expiresAt?: Date
}

export interface Adapter {
  kind: NetworkKind
  can: Capabilities
  fields: readonly ConnectField[]
  /** How long after a call a post that was not found may still appear, in ms. */
  settlesIn: number
  /** Signs in and says whose account it is. */
  connect(entry: Entry): Promise<Connected | Setback>
  /** Where sign-ins end: renews it ahead of that, through `account.renew`. */
  refresh?(account: Account): Promise<{ kind: 'renewed'; expiresAt: Date } | Setback>
  /** Asked live, where the network says them; without it the declared ones hold. */
  limits?(account: Account): Promise<Limits | Setback>
  keyFor(delivery: { id: string; createdAt: Date; slug: string; ref: string }): string
  /** Every fault before sending; reaches no network. */
  check(post: Post, on: { settings: Settings; limits: Limits }): Preview
  publish(account: Account, post: Post): Promise<Outcome>
  /** Whether the post stands there now. */
  find(account: Account, trace: Trace): Promise<Finding>
  /** Repeating it changes nothing further. Of the target's attachments what the post shows no more is taken away. */
  edit(account: Account, target: Sent, post: Post): Promise<Outcome>
  /** Repeating it changes nothing further; `leftovers` are codes of what cannot be taken back. */
  remove(account: Account, target: Sent): Promise<Outcome>
}

/** What an adapter is made with. */
export interface AdapterTools {
  fetch: Fetch
  now(): Date
  pause(ms: number): Promise<unknown>
  /** In place of a network's own address: a fake in a test, a relay of the institution's. */
  hosts?: Partial<Record<NetworkKind, string>>
}
