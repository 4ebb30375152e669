import type { Locale } from '../../platform/messages.ts'
import type { Outcome } from './adapter.ts'

/** A post as it stands on the house's own corner of the Fediverse. */
export interface OutboxNote {
  /** A UUID; its address is made of it. */
  key: string
  editionId: string
  ref: string
  locale: Locale
  html: string
  /** The story that it tells of. */
  url: string
  tags: readonly { word: string; url: string }[]
  pictures: readonly { url: string; alt: string }[]
  at: Date
}

/** As it stands there now. */
export interface PublishedNote {
  key: string
  html: string
  /** How many it shows. */
  pictures: number
  at: Date
  changedAt: Date | null
}

export interface NoteFigures {
  likes: number
  announces: number
  replies: number
}

/** What is said to somebody who addressed the unit. */
export interface OutboxAnswer {
  /** A UUID; its address is made of it. */
  key: string
  answerTo: string
  writer: string
  /** Paragraphs, without the writer's name. */
  html: string
  at: Date
}

/**
 * The house's own outbox on the Fediverse. What is done here is done: telling the followers' servers is work of its own,
 * which nothing can lose. Each of these may be repeated.
 */
export interface Outbox {
  /** Who the unit is there; made when it is first asked for. Undefined for a unit that is closed. */
  actorOf(unitId: string): Promise<{ server: string; handle: string; name: string; url: string } | undefined>
  addressOf(key: string): string
  /** `gone`: it stood there and was taken down, so it never comes back. */
  put(unitId: string, note: OutboxNote): Promise<'stands' | 'gone'>
  revise(note: OutboxNote): Promise<'stands' | 'gone'>
  stands(key: string): Promise<boolean>
  takeDown(key: string): Promise<void>
  /** It stands in the outbox as well, and the writer's server alone is told. */
  answer(unitId: string, answer: OutboxAnswer): Promise<Outcome>
  answerStands(key: string): Promise<boolean>
  /** In the order in which they came out, newest first, a sheet at a time. */
  published(
    unitId: string,
    page: string | undefined,
  ): Promise<{ notes: PublishedNote[]; next: string | undefined }>
  /** By key, of the last month: what other servers told, and what was not taken back. */
  figures(keys: readonly string[]): Promise<Map<string, NoteFigures>>
}
