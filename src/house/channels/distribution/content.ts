/** What an officer decides about a distribution, and the hash that stands for all of it. */
import { createHash } from 'node:crypto'
import { canonicalHash } from '../../../platform/canonical-hash.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { NetworkKind } from '../adapter.ts'

export const terms = ['mandatory', 'proposal'] as const
export const reaches = ['below', 'itself'] as const

/** Accounts at a place of the tree; an empty list asks nothing of them. */
export interface Part {
  unitId: string
  /** The unit with everything below it, or that unit alone. */
  reach: (typeof reaches)[number]
  levels: string[]
  networks: NetworkKind[]
  languages: Locale[]
  /** An account bears at least one of them. */
  tags: string[]
  /** Goes out in the name of the accounts, or is laid before their units, which may decline. */
  terms: (typeof terms)[number]
}

export interface Content {
  /** An account that several parts name belongs to the first of them. */
  parts: Part[]
  /** Own words by network; where there are none, the house composes. May hold `{satuan}`, `{tempat}`, `{tautan}`. */
  texts: Partial<Record<NetworkKind, string>>
  /** Own words for single accounts, by id; they come before those of the network. */
  accountTexts: Record<string, string>
  /** Name under which the house counts who came from these posts; null: links stay bare. */
  campaign: string | null
  /** To the units that something is proposed to. */
  note: string | null
  /** Until when they may answer. */
  answerBy: Date | null
  /** Not before this moment; null: at once, or when the edition is published. */
  plannedFor: Date | null
}

export const hashOf = ({ answerBy, plannedFor, ...content }: Content): string =>
  canonicalHash({
    ...content,
    answerBy: answerBy?.toISOString() ?? null,
    plannedFor: plannedFor?.toISOString() ?? null,
  })

/** Stands for a draft together with the version of the edition it speaks of: what is agreed to and what is sent. */
export const boundTo = (hash: string, versionHash: string): string =>
  createHash('sha256').update(`${hash}/${versionHash}`).digest('hex')

/** As it lies in the database. */
export function readContent(stored: unknown): Content {
  const { answerBy, plannedFor, ...content } = stored as Omit<Content, 'answerBy' | 'plannedFor'> & {
    answerBy: string | null
    plannedFor: string | null
  }
  return { ...content, answerBy: asDate(answerBy), plannedFor: asDate(plannedFor) }
}

const asDate = (text: string | null) => (text === null ? null : new Date(text))

/** Without what says nothing, so that the same decision has one hash. */
export const tidied = (content: Content): Content => ({
  ...content,
  texts: spoken(content.texts),
  accountTexts: spoken(content.accountTexts),
  campaign: content.campaign?.trim() || null,
  note: content.note?.trim() || null,
})

const spoken = <T extends Partial<Record<string, string>>>(texts: T): T =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([of, text]) => ((text ?? '').trim() === '' ? [] : [[of, text?.trim()]])),
  ) as T
