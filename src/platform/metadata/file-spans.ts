import { open } from 'node:fs/promises'

/** A file read here and there. */
export interface FileSpans {
  /** Bytes. */
  size: number
  /** The bytes there, fewer at the end of the file; never more than a few megabytes, whatever a file announces. */
  read(offset: number, length: number): Promise<Buffer>
}

const longest = 4 * 2 ** 20
/** Blocks stand close together: what is read lasts for several questions. */
const window = 64 * 1024

export async function withFileSpans<T>(path: string, use: (file: FileSpans) => Promise<T>): Promise<T> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    let start = 0
    let held: Buffer = Buffer.alloc(0)
    return await use({
      size,
      async read(offset, length) {
        const end = Math.min(size, offset + Math.min(length, longest))
        if (!(offset >= 0 && offset < end)) return Buffer.alloc(0)
        if (offset < start || end > start + held.length) {
          const bytes = Buffer.alloc(Math.min(size - offset, Math.max(end - offset, window)))
          const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
          start = offset
          held = bytes.subarray(0, bytesRead)
        }
        return held.subarray(offset - start, end - start)
      },
    })
  } finally {
    await file.close()
  }
}
