/** The picture that a link to us shows elsewhere: name, headline and cloth, 1200 × 630. */
import { createHash } from 'node:crypto'
import { imageWork, sharp } from '../images.ts'
import type { Storage } from '../storage.ts'
import { drawCloth, motifNames } from './draw-cloth.ts'
import { paletteNames } from './palettes.ts'
import { seededRandom } from './random.ts'
import { toPicture } from './to-picture.ts'
import { loadTypefaces, type SetLine } from './typeface.ts'

export const cardSize = { width: 1200, height: 630 } as const

export interface Card {
  /** The house's public name, e.g. `Portal Humas Presisi`. */
  institution: string
  /** A word above the headline: the topic, or `Koreksi`. */
  kicker?: string
  headline: string
  /** Below: the unit and the day. */
  foot?: string
  /** Hex colour of the institution. */
  accent: string
  /** Chooses the cloth; the story's reference keeps it the same for every headline. */
  seed: string
}

// Raised when the drawing changes, so that kept cards are drawn anew.
const edition = 1

/** The card as JPEG bytes, drawn once and kept. */
export function storyCard(storage: Storage, card: Card): Promise<Uint8Array> {
  return storage.derived(cardKey(card), () => drawCard(card))
}

/** Changes whenever the card would look different: good for an address or an ETag. */
export const cardKey = (card: Card) =>
  `card/${edition}/${createHash('sha256')
    .update(JSON.stringify(card, Object.keys(card).toSorted()))
    .digest('base64url')
    .slice(0, 22)}`

/** Draws the card anew. */
export async function drawCard(card: Card): Promise<Buffer> {
  const { width, height } = cardSize
  const random = seededRandom(`card/${card.seed}`)
  const clothWidth = 400
  const cloth = await toPicture(
    drawCloth({
      seed: card.seed,
      motif: random.pick(motifNames),
      palette: random.pick(paletteNames),
      composition: 'whole',
      width: 1000,
      height: Math.round((1000 * height) / clothWidth),
    }),
    { width: clothWidth, height },
    card.seed,
  )
  const { serif, sans } = await loadTypefaces()
  const [left, measure] = [64, width - clothWidth - 64 - 52]
  const size = card.headline.length > 90 ? 50 : card.headline.length > 56 ? 58 : 66
  const leading = Math.round(size * 1.16)
  const headline = serif.lines(card.headline, size, measure, 5)
  const kicker = card.kicker === undefined ? undefined : sans.lines(card.kicker, 25, measure, 1)[0]
  const foot = card.foot === undefined ? undefined : sans.lines(card.foot, 25, measure, 1)[0]
  const name = serif.lines(card.institution, 36, measure, 1)[0]

  const put = (line: SetLine | undefined, y: number, fill: string) =>
    line === undefined ? '' : `<path transform="translate(${left} ${y})" d="${line.path}" fill="${fill}"/>`
  const block = headline.length * leading + (kicker === undefined ? 0 : 46)
  // The headline hangs a little above the middle, where the eye expects it.
  const top = Math.max(150, Math.round((height - block) / 2) - 4)
  const first = top + (kicker === undefined ? 0 : 46) + Math.round(size * 0.8)
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fbfaf7"/><rect width="${width}" height="10" fill="#1a1814"/>${put(name, 92, '#1a1814')}<rect x="${left}" y="112" width="72" height="4" fill="${card.accent}"/>${put(kicker, top + 22, card.accent)}${headline.map((line, at) => put(line, first + at * leading, '#1a1814')).join('')}${put(foot, height - 48, '#5d574d')}</svg>`
  return imageWork(() =>
    sharp(Buffer.from(drawing))
      .composite([{ input: cloth, left: width - clothWidth, top: 0 }])
      .flatten()
      .jpeg({ quality: 86 })
      .toBuffer(),
  )
}
