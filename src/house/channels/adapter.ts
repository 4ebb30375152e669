/**
 * What the house asks of every network. An adapter knows one network and nothing of the ledger: the ledger decides
 * what is sent when, and writes down its intent before it calls.
 */
import { FetchFault, type Fetch } from '../../platform/fetch.ts'
import type { Locale } from '../../platform/messages.ts'

export type NetworkKind = 'bluesky' | 'wordpress'

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
}

export interface ArticlePicture {
  assetId: string
  /** Lends a file of this machine, within `use`: a public rendition, never the original. */
  withFile<T>(use: (path: string) => Promise<T>): Promise<T>
  alt: string
  caption: string
  credit: string
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

export type Setback =
  /** The network refused. `lasting`: the same again can never work. */
  | { kind: 'rejected'; why: string; lasting: boolean; detail?: string }
  /** Certainly not done, may work later; `until` null: the ledger chooses. */
  | { kind: 'throttled'; why: string; until: Date | null; detail?: string }
  | { kind: 'unauthorised'; detail?: string }
  /** Perhaps done: ask `find` before anything else. */
  | { kind: 'unknown'; why: string; detail?: string }

export type Outcome = { kind: 'sent'; sent: Sent; leftovers?: readonly string[] } | Setback
export type Finding = { kind: 'found'; sent: Sent } | { kind: 'absent' } | Setback

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
  counts: { graphemes: number; bytes: number }
  limits: Limits
  faults: PostFault[]
}

/** Null: the network sets none. */
export interface Limits {
  graphemes: number | null
  bytes: number | null
  imageBytes: number | null
}

export interface Account {
  /** Origin of the server. */
  server: string
  externalId: string
  handle: string
  credentials: Credentials
  settings: Settings
  /** Stores renewed tokens. */
  keep(credentials: Credentials): Promise<void>
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

export interface Entry {
  /** The server's address as a person types it. */
  server: string
  identifier: string
  /** An app password or application password: never the account's own. */
  secret: string
}

export interface Connected {
  kind: 'connected'
  server: string
  externalId: string
  handle: string
  name: string
  /** Where people find the account. */
  url: string
  credentials: Credentials
}

export interface Adapter {
  kind: NetworkKind
  /** Whether a post can be changed where it stands. */
  edits: boolean
  /** How long after a call a post that was not found may still appear, in ms. */
  settlesIn: number
  /** Signs in and says whose account it is. */
  connect(entry: Entry): Promise<Connected | Setback>
  /** Asked live where the network says them. */
  limits(account: Account): Promise<Limits>
  keyFor(delivery: { id: string; createdAt: Date; slug: string; ref: string }): string
  /** Every fault before sending; reaches no network. */
  check(post: Post, settings: Settings): Preview
  publish(account: Account, post: Post): Promise<Outcome>
  /** Whether the post of that key stands there now. */
  find(account: Account, key: string): Promise<Finding>
  /** Repeating it changes nothing further. */
  edit(account: Account, target: Sent, post: Post): Promise<Outcome>
  /** Repeating it changes nothing further; `leftovers` are codes of what cannot be taken back. */
  remove(account: Account, target: Sent): Promise<Outcome>
}

/** What an adapter is made with. */
export interface AdapterTools {
  fetch: Fetch
  now(): Date
}

/**
 * What a request that failed means for a post. `mayHaveActed` is false while only preparing (signing in, uploading):
 * nothing can have been published then, so it is safe to start again.
 */
export function setbackOfFault(error: unknown, mayHaveActed: boolean): Setback {
  const fault = error instanceof FetchFault ? error : undefined
  if (fault === undefined) throw error
  const detail = fault.cause instanceof Error ? fault.cause.message : fault.code
  if (fault.code.endsWith('_refused')) return { kind: 'rejected', why: fault.code, lasting: false, detail }
  if (fault.reached && mayHaveActed) return { kind: 'unknown', why: fault.code, detail }
  return { kind: 'throttled', why: fault.code, until: null, detail }
}

/** What an answer of HTTP that is not a success means; `word` is the network's own code or sentence. */
export function setbackOfAnswer(
  answer: { status: number; headers: { get(name: string): string | null } },
  word: string,
  { mayHaveActed, now }: { mayHaveActed: boolean; now: Date },
): Setback {
  const detail = `${answer.status} ${word}`.slice(0, 500)
  const until = retryTime(answer.headers, now)
  if (answer.status === 401) return { kind: 'unauthorised', detail }
  if (answer.status === 429) return { kind: 'throttled', why: 'rate_limited', until, detail }
  if (answer.status >= 500 || answer.status === 408)
    return mayHaveActed
      ? { kind: 'unknown', why: 'server_fault', detail }
      : { kind: 'throttled', why: 'server_fault', until, detail }
  if (answer.status === 403) return { kind: 'rejected', why: 'forbidden_there', lasting: false, detail }
  return { kind: 'rejected', why: 'refused_there', lasting: true, detail }
}

/** Retry-After (RFC 9110, seconds or a date) or RateLimit-Reset in epoch seconds; null when the server says nothing. */
export function retryTime(headers: { get(name: string): string | null }, now: Date): Date | null {
  const after = headers.get('retry-after')?.trim()
  if (after !== undefined && after !== '') {
    const date = /^\d+$/.test(after) ? new Date(now.getTime() + Number(after) * 1000) : new Date(after)
    if (!Number.isNaN(date.getTime())) return date
  }
  const reset = Number(headers.get('ratelimit-reset'))
  return reset > 0 && headers.get('ratelimit-remaining') === '0' ? new Date(reset * 1000) : null
}
