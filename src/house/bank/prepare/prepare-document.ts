/** A document's text for search, its pages counted, and its first page as what the grid shows. */
import { sql } from 'kysely'
import { DocumentRefused } from '../../../platform/documents/document-refused.ts'
import type { DocumentFormat } from '../../../platform/documents/document.ts'
import { readDocument } from '../../../platform/documents/read-document.ts'
import { renderPages } from '../../../platform/documents/render-pages.ts'
import { sharp } from '../../../platform/images.ts'
import type { Asset } from '../asset.ts'
import { searchVector } from '../search/lexemes.ts'
import { keepRendition } from './keep-rendition.ts'
import type { PrepareDeps, Workplace } from './workplace.ts'
import { makeSizes } from './prepare-picture.ts'

const pageWidth = 1600

export async function prepareDocument(
  deps: PrepareDeps,
  asset: Asset,
  { progress, original, folder }: Workplace,
): Promise<void> {
  const { db } = deps
  const { text, pages, title } = await readDocument(original, asset.format as DocumentFormat)
  const known = { ...asset, headline: asset.headline === '' ? (title ?? '').slice(0, 200) : asset.headline }
  await db
    .updateTable('bank.asset')
    .set({
      body: text,
      pages,
      headline: known.headline,
      search: sql`${searchVector(known, text)}::tsvector`,
    })
    .where('id', '=', asset.id)
    .where('record_number', '=', asset.recordNumber)
    .execute()
  await progress('text', 0.4)
  if (asset.format !== 'pdf') return
  // A page that cannot be drawn is no reason to lose the text: the grid then shows a sign.
  const [page] = await renderPages(original, { pages: [1], width: pageWidth }).catch((error: unknown) => {
    if (error instanceof DocumentRefused) return []
    throw error
  })
  if (page === undefined) return
  const drawn = `${folder}/page.webp`
  const { width, height } = await sharp(page).toFile(drawn)
  await keepRendition(deps, asset.id, { name: 'base', format: 'webp', width, height }, { path: drawn })
  await db.updateTable('bank.asset').set({ width, height }).where('id', '=', asset.id).execute()
  await makeSizes(deps, { ...asset, width, height }, (step, done) => progress(step, 0.5 + done / 2))
}
