/** What is set into a PDF: a document as blocks, in the reader's order. Plain data, for a thread sets it. */

export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  /** Absolute address. */
  href?: string
}

/** Any picture that the house can decode, from a file or from memory; it is set small, without the metadata it came with. */
export interface PrintedPicture {
  source: string | Uint8Array
  /** What a blind reader is told; empty only for what says nothing. */
  alt: string
}

export type PrintBlock<Picture = PrintedPicture> =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: 2 | 3; text: string }
  /** The sentence that says it all, below the title. */
  | { kind: 'lead'; text: string }
  | { kind: 'paragraph' | 'quote' | 'small'; runs: readonly Run[] }
  | { kind: 'list'; ordered: boolean; items: readonly (readonly Run[])[] }
  /** Name and value, a pair a line. */
  | { kind: 'facts'; rows: readonly (readonly [name: string, value: string])[] }
  | { kind: 'picture'; picture: Picture; caption: string }
  /** Pictures beside one another, each with its lines: a contact sheet. */
  | {
      kind: 'sheet'
      columns: 2 | 3 | 4 | 5
      items: readonly { picture: Picture | undefined; lines: readonly string[] }[]
    }
  | { kind: 'new_page' }

export interface Printed<Picture = PrintedPicture> {
  title: string
  language: 'id' | 'en'
  /** Whose document it is: in its properties, and at the head of the first page. */
  author: string
  /** `#rrggbb`, of the band and the rules. */
  colour: string
  /** At the foot of every page. */
  foot: string
  /** `Halaman {page} dari {pages}` */
  pageLabel: string
  createdAt: Date
  blocks: readonly PrintBlock<Picture>[]
}

/** As the thread takes it: every picture a JPEG. */
export interface SetPicture {
  jpeg: Uint8Array
  width: number
  height: number
  alt: string
}
