/** The picture that a shared link shows: the story's own, or a card that the house draws. 1200 × 630. */
import type { PublicStory } from '../../house/newsroom/index.ts'
import { absolute, houseName, type View } from '../view.ts'

export interface SharePicture {
  url: string
  width: number
  height: number
  alt: string
}

const size = { width: 1200, height: 630 } as const

/** Address of the drawn card of a unit, or of the institution. */
export const houseCard = (view: View): SharePicture => ({
  url: absolute(view, `/kartu/satuan-${view.unit.code}-${view.locale}.jpg`),
  ...size,
  alt: view.unit.parentId === null ? houseName(view) : view.unit.name[view.locale],
})

export function sharePicture(
  view: View,
  story: Pick<PublicStory, 'picture' | 'ref' | 'headline'>,
): SharePicture {
  const jpeg = story.picture?.renditions.find(({ format }) => format === 'jpeg')
  if (story.picture === null || jpeg === undefined)
    return {
      url: absolute(view, `/kartu/berita-${story.ref}-${view.locale}.jpg`),
      ...size,
      alt: story.headline,
    }
  return { url: absolute(view, jpeg.url), width: jpeg.width, height: jpeg.height, alt: story.picture.alt }
}
