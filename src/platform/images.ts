/** The one door to sharp: only the loaders that the house needs, few images at a time, no cache of strangers' pixels. */
import sharp from 'sharp'
import { createLanes } from './lanes.ts'

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

/**
 * Runs image work on libuv's threads, at most two at a time: four would fill the pool that files and DNS share, and
 * each may hold a whole bitmap.
 */
export const imageWork = createLanes(2)
