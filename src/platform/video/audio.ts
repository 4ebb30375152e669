import { createPeaks } from './peaks.ts'
import type { Tools } from './find-ffmpeg.ts'
import { requireWhole } from './require-whole.ts'
import { runTool } from './run-tool.ts'
import { inputArguments, mediaLimits, workLimits } from './strangers-file.ts'
import { words } from './words.ts'

export interface AudioOptions {
  /** Length of the source in ms, for the limits and for the progress. Unknown: the longest that is taken. */
  durationMs?: number | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((done: number) => void) | undefined
}

/** Sound that begins late or has holes is filled with silence, so that it stays with the picture. */
export const inTime = 'aresample=async=1:first_pts=0'

/** The first sound of a file as AAC in an M4A that plays while it loads: 128 kbit/s, 48 kHz, no metadata. @throws ToolFailed */
export async function makeAudio(
  tools: Tools,
  path: string,
  out: string,
  { durationMs = mediaLimits.length, signal, onProgress }: AudioOptions = {},
): Promise<void> {
  await runTool(
    tools.ffmpeg,
    [
      ...inputArguments(path),
      ...words`-map 0:a:0 -map_metadata -1 -map_chapters -1 -t ${durationMs / 1000 + 1}`,
      ...words`-af ${inTime} -c:a aac -b:a 128k -ar 48000 -ac 2 -movflags +faststart -f ipod`,
      `file:${out}`,
    ],
    { ...workLimits(durationMs), signal, progress: onProgress && { durationMs, tell: onProgress } },
  )
  await requireWhole(tools.ffmpeg, out, 'moov')
}

/**
 * The outline of the first sound of a file, to be drawn: 800 peaks of 0..1 over its whole length, three decimals. Memory
 * does not grow with the length. @throws ToolFailed
 */
export async function makeWaveform(
  tools: Tools,
  path: string,
  { durationMs = mediaLimits.length, signal }: AudioOptions = {},
): Promise<number[]> {
  const peaks = createPeaks(800)
  await runTool(
    tools.ffmpeg,
    [
      ...inputArguments(path),
      ...words`-map 0:a:0 -t ${durationMs / 1000 + 1} -af ${inTime} -ac 1 -ar 8000`,
      ...words`-c:a pcm_s16le -f s16le pipe:1`,
    ],
    { ...workLimits(durationMs), signal, onOutput: peaks.take },
  )
  return peaks.read()
}
