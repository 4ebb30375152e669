import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import type { DocumentFacts, DocumentText, Given } from '../../document.ts'
import { FileBytes } from '../file-bytes.ts'
import { GatheredText } from '../gather-text.ts'
import { damaged } from '../refusal.ts'

const headBytes = 65_536

/** UTF-8, or UTF-16 by its mark; no control characters in its first 64 KiB. @throws document_damaged. */
export async function inspectPlain({ path }: Given<'inspect'>): Promise<DocumentFacts> {
  using file = new FileBytes(path)
  const head = file.at(0, Math.min(headBytes, file.size))
  const decoder = new TextDecoder(encodingOf(head), { fatal: true })
  let text
  try {
    // The last character may go on after the head.
    text = decoder.decode(head, { stream: file.size > head.length })
  } catch {
    throw damaged('Text in an unknown encoding.')
  }
  // Escape begins the colours of a terminal's log, which is text.
  if (/[^\P{Cc}\t-\r\u007f-\u009f]/u.test(text.replaceAll('\u001b', ''))) throw damaged('Not text.')
  return { pages: null, entries: null, unpackedBytes: null, active: [] }
}

export async function readPlain({ path, characters }: Given<'read'>): Promise<DocumentText> {
  const text = new GatheredText(characters)
  let decoder: TextDecoder | undefined
  for await (const bytes of createReadStream(path, { highWaterMark: headBytes })) {
    decoder ??= new TextDecoder(encodingOf(bytes as Buffer))
    text.add(decoder.decode(bytes as Buffer, { stream: true }))
    if (text.truncated) break
  }
  return { text: text.text(), pages: null, title: null, truncated: text.truncated }
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}
