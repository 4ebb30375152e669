/** How a picture is cut for one use. */
import { createHash } from 'node:crypto'
import type { HouseDb } from '../../platform/db.ts'

/**
 * A part of the picture, and in it the point that stays in sight when the part is cut again to another shape. In whole
 * ten-thousandths of the picture's sides: a text that uses it is hashed, and neither pixels nor fractions hash well.
 */
export interface Crop {
  x: number
  y: number
  width: number
  height: number
  focusX: number
  focusY: number
}

/** The whole of a side. */
export const side = 10_000

export interface PixelBox {
  left: number
  top: number
  width: number
  height: number
}

type Size = Pick<PixelBox, 'width' | 'height'>

/** Nothing is cut away; only the point to keep is known. */
export const wholeAround = (focusX: number, focusY: number): Crop => ({
  x: 0,
  y: 0,
  width: side,
  height: side,
  focusX,
  focusY,
})

export const isWhole = ({ width, height }: Crop): boolean => width === side && height === side

/** What stands for a cut in an address. */
export const cropKey = ({ x, y, width, height, focusX, focusY }: Crop): string =>
  createHash('sha256').update([x, y, width, height, focusX, focusY].join(' ')).digest('hex').slice(0, 12)

/** The part in pixels of a picture of that size, never empty. */
export function pixelsOf(crop: Crop, picture: Size): PixelBox {
  const along = (from: number, length: number, whole: number) => {
    const start = Math.min(Math.round((from / side) * whole), whole - 1)
    return [start, Math.max(1, Math.min(Math.round((length / side) * whole), whole - start))] as const
  }
  const [left, width] = along(crop.x, crop.width, picture.width)
  const [top, height] = along(crop.y, crop.height, picture.height)
  return { left, top, width, height }
}

/** The point to keep, within the part: 0 its left or upper edge, 1 the other. */
export function focusWithin({ x, y, width, height, focusX, focusY }: Crop): { x: number; y: number } {
  const within = (value: number) => Math.min(1, Math.max(0, value))
  return { x: within((focusX - x) / width), y: within((focusY - y) / height) }
}

/** The largest box of a shape in a part, placed as CSS places an `object-position` of the point to keep. */
export function shapeWithin(crop: Crop, picture: Size, shape: Size): PixelBox {
  const part = pixelsOf(crop, picture)
  const scale = Math.min(part.width / shape.width, part.height / shape.height)
  const width = Math.max(1, Math.floor(shape.width * scale))
  const height = Math.max(1, Math.floor(shape.height * scale))
  const focus = focusWithin(crop)
  return {
    left: part.left + Math.round((part.width - width) * focus.x),
    top: part.top + Math.round((part.height - height) * focus.y),
    width,
    height,
  }
}

/** Gives cuts their public addresses; the same again changes nothing. */
export async function keepCrops(
  db: HouseDb,
  crops: readonly { assetId: string; crop: Crop }[],
): Promise<void> {
  if (crops.length === 0) return
  const rows = crops.map(({ assetId, crop: { x, y, width, height, focusX, focusY } }) => ({
    asset_id: assetId,
    key: cropKey({ x, y, width, height, focusX, focusY }),
    x,
    y,
    width,
    height,
    focus_x: focusX,
    focus_y: focusY,
  }))
  await db
    .insertInto('bank.crop')
    .values([...new Map(rows.map((row) => [`${row.asset_id}/${row.key}`, row])).values()])
    .onConflict((known) => known.columns(['asset_id', 'key']).doNothing())
    .execute()
}

export async function keptCrop(db: HouseDb, assetId: string, key: string): Promise<Crop | undefined> {
  const row = await db
    .selectFrom('bank.crop')
    .selectAll()
    .where('asset_id', '=', assetId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { x, y, width, height, focus_x: focusX, focus_y: focusY } = row
  return { x, y, width, height, focusX, focusY }
}
