/** The words between the house and the process that opens documents: what is asked there and what comes back. */

export type DocumentFormat = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'txt'

export type ActiveContent = 'JavaScript' | 'Launch' | 'EmbeddedFile'

export interface DocumentFacts {
  /** Pages of a PDF; of the other formats only `readDocument` can tell. */
  pages: number | null
  /** Parts in an Office file. */
  entries: number | null
  /** What an Office file says it unpacks to, in bytes. */
  unpackedBytes: number | null
  /** What the file would do or carry besides being read; to be told to whoever opens the original. */
  active: ActiveContent[]
}

export interface DocumentText {
  /** NFC, paragraphs by newlines, cells by tabs, no other control characters. */
  text: string
  /** PDF: counted. Slides: counted. Word: what its writer last stored. Otherwise null. */
  pages: number | null
  title: string | null
  /** Something was left out because a limit was reached. */
  truncated: boolean
}

export interface DocumentLimits {
  /** Time from the process's start, ms. */
  milliseconds?: number
  /** JavaScript heap of the thread that parses, MiB. */
  heapMegabytes?: number
  /** All memory of its process, MiB: unpacked streams and pixels lie outside the heap. */
  memoryMegabytes?: number
  /** Longest text answered, in UTF-16 units. */
  characters?: number
  /** Most that is unpacked from an Office file to find its text, bytes. */
  unpackedBytes?: number
}

interface Acts {
  inspect: { given: { path: string; format: DocumentFormat }; answer: DocumentFacts }
  read: {
    given: { path: string; format: DocumentFormat; characters: number; unpackedBytes: number }
    answer: DocumentText
  }
  draw: {
    given: { path: string; format: DocumentFormat; pages: readonly number[]; width: number }
    answer: Uint8Array[]
  }
}
export type Act = keyof Acts
export type Given<A extends Act> = Acts[A]['given']
export type Answer<A extends Act> = Acts[A]['answer']

/** What a document's process is told to do. */
export interface Task {
  act: Act
  given: Given<Act>
  heapMegabytes: number
  memoryMegabytes: number
}

export type WorkerReport =
  | { answer: Answer<Act> }
  | { refused: { code: string; params: Record<string, string | number>; because: string } }
  | { failed: { message: string; code: string | undefined } }
