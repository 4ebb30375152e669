/** How a file from outside is opened: nothing but itself is read, by none but the parsers that phones and cameras need. */
import { resolve } from 'node:path'
import { availableParallelism } from 'node:os'
import { words } from './words.ts'

export const mediaLimits = {
  streams: 32,
  /** Pixels a side. */
  side: 8192,
  /** Milliseconds. */
  length: 12 * 3_600_000,
}

/** Demuxers. HLS, concat, image sequences and SDP would open other files, and are missing here on purpose. */
const formats = words`mov mp4 matroska webm mp3 wav ogg aac flac`

/**
 * Decoders by all names that builds have for them: of pictures, of sound, of covers and of subtitles. What is rare is
 * where parsers are weakest.
 */
const codecs = words`
  h264 hevc vp8 vp9 libvpx libvpx-vp9 av1 libdav1d libaom-av1 mpeg4 mpeg2video h263 mjpeg prores prores_lgpl dnxhd theora
  aac aac_fixed mp3 mp3float opus libopus vorbis libvorbis flac alac ac3 eac3
  amrnb amrwb libopencore_amrnb libopencore_amrwb
  pcm_u8 pcm_s8 pcm_s16le pcm_s16be pcm_s24le pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_alaw pcm_mulaw
  png bmp gif webp mov_text text subrip srt ass ssa webvtt cc_dec dvdsub dvbsub pgssub
`

/** More would only take the machine from the pages; and each thread of a decoder holds frames of its own. */
export const threads = Math.min(4, availableParallelism())

/** For ffprobe and ffmpeg, up to and with the input. The scheme keeps a path from being read as an address. */
const opening = (path: string) => [
  ...words`-protocol_whitelist file -format_whitelist ${formats.join(',')}`,
  // One above the limit, so that a file is refused for its number and not for a fault.
  ...words`-codec_whitelist ${codecs.join(',')} -max_streams ${mediaLimits.streams + 1}`,
  ...words`-i file:${resolve(path)}`,
]

export const probeArguments = (path: string): string[] => ['-loglevel', 'error', ...opening(path)]

/**
 * The start of an ffmpeg command.
 * @param options.at seconds at which to begin. @param options.keyframes decode nothing else, for a quick look at much.
 */
export function inputArguments(path: string, options: { at?: number; keyframes?: boolean } = {}): string[] {
  return [
    ...words`-hide_banner -loglevel error -nostdin -y -threads ${threads}`,
    // The size may change in the middle of a stream, long after the probe.
    ...words`-max_pixels ${mediaLimits.side ** 2}`,
    ...(options.keyframes ? ['-skip_frame', 'nokey'] : []),
    ...(options.at ? ['-ss', options.at.toFixed(3)] : []),
    ...opening(path),
  ]
}

/** For `runTool`, by the length of the source in ms: far above what an honest file needs on a slow machine. */
export const workLimits = (durationMs: number) => ({
  timeLimit: 600_000 + 30 * durationMs,
  cpuLimit: 600 + (60 * durationMs) / 1000,
})

/** For a look that does not depend on the length. */
export const lookLimits = { timeLimit: 120_000, cpuLimit: 60, memory: 2 * 2 ** 30 }
