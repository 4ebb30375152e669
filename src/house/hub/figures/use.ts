/** The words of the count. */
export const measures = ['view', 'share', 'download', 'copy'] as const
export type Measure = (typeof measures)[number]

/** Kinds of user. Journalists are known by their press session, staff by theirs; everybody else is the public. */
export const readers = ['journalist', 'public', 'internal'] as const
export type Reader = (typeof readers)[number]

export const subjects = ['story', 'release', 'asset'] as const
export type Subject = (typeof subjects)[number]

/** What was used, as whoever shows it knows it. */
export interface Used {
  subject: Subject
  /** Public reference; of an asset its id. */
  ref: string
  unitId: string
  /** A topic of the pack; empty where there is none. */
  topic: string
}

/** One use: a page load, a link followed to a network, a file or a text taken. Not a person. */
export interface Use extends Used {
  measure: Measure
  reader: Reader
  /** Of a journalist who is signed in only the outlet is written down. */
  journalistId?: string | undefined
}
