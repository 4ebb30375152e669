/** Keeps what was made of an asset as an object and enters it among its renditions; the same again changes nothing. */
import type { PrepareDeps } from './workplace.ts'

export interface Made {
  name: string
  format: string
  width?: number | null
  height?: number | null
}

export async function keepRendition(
  { db, storage }: Pick<PrepareDeps, 'db' | 'storage'>,
  assetId: string,
  made: Made,
  content: { path: string } | { bytes: Uint8Array },
): Promise<void> {
  const kept =
    'bytes' in content ? await storage.put(content.bytes) : await (await storage.adopt(content.path)).keep()
  const columns = { format: made.format, width: made.width ?? null, height: made.height ?? null, ...kept }
  await db
    .insertInto('bank.rendition')
    .values({ asset_id: assetId, name: made.name, ...columns })
    .onConflict((existing) => existing.columns(['asset_id', 'name']).doUpdateSet(columns))
    .execute()
}
