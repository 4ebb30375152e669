import { DocumentRefused } from './document-refused.ts'
import type { DocumentFacts, DocumentFormat, DocumentLimits } from './document.ts'
import { runApart } from './run-apart.ts'

const mostBytes = 300_000_000

/**
 * Looks at a document before anything of it is unpacked or kept: of an Office file the ZIP's directory and its list of
 * content types, of a PDF its frame, page count and active content, of plain text its first 64 KiB.
 * @param bytes the file's size. @throws DocumentRefused: document_large, document_damaged, document_encrypted,
 * document_macros, document_bomb, document_entries, document_names, document_pages, document_slow, document_heavy.
 */
export async function inspectDocument(
  path: string,
  format: DocumentFormat,
  bytes: number,
  limits: DocumentLimits = {},
): Promise<DocumentFacts> {
  if (bytes > mostBytes)
    throw new DocumentRefused('document_large', { megabytes: mostBytes / 1e6 }, `It has ${bytes} bytes.`)
  return runApart('inspect', { path, format }, limits)
}
