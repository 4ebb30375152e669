import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { TextDecoder } from 'node:util'
import { crc32, createInflateRaw } from 'node:zlib'
import { FileBytes } from '../file-bytes.ts'
import { damaged, Refusal } from '../refusal.ts'
import { XmlTokens, type XmlReader } from './xml-tokens.ts'
import { readDirectory, type ZipEntry } from './zip-directory.ts'

const chunkBytes = 65_536

/** Reads stop when this says so; whatever is over is not looked at any more. */
export interface Patience {
  truncated: boolean
  cut(): void
}

/** The parts of an Office file, unpacked one piece at a time. */
export class OfficeFile {
  readonly entries: readonly ZipEntry[]
  readonly #path: string
  readonly #byName: ReadonlyMap<string, ZipEntry>
  #left: number

  /** @param most bytes unpacked from it in all. @throws as `readDirectory`. */
  constructor(path: string, most: number) {
    using file = new FileBytes(path)
    this.entries = readDirectory(file)
    this.#path = path
    this.#byName = new Map(this.entries.map((entry) => [entry.name.toLowerCase(), entry]))
    this.#left = most
  }

  has(name: string): boolean {
    return this.#byName.has(name.toLowerCase())
  }

  /**
   * Reads a part as XML, if it is there.
   * @param patience is told to cut when no more may be unpacked. @throws document_damaged, document_bomb.
   */
  async read(name: string, reader: XmlReader, patience: Patience): Promise<void> {
    const entry = this.#byName.get(name.toLowerCase())
    if (entry === undefined || patience.truncated) return
    const tokens = new XmlTokens(reader)
    let decoder: TextDecoder | undefined
    for await (const bytes of this.#unpack(entry)) {
      this.#left -= bytes.length
      if (this.#left < 0) patience.cut()
      if (patience.truncated) return
      decoder ??= new TextDecoder(encodingOf(bytes))
      tokens.push(decoder.decode(bytes, { stream: true }))
      // Asked again, because the reader may have had enough within this piece.
      if (patience.truncated as boolean) return
    }
    tokens.push(decoder?.decode() ?? '')
    tokens.end()
  }

  /** What the directory promised is counted and summed on the way, not believed. */
  async *#unpack({ name, method, dataAt, packed, unpacked, crc }: ZipEntry): AsyncGenerator<Buffer> {
    if (packed === 0) return
    const source = createReadStream(this.#path, {
      start: dataAt,
      end: dataAt + packed - 1,
      highWaterMark: chunkBytes,
    })
    const pieces: AsyncIterable<Buffer> =
      method === 0 ? source : pipeline(source, createInflateRaw({ chunkSize: chunkBytes }), () => {})
    let bytes = 0
    let sum = 0
    for await (const piece of pieces) {
      bytes += piece.length
      if (bytes > unpacked)
        throw new Refusal('document_bomb', `${name} unpacks to more than ${unpacked} bytes.`)
      sum = crc32(piece, sum)
      yield piece
    }
    if (bytes !== unpacked || sum !== crc) throw damaged(`${name} is not what was packed.`)
  }
}

/** Office files are UTF-8 or UTF-16 (ECMA-376 part 2, 6.1.1), which their first bytes tell. */
function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}
