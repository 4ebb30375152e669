/** The texts of HLS (RFC 8216) as this house writes and reads them; the old ffmpeg crashes where it writes the master. */
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { invalid } from '../errors.ts'
import type { Rung } from './plan-ladder.ts'
import { requireWhole } from './require-whole.ts'
import { ToolFailed } from './tool-failed.ts'

/** A rung's own playlist, in the rung's folder. */
export const rungPlaylist = 'index.m3u8'
export const masterPlaylist = 'master.m3u8'

export interface MadeRung extends Rung {
  /** RFC 6381: avc1.640028,mp4a.40.2 */
  codecs: string
  /** Bits a second: of the heaviest segment, and of all. */
  peak: number
  average: number
}

/** A rung counts once its playlist says that nothing more will come. */
export const isMade = async (folder: string): Promise<boolean> =>
  (await readFile(join(folder, rungPlaylist), 'utf8').catch(() => '')).includes('#EXT-X-ENDLIST')

/** After the tool ended well. @throws media_damaged if it found no frame; ToolFailed if it could not write all. */
export async function requireMade(tool: string, folder: string): Promise<void> {
  const playlist = await readFile(join(folder, rungPlaylist), 'utf8').catch(() => undefined)
  const segments = segmentsOf(playlist ?? '')
  if (playlist === undefined || !playlist.includes('#EXT-X-ENDLIST') || segments.length === 0)
    throw playlist === '' ? new ToolFailed(tool, 'unwritten') : invalid('media_damaged')
  await requireWhole(tool, join(folder, 'init.mp4'), 'moov')
  for (const { name } of segments) await requireWhole(tool, join(folder, name), 'moof')
}

/** Measures what was made, so that a player is told the truth and not the plan. */
export async function readRung(rung: Rung, folder: string): Promise<MadeRung> {
  const segments = segmentsOf(await readFile(join(folder, rungPlaylist), 'utf8'))
  let [bits, seconds, peak] = [0, 0, 0]
  for (const segment of segments) {
    const size = 8 * (await stat(join(folder, segment.name))).size
    bits += size
    seconds += segment.seconds
    // The short one at the end would make a peak that no network feels.
    if (segment.seconds >= 2) peak = Math.max(peak, size / segment.seconds)
  }
  const average = Math.ceil(bits / Math.max(seconds, 0.001))
  return {
    ...rung,
    codecs: codecsOf(await readFile(join(folder, 'init.mp4'))),
    average,
    peak: Math.max(average, Math.ceil(peak)),
  }
}

function segmentsOf(playlist: string): { name: string; seconds: number }[] {
  return [...playlist.matchAll(/^#EXTINF:([\d.]+),.*\n([^#\n]+)$/gm)].map(([, seconds, name]) => ({
    name: name as string,
    seconds: Number(seconds),
  }))
}

/** Profile, constraints and level stand in the three bytes after the version of `avcC` (ISO/IEC 14496-15, 5.3.3.1). */
function codecsOf(init: Buffer): string {
  const at = init.indexOf('avcC')
  if (at === -1) throw new Error('The first segment of a rung carries no H.264.')
  const picture = `avc1.${init.subarray(at + 5, at + 8).toString('hex')}`
  return init.includes('mp4a') ? `${picture},mp4a.40.2` : picture
}

/** The smallest first: a player that knows nothing of the network begins with it. */
export function masterText(rungs: MadeRung[]): string {
  const lines = rungs.flatMap((rung) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${rung.peak},AVERAGE-BANDWIDTH=${rung.average},CODECS="${rung.codecs}",` +
      `RESOLUTION=${rung.width}x${rung.height},FRAME-RATE=${(rung.rate[0] / rung.rate[1]).toFixed(3)}`,
    `${rung.name}/${rungPlaylist}`,
  ])
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines, ''].join('\n')
}

/** A reader meanwhile sees the old one or the new one. */
export async function writeMaster(folder: string, rungs: MadeRung[]): Promise<void> {
  const waiting = join(folder, `${masterPlaylist}.part`)
  await writeFile(waiting, masterText(rungs))
  await rename(waiting, join(folder, masterPlaylist))
}
