/** Small pictures for the bar under a film: one JPEG, and a WebVTT text that says which part of it belongs to when. */
import { writeFile } from 'node:fs/promises'
import { invalid } from '../errors.ts'
import type { Tools } from './find-ffmpeg.ts'
import { fitInside, pictureFilter, shapeOf } from './picture-filter.ts'
import type { MediaFacts } from './probe.ts'
import { runTool } from './run-tool.ts'
import { inputArguments, workLimits } from './strangers-file.ts'
import { words } from './words.ts'

export interface SpriteGrid {
  count: number
  columns: number
  rows: number
  /** Pixels of one thumbnail. */
  width: number
  height: number
}

/** One a second, but never more than a hundred; each 160 px wide, an upright one at most 288 high. */
export function spriteGrid(durationMs: number, size: { width: number; height: number }): SpriteGrid {
  const count = Math.min(100, Math.max(1, Math.floor(durationMs / 1000)))
  const columns = Math.min(10, count)
  return { count, columns, rows: Math.ceil(count / columns), ...fitInside(size, { width: 160, height: 288 }) }
}

/**
 * WebVTT whose cues carry media fragments (W3C Media Fragments, 4.2.2).
 * @param url of the JPEG, as seen from the text.
 */
export function spriteCues(grid: SpriteGrid, durationMs: number, url: string): string {
  const cues = Array.from({ length: grid.count }, (_, at) => {
    const [from, to] = [at, at + 1].map((edge) => clock(Math.round((edge * durationMs) / grid.count)))
    const x = (at % grid.columns) * grid.width
    const y = Math.floor(at / grid.columns) * grid.height
    return `${from} --> ${to}\n${url}#xywh=${x},${y},${grid.width},${grid.height}\n`
  })
  return ['WEBVTT\n', ...cues].join('\n')
}

function clock(ms: number): string {
  const pad = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, '0')
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`
}

/** Above this length (ms) keyframes alone are decoded: an hour costs seconds, and a picture may be some seconds off. */
const long = 600_000

/**
 * Writes the JPEG; each thumbnail shows the middle of its cue.
 * @param options.url of the JPEG in the cues. @throws media_damaged if nothing could be decoded; ToolFailed.
 */
export async function makeSprite(
  tools: Tools,
  path: string,
  facts: MediaFacts,
  outJpeg: string,
  options: {
    url: string
    signal?: AbortSignal | undefined
    onProgress?: ((done: number) => void) | undefined
  },
): Promise<{ grid: SpriteGrid; vtt: string }> {
  const { durationMs } = facts
  const grid = spriteGrid(durationMs, shapeOf(facts))
  const rate = `${grid.count * 1000}/${durationMs}`
  const filter = [
    pictureFilter(tools, facts, { width: grid.width, height: grid.height, rate, pixels: 'rgb24' }),
    `tile=${grid.columns}x${grid.rows}:nb_frames=${grid.count}`,
    'format=yuvj420p',
  ].join(',')
  const tell = options.onProgress
  const chunks: Buffer[] = []
  await runTool(
    tools.ffmpeg,
    [
      ...inputArguments(path, { keyframes: durationMs > long }),
      ...words`-map 0:${shapeOf(facts).stream} -vf ${filter} -frames:v 1`,
      ...words`-c:v mjpeg -q:v 4 -map_metadata -1 -f mjpeg pipe:1`,
    ],
    {
      ...workLimits(durationMs),
      signal: options.signal,
      progress: tell && { durationMs, tell },
      onOutput: (chunk) => chunks.push(chunk),
    },
  )
  if (chunks.length === 0) throw invalid('media_damaged')
  await writeFile(outJpeg, Buffer.concat(chunks))
  return { grid, vtt: spriteCues(grid, durationMs, options.url) }
}
