import type { Locale } from '../../platform/messages.ts'

/** Ids only; whoever listens reads what is public now. */
interface EditionNews {
  storyId: string
  editionId: string
  locale: Locale
  ref: string
  topic: string
  /** Units at which it is or was listed. */
  unitIds: string[]
}

declare module '../../platform/events.ts' {
  interface HouseEvents {
    'edition.published': EditionNews
    'edition.corrected': EditionNews
    'edition.updated': EditionNews
    'edition.withdrawn': EditionNews
    'edition.recalled': EditionNews
    /** Listed at other units than before: adopted, joined, pushed down, or no longer. */
    'edition.relisted': EditionNews
    /** Something on the board moved; a stream tells it only to those who may read there. */
    'board.changed': { unitPath: string; storyId: string; editionId: string | null }
  }
}
