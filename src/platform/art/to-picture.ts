/** From a drawing to something that looks photographed: light from a window, folds, a weave, a grain. */
import { imageWork, sharp } from '../images.ts'
import { seededRandom, type Random } from './random.ts'

export interface PictureSize {
  width: number
  height: number
}

/**
 * JPEG bytes of a drawing under light. Light and weave are drawn in the same pass as the cloth, which is three times
 * as fast as laying them over its pixels. Runs on libuv's threads.
 */
export async function toPicture(svg: string, { width, height }: PictureSize, seed: string): Promise<Buffer> {
  const lit = svg.replace(/<\/svg>\s*$/, `${weave()}${light(seededRandom(`light/${seed}`))}</svg>`)
  return imageWork(() =>
    sharp(Buffer.from(lit))
      .resize(width, height, { fit: 'cover' })
      .flatten()
      .jpeg({ quality: 84, chromaSubsampling: '4:2:0' })
      .toBuffer(),
  )
}

let drawnWeave: string | undefined

/** Threads and grain: one tile of short strokes, black or white and almost clear. */
function weave(): string {
  if (drawnWeave !== undefined) return drawnWeave
  const random = seededRandom('weave')
  const size = 128
  const strokes: Record<string, string> = {}
  for (let y = 0; y < size; y += 2)
    for (let x = 0; x < size; x += 2) {
      const value = random.next() + random.next() - 1 + ((x + y) % 4 === 0 ? 0.12 : -0.12)
      const shade = `${value > 0 ? '#fff' : '#000'}" opacity="${(Math.ceil(Math.abs(value) * 4) * 0.022).toFixed(3)}`
      const across = random.chance(0.5)
      strokes[shade] =
        `${strokes[shade] ?? ''}M${x} ${y}h${across ? 3 : 1}v${across ? 1 : 3}h-${across ? 3 : 1}z`
    }
  const paths = Object.entries(strokes).map(([shade, path]) => `<path d="${path}" fill="${shade}"/>`)
  drawnWeave = `<defs><pattern id="w" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${paths.join('')}</pattern></defs><rect width="100%" height="100%" fill="url(#w)"/>`
  return drawnWeave
}

/** Soft folds across the cloth, a lamp from one corner, darkness at the opposite edge. */
function light(random: Random): string {
  const stops: string[] = []
  let at = 0
  let bright = random.chance(0.5)
  while (at < 100) {
    const strength = random.between(0.03, bright ? 0.1 : 0.2)
    stops.push(
      `<stop offset="${at.toFixed(1)}%" stop-color="${bright ? '#fff8e8' : '#0a0604'}" stop-opacity="${strength.toFixed(3)}"/>`,
    )
    at += random.between(7, 19)
    bright = !bright
  }
  const angle = random.between(-38, 38)
  const [lampX, lampY] = [random.pick([12, 28, 72, 88]), random.between(6, 30)]
  return `<defs><linearGradient id="f" gradientTransform="rotate(${angle.toFixed(1)} .5 .5)">${stops.join('')}</linearGradient><radialGradient id="l" cx="${lampX}%" cy="${lampY.toFixed(1)}%" r="95%"><stop offset="0" stop-color="#fff4d8" stop-opacity=".26"/><stop offset=".45" stop-color="#fff4d8" stop-opacity=".04"/><stop offset=".7" stop-color="#050302" stop-opacity=".1"/><stop offset="1" stop-color="#050302" stop-opacity=".46"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#f)"/><rect width="100%" height="100%" fill="url(#l)"/>`
}
