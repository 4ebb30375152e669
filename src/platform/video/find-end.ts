import type { Tools } from './find-ffmpeg.ts'
import { runTool } from './run-tool.ts'
import { probeArguments, workLimits } from './strangers-file.ts'
import { words } from './words.ts'

/**
 * Reads packets, without decoding them, from the keyframe before `from` to the end of the file.
 * @param from seconds. @returns seconds at which the last packet is shown; undefined if there was none.
 */
export async function findEnd(
  tools: Tools,
  path: string,
  from: number,
  signal?: AbortSignal,
): Promise<number | undefined> {
  let last: number | undefined
  let rest = ''
  // ffprobe of 2023 does not initialise an end that is not given.
  const interval = `${from.toFixed(3)}%+1000000`
  const shown = words`-of csv=p=0 -show_entries packet=pts_time -read_intervals ${interval}`
  await runTool(tools.ffprobe, [...shown, ...probeArguments(path)], {
    ...workLimits(0),
    signal,
    onOutput: (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const at = Number.parseFloat(line)
        if (Number.isFinite(at)) last = Math.max(last ?? at, at)
      }
    },
  })
  return last
}
