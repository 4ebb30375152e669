import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { damaged } from './refusal.ts'

/** A file to look around in. Synchronous, because nobody else waits in this thread. */
export class FileBytes {
  readonly size: number
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.size = fstatSync(this.#file).size
  }

  /** @throws document_damaged where the file has no such bytes. */
  at(offset: number, length: number): Buffer<ArrayBuffer> {
    if (offset < 0 || length < 0 || offset + length > this.size)
      throw damaged(`${length} bytes at ${offset} lie outside the file of ${this.size}.`)
    const bytes = Buffer.alloc(length)
    let read = 0
    while (read < length) {
      const more = readSync(this.#file, bytes, read, length - read, offset + read)
      if (more === 0) throw damaged('The file became shorter.')
      read += more
    }
    return bytes
  }

  close(): void {
    closeSync(this.#file)
  }

  [Symbol.dispose](): void {
    this.close()
  }
}
