/** A minute of full HD: how long until its first rung can be played and until all are there, beside ffmpeg alone. */
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { openClips } from '../src/platform/video/clips.ts'
import { makeLadder } from '../src/platform/video/hls-ladder.ts'
import { planLadder, type Rung } from '../src/platform/video/plan-ladder.ts'
import { probe } from '../src/platform/video/probe.ts'
import { words } from '../src/platform/video/words.ts'
import type { Figure } from './table.ts'

const run = promisify(execFile)
const seconds = 60

/** What somebody types who wants the same rungs of one decoding and nothing else. */
function typed(path: string, rungs: Rung[]): string[] {
  const split = `split=${rungs.length}${rungs.map((_, at) => `[s${at}]`).join('')}`
  const scaled = rungs.map(({ width, height }, at) => `[s${at}]scale=${width}:${height}[v${at}]`)
  return [
    ...words`-v error -nostdin -y -i ${path}`,
    ...words`-filter_complex ${[`[0:v]${split}`, ...scaled].join(';')}`,
    ...rungs.flatMap(({ name, videoKbps, audioKbps }, at) => [
      ...words`-map [v${at}] -map 0:a -c:v libx264 -preset veryfast -crf 23 -g 120 -sc_threshold 0`,
      ...words`-maxrate ${videoKbps}k -bufsize ${Math.round(1.5 * videoKbps)}k -c:a aac -b:a ${audioKbps}k`,
      ...words`-f hls -hls_time 4 -hls_playlist_type vod -hls_segment_type fmp4`,
      ...words`-hls_fmp4_init_filename ${name}.mp4 -hls_segment_filename ${name}-%04d.m4s ${name}.m3u8`,
    ]),
  ]
}

export async function measureFilm(): Promise<Figure[]> {
  const clips = await openClips()
  try {
    const path = await clips.film('menit.mp4', '1920x1080', seconds)
    const facts = await probe(clips.tools, path)
    const plan = planLadder({ width: 1920, height: 1080, fps: 30 })
    const bare = async (rungs: Rung[]) => {
      const cwd = clips.at(`typed-${rungs.length}`)
      await mkdir(cwd, { recursive: true })
      const began = performance.now()
      await run(clips.tools.ffmpeg, typed(path, rungs), { cwd })
      return (performance.now() - began) / 1000
    }
    const first = await bare(plan.slice(0, 1))
    const all = await bare(plan)
    const began = performance.now()
    const since = () => (performance.now() - began) / 1000
    let playable = Number.NaN
    await makeLadder(clips.tools, path, facts, clips.at('ladder'), {
      onRung: (name) => {
        if (name === plan[0]?.name) playable = since()
      },
    })
    const ready = since()
    const figure = (name: string, ours: number, theirs: number): Figure => ({
      figure: `${seconds} s of 1080p: ${name} ÷ ffmpeg alone`,
      measured: `${(ours / theirs).toFixed(2)} (${ours.toFixed(1)} s)`,
      reference: `${theirs.toFixed(1)} s`,
      wanted: '≤ 1.1',
      met: ours / theirs <= 1.1,
    })
    return [figure('first rung', playable, first), figure('all rungs', ready, all)]
  } finally {
    await clips.drop()
  }
}
