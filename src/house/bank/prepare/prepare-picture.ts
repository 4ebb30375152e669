/** All sizes of a picture, the grid's first; its colour, and its fingerprint for finding pictures like it. */
import type { Asset } from '../asset.ts'
import { isVisible } from '../asset.ts'
import { findRendition } from '../find-rendition.ts'
import { averageColour, hueOf, renditionNames } from '../renditions.ts'
import { CannotPrepare, type PrepareDeps, type Progress } from './prepare-asset.ts'

const gridFirst = ['640', ...renditionNames.filter((name) => name !== '640')] as const

export async function preparePicture(deps: PrepareDeps, asset: Asset, progress: Progress): Promise<void> {
  const { db, storage } = deps
  if (!isVisible(asset)) throw new CannotPrepare('The picture has no size that can be read.')
  for (const [at, name] of gridFirst.entries()) {
    const found = await findRendition(deps, asset, name).catch((error: unknown) => {
      throw asOfTheFile(error)
    })
    if (name === '640') {
      const colour = await averageColour(Buffer.concat(await storage.read(found.sha256).toArray()))
      await db
        .updateTable('bank.asset')
        .set({ colour, hue: hueOf(colour) })
        .where('id', '=', asset.id)
        .execute()
    }
    await progress(name, (at + 1) / gridFirst.length)
  }
}

/** What libvips says of a file lies in the file; a full disk or a lost database does not. */
const asOfTheFile = (error: unknown): unknown =>
  error instanceof Error && /Vips|Input (file|buffer)|corrupt|premature|unsupported/i.test(error.message)
    ? new CannotPrepare(error.message)
    : error
