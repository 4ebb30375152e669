import { writeFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { imageWork, sharp } from '../images.ts'
import { heicProfile, withProfile } from './colour-profile.ts'
import type { HeicReport, HeicTask } from './heic-worker.ts'
import { pixelLimit, PictureRefused, requireFewPixels } from './picture-refused.ts'

export interface HeicLimits {
  /** Default 100 million. */
  pixels?: number
  /** Time for decoding, in ms; a telephone's 12 MP take about one second. */
  milliseconds?: number
  /** Memory beside the thread's heap: WebAssembly's and the pixels, in MB. */
  megabytes?: number
}

const lookEveryMs = 50
const quality = 92

/**
 * Makes a JPEG of a HEIC (HEVC inside): upright, since libheif applies `irot` and `imir`, without metadata, with the
 * colour profile of the file. Decoding happens in a thread that is ended when it takes too long or too much.
 * @throws PictureRefused; ENOENT and the like.
 */
export async function decodeHeic(
  path: string,
  outJpeg: string,
  limits: HeicLimits = {},
): Promise<{ width: number; height: number }> {
  const profile = await heicProfile(path)
  // In the queue of all pictures: the pixels of the largest are 400 MB.
  return imageWork(async () => {
    const { width, height, data } = await decodeApart(path, limits)
    const jpeg = await sharp(new Uint8Array(data), {
      raw: { width, height, channels: 4 },
      limitInputPixels: limits.pixels ?? pixelLimit,
    })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer()
    await writeFile(outJpeg, withProfile(jpeg, profile))
    return { width, height }
  })
}

async function decodeApart(
  path: string,
  { pixels = pixelLimit, milliseconds = 60_000, megabytes = 2048 }: HeicLimits,
): Promise<{ width: number; height: number; data: ArrayBuffer }> {
  const { here } = await import('./heic-worker.ts')
  const worker = new Worker(here, {
    name: 'heic',
    workerData: { heic: { path, pixels } } satisfies HeicTask,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  worker.stdout.resume()
  worker.stderr.resume()
  const outcome = Promise.withResolvers<HeicReport>()
  const refuse = (code: string, params: Record<string, number> = {}) =>
    outcome.reject(new PictureRefused(code, params))
  const clock = setTimeout(
    () => refuse('picture_slow', { seconds: Math.ceil(milliseconds / 1000) }),
    milliseconds,
  )
  // A thread's limits bind its heap alone; WebAssembly's memory has to be watched.
  const watch = setInterval(() => {
    worker.getHeapStatistics().then(
      ({ external_memory: bytes }) => bytes > megabytes * 2 ** 20 && refuse('picture_heavy'),
      () => {}, // it has just ended
    )
  }, lookEveryMs)
  worker.on('message', outcome.resolve)
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('picture_heavy')
    else outcome.reject(error)
  })
  worker.on('exit', (code) => outcome.reject(new Error(`The HEIC thread ended with ${code}.`)))
  try {
    const report = await outcome.promise
    if ('damaged' in report) throw new PictureRefused('picture_damaged', {}, report.damaged)
    if ('tooLarge' in report) requireFewPixels(report.tooLarge.width, report.tooLarge.height, pixels)
    return report as { width: number; height: number; data: ArrayBuffer }
  } finally {
    clearTimeout(clock)
    clearInterval(watch)
    await worker.terminate()
  }
}
