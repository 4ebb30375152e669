/** A zip as it is made: entries come one after another, and memory holds a chunk of one of them. */
import { PassThrough, type Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  /** Wanted path within the zip, parted by `/`; it is made safe, and unlike every other. */
  name: string
  source: Readable | Buffer | string
  /** Exact size of a stream, where it is known: another one breaks the zip. */
  bytes?: number | undefined
  at: Date
  /** For text; pictures and films are pressed already. */
  compress?: boolean | undefined
}

/**
 * The zip as a stream. `entries` is asked for the next entry when the one before has been written, so a generator may
 * open files, or leave one out, at the last moment. When it throws or a source fails, the stream is destroyed with that
 * error: the taker sees a broken download, never a short zip. A taker who leaves ends the generator and the open source.
 */
export function zipOf(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  const gone = new AbortController()
  out.once('close', () => gone.abort())
  ;(zip.outputStream as Readable).pipe(out)
  const failed = Promise.withResolvers<never>()
  zip.once('error', (error: Error) => failed.reject(error))
  failed.promise.catch((error: Error) => out.destroy(error))
  void write(entries, zip, gone.signal, failed.promise).catch((error: Error) => out.destroy(error))
  return out
}

async function write(
  entries: AsyncIterable<ZipEntry>,
  zip: ZipFile,
  gone: AbortSignal,
  failed: Promise<never>,
): Promise<void> {
  const named = uniqueNames()
  for await (const { name, source, bytes, at, compress = false } of entries) {
    const options = { mtime: at, compress }
    if (typeof source === 'string' || Buffer.isBuffer(source)) {
      zip.addBuffer(Buffer.from(source), named(name), options)
      continue
    }
    if (gone.aborted) {
      source.destroy()
      return
    }
    const leave = () => source.destroy()
    gone.addEventListener('abort', leave, { once: true })
    try {
      zip.addReadStream(source, named(name), { ...options, ...(bytes === undefined ? {} : { size: bytes }) })
      // A source that is destroyed never ends: its fault must come from here.
      await Promise.race([finished(source), failed])
    } finally {
      gone.removeEventListener('abort', leave)
    }
  }
  zip.end()
}

/** Windows opens none of these, whatever their ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
/** Bytes of one part of a path; every file system takes them. */
const longest = 120

/** A path that stays within the folder it is unpacked into, and says what it is: no controls, no disguised direction. */
export function safePath(path: string): string {
  const parts = path
    .split('/')
    .map(safePart)
    .filter((part) => part !== '')
  return parts.length === 0 ? 'file' : parts.join('/')
}

function safePart(part: string): string {
  const plain = part
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(device, '_$1')
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  let stem = plain.slice(0, plain.length - ending.length)
  while (Buffer.byteLength(stem) + ending.length > longest) stem = Array.from(stem).slice(0, -1).join('')
  return stem.trimEnd() + ending
}

/** Gives each path once, also where capitals do not count; a second one is numbered before its ending. */
export function uniqueNames(): (path: string) => string {
  const given = new Set<string>()
  return (path) => {
    const safe = safePath(path)
    const [, stem = safe, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(safe) ?? []
    let name = safe
    for (let number = 2; given.has(name.toLowerCase()); number++) name = `${stem} (${number})${ending}`
    given.add(name.toLowerCase())
    return name
  }
}
