/**
 * What the house reads of every network: what stands on an account, its figures, and what people address to it. All of
 * it is optional, for networks differ most in what they let one see.
 */
import type { Account, Finding, Outcome, Setback } from './adapter.ts'

/** What stands on the account, as the network shows it now. */
export interface SeenPost {
  id: string
  url: string | null
  /** Plain, without markup. */
  text: string
  at: Date
  /** Null where the network does not tell. */
  editedAt: Date | null
  kind: SeenKind
  /** Where the list shows them, they need not be asked for. */
  figures?: Figures
}

export const seenKinds = ['post', 'answer', 'picture', 'film', 'article'] as const
export type SeenKind = (typeof seenKinds)[number]

/** Each null where the network does not tell it, which is not nought. */
export interface Figures {
  views: number | null
  reach: number | null
  reactions: number | null
  comments: number | null
  shares: number | null
}
export type Measured = Figures & { id: string }

export interface Pulled {
  kind: 'pulled'
  /** Newest first: at least the newest page, back to what the cursor knows. */
  posts: SeenPost[]
  /** Since then nothing is left out, so what was known and is not listed is missing. Null: nothing can be told. */
  wholeSince: Date | null
  /** To go on from next time. */
  cursor: string | null
}

/** A text addressed to the account. Of its writer, the name and nothing else. */
export interface Heard {
  id: string
  kind: 'comment' | 'mention'
  writer: string
  text: string
  url: string | null
  at: Date
  /** What `answer` needs to hang an answer below it. */
  answerTo: string
  /** The own post that it stands below. */
  post: string | null
}

export interface HeardPage {
  kind: 'heard'
  heard: Heard[]
  cursor: string | null
}

/** An answer on its way: its key and its moment are the same each time it is tried. */
export interface Answering {
  answerTo: string
  writer: string
  text: string
  key: string
  at: Date
}

export interface PushDoor {
  url: string
  secret: string
}

/** What a network can do beyond being posted to. A method that is missing: the network cannot do it. */
export interface ReadBack {
  /** A cheap call that only a good sign-in answers. */
  probe(account: Account): Promise<{ kind: 'sound' } | Setback>
  pull?(account: Account, cursor: string | null): Promise<Pulled | Setback>
  /** A second look at what is not listed any more: those of the ids that are gone. */
  gone?(account: Account, ids: readonly string[]): Promise<{ kind: 'looked'; gone: string[] } | Setback>
  /** At most a hundred ids at a time; those left out could not be measured now. */
  metrics?(
    account: Account,
    ids: readonly string[],
  ): Promise<{ kind: 'measured'; figures: Measured[] } | Setback>
  /** What is addressed to the account since the cursor; without one, since `since`. */
  replies?(account: Account, from: { cursor: string | null; since: Date }): Promise<HeardPage | Setback>
  answer?(account: Account, answering: Answering): Promise<Outcome>
  /** Whether an answer that got no reply stands there after all. */
  findAnswer?(account: Account, answering: Answering): Promise<Finding>
  /** Asks the network to push what happens to an address of the house: `doorOf` names one, with its secret. */
  listen?(account: Account, doorOf: (name: string) => PushDoor): Promise<{ kind: 'listens' } | Setback>
}
