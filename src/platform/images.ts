/** The one door to sharp: only the loaders that the house needs, few images at a time, no cache of strangers' pixels. */
import sharp from 'sharp'

// Strangers' files are opened by path, the house's own drawings from memory; so SVG, GIF, PDF and the rest have no loader
// through which a stranger's file could pass.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadTiff',
    'VipsForeignLoadSvgBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

export { sharp }

const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * Runs image work on libuv's threads, at most two at a time: four would fill the pool that files and DNS share, and
 * each may hold a whole bitmap.
 */
export async function imageWork<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}
