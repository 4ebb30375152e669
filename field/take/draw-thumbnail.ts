/** A small picture of a file, made on the phone: crews recognise what they took, not what it is called. */
import type { Kind } from '../queue/item.ts'

/** Pixels of the longer side. */
const longest = 240
/** Milliseconds that a video may take to show something. */
const patience = 5_000

/** Null where this browser cannot show it (HEIC in most, documents). */
export async function drawThumbnail(file: Blob, kind: Kind): Promise<Blob | null> {
  try {
    if (kind === 'picture') return await drawPicture(file)
    return kind === 'video' ? await drawVideo(file) : null
  } catch {
    return null
  }
}

async function drawPicture(file: Blob): Promise<Blob | null> {
  // Turned as the phone was held, which is the default of `imageOrientation`.
  const picture = await createImageBitmap(file)
  try {
    return await shrink(picture, picture.width, picture.height)
  } finally {
    picture.close()
  }
}

async function drawVideo(file: Blob): Promise<Blob | null> {
  const address = URL.createObjectURL(file)
  const video = document.createElement('video')
  try {
    Object.assign(video, { muted: true, playsInline: true, preload: 'auto', src: address })
    await happens(video, 'loadeddata')
    // The first picture of many phones is black.
    video.currentTime = Math.min(0.5, video.duration / 2 || 0)
    await happens(video, 'seeked')
    return await shrink(video, video.videoWidth, video.videoHeight)
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(address)
  }
}

const happens = (video: HTMLVideoElement, event: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('slow')), patience)
    const settle = (act: () => void) => () => {
      clearTimeout(timer)
      act()
    }
    video.addEventListener(event, settle(resolve), { once: true })
    video.addEventListener(
      'error',
      settle(() => reject(new Error('no video'))),
      { once: true },
    )
  })

async function shrink(source: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  if (width === 0 || height === 0) return null
  const part = Math.min(longest / Math.max(width, height), 1)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(Math.round(width * part), 1)
  canvas.height = Math.max(Math.round(height * part), 1)
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.72))
}
