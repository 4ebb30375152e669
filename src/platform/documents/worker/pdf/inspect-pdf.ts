import type { ActiveContent, DocumentFacts, Given } from '../../document.ts'
import { FileBytes } from '../file-bytes.ts'
import { findActive } from './find-active.ts'
import { openPdf } from './open-pdf.ts'

export async function inspectPdf({ path }: Given<'inspect'>): Promise<DocumentFacts> {
  using file = new FileBytes(path)
  const pdf = await openPdf(file)
  const active = findActive(file)
  // Under a password for owners alone the file's own bytes are hidden, and only the reader sees what it opens with.
  if ((await pdf.getJSActions()) !== null) active.add('JavaScript')
  if ((await pdf.getAttachments()) !== null) active.add('EmbeddedFile')
  const order: ActiveContent[] = ['JavaScript', 'Launch', 'EmbeddedFile']
  return {
    pages: pdf.numPages,
    entries: null,
    unpackedBytes: null,
    active: order.filter((kind) => active.has(kind)),
  }
}
