import { join, resolve } from 'node:path'
import type { Tools } from './find-ffmpeg.ts'
import { type MadeRung, rungPlaylist } from './hls-playlist.ts'
import type { MediaFacts } from './probe.ts'
import { requireWhole } from './require-whole.ts'
import { runTool } from './run-tool.ts'
import { workLimits } from './strangers-file.ts'
import { words } from './words.ts'

/**
 * One MP4 to take away, that plays while it loads: the rung of 720 or the largest below it, packed anew. Nothing is
 * encoded, so that it costs a second where another encoding would cost minutes.
 * @param ladder what `makeLadder` answered. @throws ToolFailed
 */
export async function makeWebVideo(
  tools: Tools,
  facts: MediaFacts,
  ladder: { folder: string; rungs: MadeRung[] },
  out: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<{ width: number; height: number }> {
  const rung = ladder.rungs.findLast(({ width, height }) => Math.min(width, height) <= 720) ?? ladder.rungs[0]
  if (rung === undefined) throw new Error('A ladder without a rung.')
  await runTool(
    tools.ffmpeg,
    [
      ...words`-hide_banner -loglevel error -nostdin -y`,
      // Written by this house: the one playlist that may name other files.
      ...words`-protocol_whitelist file -f hls -i ${join(resolve(ladder.folder), rung.name, rungPlaylist)}`,
      ...words`-map 0 -c copy -map_metadata -1 -movflags +faststart -f mp4 file:${out}`,
    ],
    { ...workLimits(facts.durationMs), signal },
  )
  await requireWhole(tools.ffmpeg, out, 'moov')
  return { width: rung.width, height: rung.height }
}
