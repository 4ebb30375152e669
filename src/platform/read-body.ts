/** Reads an answer's body within a limit that counts what comes *out* of decompression, so that a bomb stays small. */
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FetchFault } from './fetch-fault.ts'

const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** @throws FetchFault `too_large`, `bad_encoding`, or `broken_off` when the server hangs up midway. */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) throw new FetchFault('too_large', true)
      chunks.push(chunk)
    }
  }
  const name = (encoding ?? 'identity').trim().toLowerCase()
  if (name !== 'identity' && name !== '' && !(name in decoders)) {
    body.on('error', () => {}).destroy()
    throw new FetchFault('bad_encoding', true)
  }
  try {
    if (name in decoders) await pipeline(body, decoders[name as keyof typeof decoders](), collect)
    else await pipeline(body, collect)
  } catch (error) {
    if (error instanceof FetchFault) throw error
    const { code = '' } = error as { code?: string }
    throw new FetchFault(/^(Z_|ERR__?BROTLI|ERR_)/.test(code) ? 'bad_encoding' : 'broken_off', true, error)
  }
  return Buffer.concat(chunks)
}
