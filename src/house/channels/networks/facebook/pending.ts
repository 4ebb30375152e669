/** The film that Facebook is at, under the number that it gave it before anything of it could be seen. */
export interface Pending {
  film: string
  /** Keys of what the post shows. */
  shown: readonly string[]
  /** It has answered the last call: from then on the film comes out by itself. */
  ended: boolean
  /** Some of its subtitles are missing. */
  bare: boolean
}

export const pendingOf = (pending: Pending): string => JSON.stringify(pending)
export const readPending = (text: string): Pending => JSON.parse(text) as Pending
