/** Files that are two things at once: a picture with a page, a program or an archive hidden in it. */
import { open } from 'node:fs/promises'

// At least six bytes each, so that compressed pixels do not contain one by chance.
const markup = /<script|<!doctype html|<html[\s>]|<\?php|<iframe|%pdf-1\.|onerror=/i
const chunkBytes = 256 * 1024
const overlap = 32
const zipMark = Buffer.from('PK\x05\x06', 'latin1')

/** What hides in the file, or undefined. Reads it in pieces, so that a large one neither fills memory nor stops the loop. */
export async function findHostileContent(path: string): Promise<'markup' | 'archive' | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const buffer = Buffer.allocUnsafe(Math.min(size, chunkBytes + overlap))
    for (let at = 0; at < size; at += chunkBytes) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
      if (markup.test(buffer.toString('latin1', 0, bytesRead))) return 'markup'
    }
    return (await endsAsZip(file, size)) ? 'archive' : undefined
  } finally {
    await file.close()
  }
}

/** A ZIP is found from its end: the directory's mark and a comment whose length leads exactly to the last byte. */
async function endsAsZip(file: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  const tail = Buffer.alloc(Math.min(size, 65_557))
  await file.read(tail, 0, tail.length, size - tail.length)
  const fits = (at: number) => at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length
  for (let at = tail.indexOf(zipMark); at !== -1; at = tail.indexOf(zipMark, at + 1))
    if (fits(at)) return true
  return false
}
