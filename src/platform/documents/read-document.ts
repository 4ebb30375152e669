import type { DocumentFormat, DocumentLimits, DocumentText } from './document.ts'
import { runApart } from './run-apart.ts'

/**
 * The text of a document, for search and for those who hear rather than see. Word: body, then headers, footers, notes.
 * Workbook: sheets in order, a line a row. Slides: in the order shown, each with its notes. Nothing outside is fetched.
 * @param limits 500,000 characters, 30 s, 256 MiB heap, 1 GiB in all, 256 MB unpacked unless told otherwise; what
 * goes beyond the characters or the unpacked bytes is left out (`truncated`), beyond the others refused.
 * @throws DocumentRefused: as `inspectDocument`, except document_large.
 */
export const readDocument = (
  path: string,
  format: DocumentFormat,
  limits: DocumentLimits = {},
): Promise<DocumentText> =>
  runApart(
    'read',
    {
      path,
      format,
      characters: limits.characters ?? 500_000,
      unpackedBytes: limits.unpackedBytes ?? 256_000_000,
    },
    limits,
  )
