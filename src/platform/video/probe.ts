import { invalid } from '../errors.ts'
import { findEnd } from './find-end.ts'
import type { Tools } from './find-ffmpeg.ts'
import { runTool } from './run-tool.ts'
import { lookLimits, mediaLimits, probeArguments } from './strangers-file.ts'
import { ToolFailed } from './tool-failed.ts'

export interface MediaFacts {
  /** FFmpeg's first name of it: mov (also for MP4), matroska (also for WebM), mp3, wav, ogg, aac, flac. */
  container: string
  durationMs: number
  /** As displayed: turned upright, with square pixels. Null without a moving picture, as all that follow to `hdr`. */
  width: number | null
  height: number | null
  /** On average; phones vary it. */
  fps: number | null
  videoCodec: string | null
  /** Place of the stream in the file. */
  videoStream: number | null
  interlaced: boolean
  /** The matrix by which its colours are to be read. */
  colours: 'bt601' | 'bt709' | 'bt2020'
  /** In the planes, range and matrix that a film goes out in: nothing but its size is to be changed. */
  usual: boolean
  /** Its transfer curve, if it has more range than ordinary screens show. */
  hdr: 'smpte2084' | 'arib-std-b67' | null
  /** Null without sound. */
  audioCodec: string | null
  audioStream: number | null
  channels: number | null
  streams: number
  /** As the recorder wrote it; null if it wrote nothing or a date before 1990. */
  creationTime: Date | null
  /** `location` is ISO 6709, e.g. +37.33-122.03/. Both are a stranger's words, cut at 500 characters. */
  tags: { title?: string; location?: string }
}

type Text = Record<string, string | undefined>
interface Stream {
  index: number
  codec_type?: string
  codec_name?: string
  width?: number
  height?: number
  sample_aspect_ratio?: string
  avg_frame_rate?: string
  r_frame_rate?: string
  pix_fmt?: string
  color_range?: string
  field_order?: string
  color_space?: string
  color_transfer?: string
  channels?: number
  disposition?: { attached_pic?: number }
  tags?: Text
  side_data_list?: { rotation?: number }[]
}
interface Answer {
  format?: { format_name?: string; duration?: string; tags?: Text }
  streams?: Stream[]
}

const appleDate = 'com.apple.quicktime.creationdate'
const applePlace = 'com.apple.quicktime.location.ISO6709'
const entries = [
  'format=format_name,duration',
  `format_tags=title,creation_time,location,location-eng,${appleDate},${applePlace}`,
  'stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,r_frame_rate,field_order,pix_fmt,color_range,color_space,color_transfer,channels',
  'stream_tags=rotate',
  'stream_side_data=rotation',
  'stream_disposition=attached_pic',
].join(':')

/**
 * What a recording is, by its headers and its last packets; nothing is shown or kept.
 * @throws each 422: media_damaged, media_empty (neither picture nor sound), media_streams (`streams`, `limit`),
 * media_size (`width`, `height`, `limit`), media_length (`hours`, `limit`), media_codec (`codec`, which the house does not read). ToolFailed if the machine is at fault.
 */
export async function probe(tools: Tools, path: string, signal?: AbortSignal): Promise<MediaFacts> {
  const { format = {}, streams = [] } = await ask(tools, path, signal)
  if (streams.length > mediaLimits.streams)
    throw invalid('media_streams', [], { streams: streams.length, limit: mediaLimits.streams })
  const video = streams.find((one) => one.codec_type === 'video' && one.disposition?.attached_pic !== 1)
  const known = (one: Stream) => one.codec_name !== undefined && one.codec_name !== 'unknown'
  const audio = streams.find((one) => one.codec_type === 'audio' && known(one) && (one.channels ?? 0) > 0)
  if (video === undefined && audio === undefined) throw invalid('media_empty')

  const container = (format.format_name ?? '').split(',')[0] ?? ''
  return {
    container,
    ...pictureFacts(video),
    durationMs: await lengthOf(tools, path, container, Number(format.duration), signal),
    audioCodec: audio?.codec_name ?? null,
    audioStream: audio?.index ?? null,
    channels: audio?.channels ?? null,
    streams: streams.length,
    creationTime: dateOf(format.tags?.[appleDate]) ?? dateOf(format.tags?.['creation_time']) ?? null,
    tags: tagsOf(format.tags ?? {}),
  }
}

