/** What a page is given of a picture: its sizes and their addresses, whole or cut for one use. */
import type { Picture, Rendition, VisibleAsset } from './asset.ts'
import { cropKey, focusWithin, isWhole, pixelsOf, side, wholeAround, type Crop } from './crop.ts'
import { planRenditions, type PlannedRendition } from './renditions.ts'

/** The name under which a size is kept; it says what the size was made from, so that what is old is never taken for new. */
export function keptName(
  { cover }: Pick<VisibleAsset, 'cover'>,
  name: PlannedRendition['name'],
  crop: Crop | undefined,
): string {
  // A whole picture's sizes do not hang on the point to keep; its card does.
  const cut = crop === undefined || (isWhole(crop) && name !== 'og') ? '' : `crop/${cropKey(crop)}/`
  return `${cover === null ? '' : `cover/${cover}/`}${cut}${name}`
}

const fileName = (plan: Pick<PlannedRendition, 'name'>) =>
  plan.name === 'og' ? 'og.jpg' : `${plan.name}.webp`

function renditionsOf(
  picture: Pick<Picture, 'width' | 'height'>,
  at: string,
  crop: Crop | undefined,
  bytesOf: (name: PlannedRendition['name']) => number,
): Rendition[] {
  const size = crop === undefined ? picture : pixelsOf(crop, picture)
  return planRenditions(size).map((plan) => {
    const cut = crop === undefined || (isWhole(crop) && plan.name !== 'og') ? '' : `${cropKey(crop)}/`
    return {
      width: plan.width,
      height: plan.height,
      format: plan.format,
      url: `${at}/${cut}${fileName(plan)}`,
      bytes: bytesOf(plan.name),
    }
  })
}

export function toPicture(asset: VisibleAsset, made: ReadonlyMap<string, number>): Picture {
  const { id, ref, width, height, alt, caption, credit, rights, heldBack, focusX, focusY } = asset
  const around = focusX === null || focusY === null ? undefined : wholeAround(focusX, focusY)
  return {
    assetId: id,
    ref,
    width,
    height,
    // Grey until the first size is made.
    colour: asset.colour ?? '#808080',
    alt,
    caption,
    credit,
    rights,
    heldBack,
    ...(around === undefined ? {} : { focus: { x: around.focusX, y: around.focusY } }),
    renditions: renditionsOf(
      { width, height },
      `/media/${ref}`,
      around,
      (name) => made.get(keptName(asset, name, around)) ?? 0,
    ),
  }
}

/**
 * The picture as one use cuts it, with addresses of its own; `focus` then counts within the part. They answer once the
 * cut is kept: `publish`.
 */
export function cutFor<P extends Pick<Picture, 'ref' | 'width' | 'height' | 'renditions' | 'focus'>>(
  picture: P,
  crop: Crop | undefined,
): P {
  if (crop === undefined) return picture
  // A preview link has a door of its own before the address.
  const door = picture.renditions[0]?.url.split('/media/')[0] ?? ''
  const { width, height } = pixelsOf(crop, picture)
  const focus = focusWithin(crop)
  return {
    ...picture,
    width,
    height,
    focus: { x: Math.round(focus.x * side), y: Math.round(focus.y * side) },
    renditions: renditionsOf(picture, `${door}/media/${picture.ref}`, crop, () => 0),
  }
}
