import type { Card } from '../../house/newsroom/index.ts'
import { cloths } from '../assets/motifs.ts'
import type { View } from '../view.ts'

type LeadPicture = NonNullable<Card['picture']>

interface PictureProps {
  picture: LeadPicture
  /** How wide it is shown, for the browser's choice of a file. */
  sizes: string
  /** The page's largest picture is fetched at once, the others when they come near. */
  first?: boolean
  /** In lists the headline beside it says what it shows; there the picture is silent. */
  silent?: boolean
}

/**
 * For a picture as wide as a phone's column (the screen without 16 px at either side). A tenth less than that is asked
 * for: a file drawn a tenth larger than its pixels looks the same, and the next one weighs twice as much.
 */
export const acrossPhone = 'calc(90vw - 32px)'

export function Picture({ picture, sizes, first = false, silent = false }: PictureProps) {
  const webp = picture.renditions.filter((rendition) => rendition.format === 'webp')
  const smallest = webp[0]
  if (smallest === undefined) return null
  return (
    <img
      src={(webp.find((rendition) => rendition.width >= 640) ?? smallest).url}
      srcSet={webp.map((rendition) => `${rendition.url} ${rendition.width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      className={eyeOf(picture)}
      alt={silent ? '' : picture.alt}
      loading={first ? undefined : 'lazy'}
      decoding={first ? undefined : 'async'}
      fetchPriority={first ? 'high' : undefined}
    />
  )
}

/** Where a list cuts the picture, its point to keep stays in sight: in tenths, as classes, for the policy knows no styles. */
function eyeOf({ focus }: LeadPicture): string | undefined {
  if (focus === undefined) return undefined
  const tenth = (value: number) => Math.round(value / 1000)
  return `eye-x${tenth(focus.x)} eye-y${tenth(focus.y)}`
}

/** The picture, or a cloth of the house where a story has none: always the same one for the same story. */
export function PictureOrCloth({
  view,
  card,
  ...rest
}: { view: View; card: { ref: string; picture: LeadPicture | null } } & Omit<PictureProps, 'picture'>) {
  if (card.picture !== null) return <Picture picture={card.picture} {...rest} />
  const cloth = cloths[(card.ref.codePointAt(0) ?? 0) % cloths.length] ?? 'cloth-parang'
  return (
    <img
      src={view.assets.url(`${cloth}.svg`)}
      width={960}
      height={640}
      alt=""
      loading={rest.first ? undefined : 'lazy'}
    />
  )
}
