import { writeFile } from 'node:fs/promises'
import { invalid } from '../errors.ts'
import { imageWork, sharp } from '../images.ts'
import type { Tools } from './find-ffmpeg.ts'
import { fitInside, pictureFilter, shapeOf } from './picture-filter.ts'
import type { MediaFacts } from './probe.ts'
import { runTool } from './run-tool.ts'
import { inputArguments, lookLimits } from './strangers-file.ts'
import { words } from './words.ts'

/** Parts of the length at which a frame is sought. Where a film begins with a slow fade the next is tried. */
const places = [0.1, 0.35, 0.6, 0]
/** Of 255. Below this mean a frame is black to the eye. */
const dark = 20

/**
 * A frame that speaks for the film: of those around a tenth of its length the most usual one, upright, as a JPEG of at
 * most 1600 × 2848 pixels without metadata.
 * @throws media_damaged if no frame can be decoded; ToolFailed.
 */
export async function makePoster(
  tools: Tools,
  path: string,
  facts: MediaFacts,
  outJpeg: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<{ width: number; height: number }> {
  const size = fitInside(shapeOf(facts), { width: 1600, height: 2848 })
  let best: { jpeg: Buffer; light: number } | undefined
  for (const place of places) {
    const jpeg = await frameAt(tools, path, facts, size, (place * facts.durationMs) / 1000, signal)
    if (jpeg.length === 0) continue
    const light = await lightOf(jpeg)
    if (best === undefined || light > best.light) best = { jpeg, light }
    if (light >= dark) break
  }
  if (best === undefined) throw invalid('media_damaged')
  await writeFile(outJpeg, best.jpeg)
  return size
}

/** Nothing, where the film has no frame any more. */
async function frameAt(
  tools: Tools,
  path: string,
  facts: MediaFacts,
  size: { width: number; height: number },
  at: number,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  // Scaled first: the filter holds all the frames that it compares.
  const filter = `${pictureFilter(tools, facts, { ...size, pixels: 'rgb24' })},thumbnail=50,format=yuvj420p`
  await runTool(
    tools.ffmpeg,
    [
      ...inputArguments(path, { at }),
      ...words`-map 0:${shapeOf(facts).stream} -vf ${filter} -frames:v 1`,
      ...words`-c:v mjpeg -q:v 3 -map_metadata -1 -f mjpeg pipe:1`,
    ],
    { ...lookLimits, memory: 4 * 2 ** 30, signal, onOutput: (chunk) => chunks.push(chunk) },
  )
  return Buffer.concat(chunks)
}

const lightOf = (jpeg: Buffer): Promise<number> =>
  imageWork(async () => (await sharp(jpeg).greyscale().stats()).channels[0]?.mean ?? 0)
