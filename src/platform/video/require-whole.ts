import { open } from 'node:fs/promises'
import { ToolFailed } from './tool-failed.ts'

/**
 * FFmpeg ends well even where the disk filled while it closed a file, so what it wrote is looked at: the boxes of an
 * MP4 or of a segment (ISO/IEC 14496-12, 4.2) must reach to the end of the file, and one of them must be `needed`.
 * @throws ToolFailed, passing.
 */
export async function requireWhole(tool: string, path: string, needed: 'moov' | 'moof'): Promise<void> {
  const torn = (cause?: unknown) => new ToolFailed(tool, 'unwritten', { cause })
  const file = await open(path).catch((error: unknown) => {
    throw torn(error)
  })
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(16)
    let found = false
    let at = 0
    while (at < size) {
      const { bytesRead } = await file.read(head, 0, 16, at)
      if (bytesRead < 8) throw torn()
      const short = head.readUInt32BE(0)
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
      if (length < 8) throw torn()
      found ||= head.toString('latin1', 4, 8) === needed
      at += length
    }
    if (at !== size || !found) throw torn()
  } finally {
    await file.close()
  }
}
