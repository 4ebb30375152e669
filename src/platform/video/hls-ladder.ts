import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inTime } from './audio.ts'
import type { Tools } from './find-ffmpeg.ts'
import { isMade, type MadeRung, readRung, requireMade, rungPlaylist, writeMaster } from './hls-playlist.ts'
import { pictureFilter, shapeOf } from './picture-filter.ts'
import { planLadder, type Rung } from './plan-ladder.ts'
import type { MediaFacts } from './probe.ts'
import { runTool } from './run-tool.ts'
import { inputArguments, threads, workLimits } from './strangers-file.ts'
import { words } from './words.ts'

export interface LadderOptions {
  /** That rung is complete, and the master speaks of it. Called for rungs of an earlier run too. */
  onRung?: ((name: string) => void | Promise<void>) | undefined
  /** 0..1 over the whole ladder. */
  onProgress?: ((done: number) => void) | undefined
  signal?: AbortSignal | undefined
}

const segmentSeconds = 4

/**
 * Makes `master.m3u8` and a folder for each rung (`index.m3u8`, `init.mp4`, `seg-0000.m4s` …). The smallest rung comes
 * first, so that the film can be played early; the others share one decoding. Begun again after a stop, it keeps the
 * rungs that were complete.
 * @throws media_damaged if nothing could be decoded; ToolFailed.
 */
export async function makeLadder(
  tools: Tools,
  path: string,
  facts: MediaFacts,
  outFolder: string,
  { onRung, onProgress, signal }: LadderOptions = {},
): Promise<MadeRung[]> {
  const plan = planLadder(shapeOf(facts))
  await mkdir(outFolder, { recursive: true })
  const made: MadeRung[] = []
  const enter = async (rung: Rung) => {
    made.push(await readRung(rung, join(outFolder, rung.name)))
    made.sort(
      (a, b) => plan.findIndex(({ name }) => name === a.name) - plan.findIndex(({ name }) => name === b.name),
    )
    await writeMaster(outFolder, made)
    await onRung?.(rung.name)
  }

  const missing: Rung[] = []
  for (const rung of plan) {
    if (await isMade(join(outFolder, rung.name))) await enter(rung)
    else missing.push(rung)
  }
  const passes = made.length === 0 ? [missing.slice(0, 1), missing.slice(1)] : [missing]
  const cost = (rungs: Rung[]) => costOf(facts, rungs)
  const whole = passes.reduce((sum, rungs) => sum + cost(rungs), 0)
  let done = 0
  for (const rungs of passes.filter((one) => one.length > 0)) {
    const before = done
    const tell = (part: number) => onProgress?.((before + part * cost(rungs)) / whole)
    await makeRungs(tools, path, facts, rungs, outFolder, { tell, signal })
    for (const rung of rungs) await enter(rung)
    done += cost(rungs)
    tell(1)
  }
  return made
}

/** In pixels a frame; decoding a pixel costs about a third of encoding one. */
function costOf({ width, height }: MediaFacts, rungs: Rung[]): number {
  if (rungs.length === 0) return 0
  return rungs.reduce((sum, rung) => sum + rung.width * rung.height, ((width ?? 0) * (height ?? 0)) / 3)
}

/** In a folder beside, which gets its name once the tool has ended well: half a rung is never taken for a whole. */
async function makeRungs(
  tools: Tools,
  path: string,
  facts: MediaFacts,
  rungs: Rung[],
  outFolder: string,
  { tell, signal }: { tell: (done: number) => void; signal: AbortSignal | undefined },
): Promise<void> {
  const waiting = (rung: Rung) => join(outFolder, waitingName(rung))
  for (const rung of rungs) {
    await rm(waiting(rung), { recursive: true, force: true })
    await mkdir(waiting(rung))
  }
  const { durationMs } = facts
  const filters = [
    `[0:${shapeOf(facts).stream}]split=${rungs.length}${rungs.map((_, at) => `[in${at}]`).join('')}`,
    ...rungs.map((rung, at) => {
      const shape = { ...rung, rate: rung.rate.join('/'), pixels: 'yuv420p' } as const
      return `[in${at}]${pictureFilter(tools, facts, shape)}[out${at}]`
    }),
  ]
  try {
    await runTool(
      tools.ffmpeg,
      [
        ...inputArguments(path),
        ...words`-filter_complex ${filters.join(';')}`,
        ...rungs.flatMap((rung, at) => outputArguments(facts, rung, `[out${at}]`)),
      ],
      // Names in the folder: the old ffmpeg stumbles over what else may stand in a path.
      { ...workLimits(durationMs), cwd: outFolder, signal, progress: { durationMs, tell } },
    )
    for (const rung of rungs) {
      await requireMade(tools.ffmpeg, waiting(rung))
      await rm(join(outFolder, rung.name), { recursive: true, force: true })
      await rename(waiting(rung), join(outFolder, rung.name))
    }
  } finally {
    for (const rung of rungs) await rm(waiting(rung), { recursive: true, force: true })
  }
}

const waitingName = (rung: Rung) => `${rung.name}.part`

function outputArguments(facts: MediaFacts, rung: Rung, picture: string): string[] {
  // Not a frame less than a segment, or the next keyframe would be the one that ends it.
  const group = String(Math.ceil((segmentSeconds * rung.rate[0]) / rung.rate[1] - 1e-6))
  const kbps = rung.videoKbps
  return [
    ...words`-map ${picture} -map_metadata -1 -map_chapters -1`,
    // A header may promise a second of what goes on for days.
    ...words`-t ${facts.durationMs / 1000}`,
    ...words`-c:v libx264 -preset veryfast -profile:v high -threads ${threads}`,
    ...words`-crf 23 -maxrate ${kbps}k -bufsize ${Math.round(1.5 * kbps)}k`,
    ...words`-g ${group} -keyint_min ${group} -sc_threshold 0 -flags:v +cgop`,
    ...words`-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv`,
    ...(facts.audioStream === null ? [] : soundArguments(facts, rung)),
    ...words`-f hls -hls_time ${segmentSeconds} -hls_playlist_type vod -hls_list_size 0`,
    ...words`-hls_segment_type fmp4 -hls_flags independent_segments -hls_fmp4_init_filename init.mp4`,
    ...words`-hls_segment_filename ${waitingName(rung)}/seg-%04d.m4s ${waitingName(rung)}/${rungPlaylist}`,
  ]
}

const soundArguments = (facts: MediaFacts, rung: Rung): string[] => [
  ...words`-map 0:${facts.audioStream} -af ${inTime}`,
  ...words`-c:a aac -b:a ${rung.audioKbps}k -ar 48000 -ac ${facts.channels === 1 ? '1' : '2'}`,
]
