import type { PDFPageProxy } from 'unpdf/pdfjs'

const rgb = 2
const rgba = 3

interface ImageData {
  kind: number
  width: number
  height: number
  data: Uint8Array
}

/**
 * Stands where a page's images arrive, for two faults of pdf.js as it is bundled here (6.1.200).
 * It makes four bytes a pixel from three in strips, but goes over all strips before for each (`convertRGBToRGBA`): a
 * scan of 600 dots per inch takes it most of a minute. So they come with four already.
 * And it has no decoder for CCITT, JBIG2 and JPEG 2000, as scanners write them: such an image comes as null.
 */
export function mendImages(page: PDFPageProxy): { missing: number } {
  const images = { missing: 0 }
  for (const objects of new Set([page.objs, page.commonObjs])) {
    const resolve = objects.resolve.bind(objects)
    objects.resolve = (id: string, found: unknown) => {
      if (found === null) images.missing++
      resolve(id, isNarrow(found) ? widened(found) : found)
    }
  }
  return images
}

const isNarrow = (found: unknown): found is ImageData =>
  typeof found === 'object' &&
  found !== null &&
  'kind' in found &&
  found.kind === rgb &&
  'data' in found &&
  ArrayBuffer.isView(found.data)

function widened(image: ImageData): ImageData {
  const { width, height, data } = image
  const wide = new Uint8Array(width * height * 4).fill(255)
  for (let from = 0, to = 0; to < wide.length; from += 3, to += 4) {
    wide[to] = data[from] ?? 0
    wide[to + 1] = data[from + 1] ?? 0
    wide[to + 2] = data[from + 2] ?? 0
  }
  return { ...image, kind: rgba, data: wide }
}
