import type { FastifyReply } from 'fastify'
import type { Readable } from 'node:stream'
import type { Taken } from './download-asset.ts'

export interface TakenFile {
  filename: string
  mime: string
  /** Where it is known before. */
  bytes?: number | undefined
  content: Readable | Buffer
}

export const fileOf = ({ filename, mime, bytes, stream }: Taken): TakenFile => ({
  filename,
  mime,
  bytes,
  content: stream,
})

/** Never shown in place: a file of strangers is a download. */
export function sendTaken(reply: FastifyReply, { filename, mime, bytes, content }: TakenFile): FastifyReply {
  if (bytes !== undefined) void reply.header('content-length', bytes)
  return reply
    .type(mime)
    .header('content-disposition', attachment(filename))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(content)
}

/** RFC 6266 with RFC 8187: a plain name for old programs, the true one for the rest. */
export function attachment(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const coded = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
