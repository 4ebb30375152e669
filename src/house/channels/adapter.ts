/**
 * What the house asks of every network. An adapter knows one network and nothing of the ledger: the ledger decides
 * what is sent when, and writes down its intent before it calls. What differs between networks is declared here, so
 * that nobody else has to ask which network it is.
 */
import type { Fetch } from '../../platform/fetch.ts'
import type { TextLimit } from '../../platform/text/count-text.ts'
import type { Article } from './article.ts'
import type { Capabilities, Limits } from './adapter-limits.ts'
import type { ReadBack } from './adapter-reading.ts'
import type { Authorise } from './adapter-signing-in.ts'

export const networkKinds = [
  'bluesky',
  'mastodon',
  'telegram',
  'facebook',
  'threads',
  'instagram',
  'x',
  'youtube',
  'tiktok',
  'wordpress',
  'activitypub',
  'whatsapp',
  'board',
  'feed',
] as const
export type NetworkKind = (typeof networkKinds)[number]

export interface Post {
  article: Article
  /** Our own name for it on the network, from `keyFor`. */
  key: string
  /** Fixed when the delivery is created, so that a repeated attempt is the same to the byte. */
  at: Date
  /** An officer's own words. */
  text?: string
  /** It answers our own earlier post with this correction; `root`: where the thread began that it ends. */
  answers?: { to: Sent; note: string; root?: Sent }
  /** An officer's words in several parts: `text` is one of them. */
  part?: Part
}

/** A post's place in a thread. */
export interface Part {
  /** From 1. Pictures and films go with the first. */
  number: number
  /** It leads to the story: the words hold its address here; where they do not, the first part does. */
  leads: boolean
  /** What it hangs below; the first hangs below nothing. */
  below?: Below
}

/** The post before, and the one where it began. */
export interface Below {
  parent: Sent
  root: Sent
}

/** Something of ours that stands on the network. */
export interface Sent {
  id: string
  url: string | null
  /** The network's mark of this very content, where it has one. */
  revision?: string
  /** Ids of what was uploaded beside it. */
  attachments?: readonly string[]
  /** Keys of the film and the pictures that it shows, in their order; left out: nobody knows. */
  shown?: readonly string[]
}

/** By what a post is known again whose call got no answer. */
export interface Trace {
  key: string
  /** The words that were sent. */
  text: string
  /** Before this it was certainly not sent. */
  since: Date
  /** It may have been posted as an answer to our own post, or as a part of a thread. */
  answer: boolean
  /** As the network named it while it was at it. */
  pending?: string
  /** Ids of posts on the same account that are known to be others. */
  others: ReadonlySet<string>
}

export type Setback =
  /** The network refused. `lasting`: the same again can never work. `ended`: what it was still at came to nothing. */
  | { kind: 'rejected'; why: string; lasting: boolean; detail?: string; ended?: true }
  /** Certainly not done, may work later; `until` null: the ledger chooses. */
  | { kind: 'throttled'; why: string; until: Date | null; detail?: string }
  | { kind: 'unauthorised'; detail?: string }
  /** Perhaps done: ask `find` before anything else. `pending`: the network's own name for what it is still at. */
  | { kind: 'unknown'; why: string; detail?: string; pending?: string }

export type Outcome =
  | { kind: 'sent'; sent: Sent; leftovers?: readonly string[] }
  /** Laid out for a person, who does it and confirms. */
  | { kind: 'handed'; why: string }
  | Setback
/** What a look at the network showed. */
export type Looked =
  | { kind: 'found'; sent: Sent; leftovers?: readonly string[] }
  | { kind: 'absent' }
  | Setback
/** `unsure`: nobody but a person can tell, for the network cannot be asked. */
export type Finding = Looked | { kind: 'unsure'; why: string }

/** What the ledger keeps of a delivery between its tries; `keep` at once, before a call that may make something public. */
export interface Underway {
  pending?: string
  keep(pending: string): Promise<void>
}

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
  /** What the post itself shows. */
  pictures: { key: string; alt: string; address: string }[]
  film: { key: string; alt: string } | null
  /** What a card shows that a network draws of the link. */
  story: { headline: string; summary: string; picture: string | null }
  /** The posts that hang below it, where an officer's words are divided; left out: none. */
  parts?: Hanging[]
  counts: (TextLimit & { count: number })[]
  /** What sending it costs, in millionths. */
  cost: { micros: number; currency: string } | null
  /** How many units of its application it takes, beside its own place; left out: none. */
  units?: number
  faults: PostFault[]
  /** What does not keep it from being sent, and is good to know before: a sentence `channels.notice_<code>`. */
  notices: Notice[]
}

export type Notice = Omit<PostFault, 'at'>

/** A later part of a thread: words, and perhaps the link. */
export type Hanging = Pick<Preview, 'text' | 'title' | 'link' | 'counts'>

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
  /** The network behind whose account it stands: there it is spoken to. Left out: none. */
  behind?: NetworkKind
  externalId: string
  handle: string
  credentials: Credentials
  settings: Settings
  limits: Limits
  /** Told of each call that reads what it takes of its application's units, where they are counted. */
  spends?(units: number): void
  /**
   * Renews tokens while nobody else does: `ask` gets what is stored now, which another process may just have renewed,
   * and what it answers is stored before anybody uses it.
   */
  renew(ask: (stored: Credentials) => Promise<Credentials>): Promise<Credentials>
}

/** What an account is known by, without its credentials. */
export type Named = Pick<Account, 'server' | 'externalId' | 'handle'>

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
  /** Whose account it is, where the sign-in of one network opens accounts of another as well. */
  network?: NetworkKind
  /** The network behind whose account it stands: there it is signed in to. Left out: its own. */
  behind?: NetworkKind
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

export interface Adapter extends Partial<ReadBack> {
  kind: NetworkKind
  can: Capabilities
  fields: readonly ConnectField[]
  authorise?: Authorise
  /** How long after a call a post that was not found may still appear, in ms. */
  settlesIn: number
  /**
   * Signs in and says whose account it is. What is good once and was turned over is kept before anything else is asked,
   * or a call that fails after it would lose the account. `unitId` tells for whom it is asked.
   */
  connect(
    entry: Entry,
    keep?: (turnedOver: Credentials) => Promise<void>,
    unitId?: string,
  ): Promise<Connected | Setback>
  /** Where sign-ins end: renews it ahead of that, through `account.renew`. */
  refresh?(account: Account): Promise<{ kind: 'renewed'; expiresAt: Date } | Setback>
  /** Asked live, where the network says them; without it the declared ones hold. */
  limits?(account: Account): Promise<Limits | Setback>
  keyFor(delivery: { id: string; createdAt: Date; slug: string; ref: string }): string
  /** Every fault before sending; reaches no network. */
  check(post: Post, on: { settings: Settings; limits: Limits }): Preview
  /** Waits where all who share a sign-in share a pace, before a call is begun: a brake still meets what waits here. */
  turn?(account: Account): Promise<void>
  publish(account: Account, post: Post, underway: Underway): Promise<Outcome>
  /**
   * Reads from an address which post of the account it leads to: null where it does not tell, undefined for what is no
   * post of the account. Without it the network has no names of posts, or knows ours.
   */
  idOf?(address: URL, account: Named): string | null | undefined
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
  hosts?: Partial<Record<NetworkKind | 'plc', string>>
  /** Asks the domain name system for text records. */
  resolveTxt?(name: string): Promise<string[][]>
}
