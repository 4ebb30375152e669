import type { Tools } from './find-ffmpeg.ts'
import type { MediaFacts } from './probe.ts'

export interface PictureShape {
  width: number
  height: number
  /**
   * Frames per second as ffmpeg reads it: 30000/1001. Without it frames come as they are. With it they never end, so
   * that the output must have a length.
   */
  rate?: string
  /** yuv420p for video, in the colours of HD; rgb24 for what becomes a JPEG. */
  pixels: 'yuv420p' | 'rgb24'
}

/**
 * The filters from a source's frames (which ffmpeg has turned upright) to frames that every screen shows right: evenly
 * timed, whole, of square pixels, in the usual colours and range.
 */
export function pictureFilter(
  tools: Tools,
  facts: MediaFacts,
  { width, height, rate, pixels }: PictureShape,
): string {
  return [
    ...(facts.interlaced ? ['yadif=deint=interlaced'] : []),
    // Before the rest, which is spared for the frames that fall away.
    ...(rate === undefined ? [] : [`fps=fps=${rate}:start_time=0`]),
    // Where the sound goes on, the last frame stays: HLS counts time by the picture.
    ...(rate !== undefined && tools.filters.has('tpad') ? ['tpad=stop=-1:stop_mode=clone'] : []),
    ...(facts.hdr !== null && tools.filters.has('zscale') && tools.filters.has('tonemap')
      ? lowerRange(facts.hdr, width, height, pixels)
      : [`scale=${width}:${height}${facts.usual && pixels === 'yuv420p' ? '' : colours(facts, pixels)}`]),
    'setsar=1',
    `format=${pixels}`,
  ].join(',')
}

// Named, colours go through the scaler even where neither they nor the size change: a tenth of the work on a ladder.
const colours = ({ colours: from }: MediaFacts, pixels: PictureShape['pixels']) =>
  `:in_color_matrix=${from}${wayOut[pixels]}`
const wayOut = { yuv420p: ':out_color_matrix=bt709:out_range=tv', rgb24: '' }

/**
 * Scaled down before the costly part. What a source leaves unsaid is what phones mean: white paper shines with 203 cd/m²
 * (ITU-R BT.2408) and the brightest light with 1000, about five times as much.
 */
function lowerRange(curve: string, width: number, height: number, pixels: PictureShape['pixels']): string[] {
  return [
    `zscale=w=${width}:h=${height}:tin=${curve}:pin=bt2020:min=bt2020nc:t=linear:npl=203`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=mobius:desat=0:peak=4.9',
    pixels === 'rgb24' ? 'zscale=t=bt709:r=pc,format=gbrp' : 'zscale=t=bt709:m=bt709:r=tv',
  ]
}

/** Of a source with a picture. @throws media_empty, which is a mistake of the caller. */
export function shapeOf(facts: MediaFacts): { width: number; height: number; fps: number; stream: number } {
  const { width, height, fps, videoStream: stream } = facts
  if (width === null || height === null || fps === null || stream === null)
    throw new Error('A recording without a picture has no frames: look at its facts first.')
  return { width, height, fps, stream }
}

/** The largest even sides in which the source fits, never larger than itself, so far as an even number allows. */
export function fitInside(
  { width, height }: { width: number; height: number },
  most: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, most.width / width, most.height / height)
  const even = (side: number) => Math.max(2, 2 * Math.floor((side * scale) / 2 + 1e-6))
  return { width: even(width), height: even(height) }
}