async function ask(tools: Tools, path: string, signal: AbortSignal | undefined): Promise<Answer> {
  const args = ['-of', 'json', '-show_entries', entries, ...probeArguments(path)]
  try {
    return JSON.parse(await runTool(tools.ffprobe, args, { ...lookLimits, signal })) as Answer
  } catch (error) {
    if (!(error instanceof ToolFailed) || error.passing) throw error
    throw Object.assign(refusalFor(error.lastWords), { cause: error })
  }
}

function refusalFor(words: string) {
  if (words.includes('max_streams')) {
    const { streams: limit } = mediaLimits
    return invalid('media_streams', [], { streams: limit + 1, limit })
  }
  const codec = /Codec \((\w{1,40})\) not on whitelist/.exec(words)?.[1]
  return codec === undefined ? invalid('media_damaged') : invalid('media_codec', [], { codec })
}

type PictureFacts = Pick<
  MediaFacts,
  'width' | 'height' | 'fps' | 'videoCodec' | 'videoStream' | 'interlaced' | 'colours' | 'usual' | 'hdr'
>

function pictureFacts(video: Stream | undefined): PictureFacts {
  const none = { width: null, height: null, fps: null, videoCodec: null, videoStream: null }
  if (video === undefined) return { ...none, interlaced: false, colours: 'bt709', usual: false, hdr: null }
  const stretch = ratio(video.sample_aspect_ratio?.replace(':', '/')) ?? 1
  const turned = video.side_data_list?.find((one) => one.rotation !== undefined)?.rotation
  const lying = Math.abs(Math.round((turned ?? Number(video.tags?.['rotate'] ?? 0)) / 90)) % 2 === 1
  const wide = Math.round((video.width ?? 0) * stretch)
  const [width, height] = lying ? [video.height ?? 0, wide] : [wide, video.height ?? 0]
  if (Math.min(width, height) < 1) throw invalid('media_damaged')
  if (Math.max(width, height, video.width ?? 0) > mediaLimits.side)
    throw invalid('media_size', [], { width, height, limit: mediaLimits.side })
  const transfer = video.color_transfer
  const colours = coloursOf(video.color_space, Math.min(width, height))
  return {
    width,
    height,
    fps: ratio(video.avg_frame_rate) ?? ratio(video.r_frame_rate) ?? 25,
    videoCodec: video.codec_name ?? 'unknown',
    videoStream: video.index,
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(video.field_order ?? ''),
    colours,
    usual: video.pix_fmt === 'yuv420p' && video.color_range !== 'pc' && colours === 'bt709',
    hdr: transfer === 'smpte2084' || transfer === 'arib-std-b67' ? transfer : null,
  }
}

/** What is not said goes by the size, as with every player. */
function coloursOf(matrix: string | undefined, side: number): MediaFacts['colours'] {
  if (matrix === 'bt709') return 'bt709'
  if (matrix?.startsWith('bt2020')) return 'bt2020'
  if (matrix === 'smpte170m' || matrix === 'bt470bg') return 'bt601'
  return side >= 720 ? 'bt709' : 'bt601'
}

/** In ms. A browser's recording does not say its length; one whose end is missing says more than there is. */
async function lengthOf(
  tools: Tools,
  path: string,
  container: string,
  told: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  const limit = mediaLimits.length / 1000
  const refuse = (seconds: number) => {
    throw invalid('media_length', [], { hours: Math.round(seconds / 360) / 10, limit: limit / 3600 })
  }
  const says = Number.isFinite(told) && told > 0
  if (says && told > limit) refuse(told)
  // The length of the others is not told by a header, or not cut off from what it speaks of.
  if (says && container !== 'mov' && container !== 'matroska') return Math.round(told * 1000)
  const end = await findEnd(tools, path, says ? Math.max(0, told - 1) : 0, signal).catch((error: unknown) => {
    if (error instanceof ToolFailed && !error.passing) return undefined
    throw error
  })
  if (end === undefined || (says && end < 0.8 * told - 0.5)) throw invalid('media_damaged')
  if (end > limit) refuse(end)
  return Math.max(1, Math.round((says ? told : end) * 1000))
}

const ratio = (text: string | undefined): number | undefined => {
  const [above, below = '1'] = (text ?? '').split('/')
  const value = Number(above) / Number(below)
  return Number.isFinite(value) && value > 0 ? value : undefined
}

const dateOf = (text: string | undefined): Date | undefined => {
  const at = new Date((text ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1990 ? undefined : at
}

function tagsOf(tags: Text): MediaFacts['tags'] {
  const cut = (text: string | undefined) => text?.trim().slice(0, 500) || undefined
  const title = cut(tags['title'])
  const location = cut(tags[applePlace] ?? tags['location'] ?? tags['location-eng'])
  return { ...(title && { title }), ...(location && { location }) }
}
