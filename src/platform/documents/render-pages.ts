import type { DocumentLimits } from './document.ts'
import { runApart } from './run-apart.ts'

/**
 * Pages of a PDF as WebP pictures, in the order asked for. A page of odd shape comes narrower than asked: none has more
 * than 20 million pixels.
 * @param pages from 1. @param width in pixels.
 * @throws DocumentRefused: document_page (`page`, `pages`), document_undrawn (`page`), document_damaged,
 * document_encrypted, document_pages, document_slow, document_heavy.
 */
export async function renderPages(
  path: string,
  { pages, width, ...limits }: { pages: readonly number[]; width: number } & DocumentLimits,
): Promise<Buffer[]> {
  const drawn = await runApart('draw', { path, format: 'pdf', pages, width }, limits)
  return drawn.map((picture) => Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength))
}
