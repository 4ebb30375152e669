/** One kind of story, told in two languages from the same facts; `{slot}` is filled for each telling. */
export interface Template {
  key: string
  /** Key of a topic of the pack; another pack's nearest stands in. */
  topic: string
  urgency: number
  /** Indonesian and English. */
  tags: readonly (readonly [string, string])[]
  /** Facts that both languages share: whole numbers within bounds. */
  numbers?: Readonly<Record<string, readonly [number, number]>>
  /** Facts in words: Indonesian and English. */
  choices?: Readonly<Record<string, readonly (readonly [string, string])[]>>
  id: Wording
  en: Wording
}

export interface Wording {
  headlines: readonly string[]
  summary: string
  /** `## ` opens a heading, `> ` a quotation, `- ` an item of a list; a list of lines is a choice between them. */
  body: readonly (string | readonly string[])[]
}
