/** The ICC profile of a HEIC: the decoder gives pixels without it, and a telephone's are of Display P3, not sRGB. */
import { boxesIn, type Box } from '../metadata/boxed-blocks.ts'
import { withFileSpans, type FileSpans } from '../metadata/file-spans.ts'

/** Fits into one segment of a JPEG; a telephone's profile has 550 bytes. */
const profileLimit = 65_519

/** meta / iprp / ipco / colr, of which the first with a profile counts (ISO/IEC 23008-12, 6.5.5). */
export const heicProfile = (path: string): Promise<Buffer | undefined> =>
  withFileSpans(path, async (file) => {
    const [meta] = await inside(file, { kind: 'file', start: 0, end: file.size }, 'meta')
    if (meta === undefined) return undefined
    const [properties] = await inside(file, { ...meta, start: meta.start + 4 }, 'iprp')
    const [container] = properties === undefined ? [] : await inside(file, properties, 'ipco')
    if (container === undefined) return undefined
    for (const { start, end } of await inside(file, container, 'colr')) {
      const type = (await file.read(start, 4)).toString('latin1')
      if ((type !== 'prof' && type !== 'rICC') || end - start - 4 > profileLimit) continue
      const profile = Buffer.from(await file.read(start + 4, end - start - 4))
      // Every profile has this word at byte 36 (ICC.1:2022, 7.2).
      if (profile.toString('latin1', 36, 40) === 'acsp') return profile
    }
    return undefined
  })

const inside = async (file: FileSpans, { start, end }: Box, kind: string) =>
  (await boxesIn(file, start, end)).filter((box) => box.kind === kind)

/** The JPEG with a profile put in behind its start (ICC.1:2022, B.4). */
export function withProfile(jpeg: Buffer, profile: Buffer | undefined): Buffer {
  if (profile === undefined) return jpeg
  const head = Buffer.from('\xff\xe2\0\0ICC_PROFILE\0\x01\x01', 'latin1')
  head.writeUInt16BE(head.length - 2 + profile.length, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, profile, jpeg.subarray(2)])
}
