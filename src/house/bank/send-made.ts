import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Storage } from '../../platform/storage.ts'
import type { MadeFile } from './picture-source.ts'

const types: Record<string, string> = {
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  m4a: 'audio/mp4',
  m3u8: 'application/vnd.apple.mpegurl',
  vtt: 'text/vtt; charset=utf-8',
  json: 'application/json',
}

/** Answers with a made file or the part of it that was asked for: players seek by one range (RFC 9110, 14). */
export function sendMade(
  storage: Pick<Storage, 'read'>,
  { sha256, bytes, format, content }: MadeFile,
  request: FastifyRequest,
  reply: FastifyReply,
  cacheControl: string,
): FastifyReply {
  const etag = `"${sha256.slice(0, 32)}"`
  void reply
    .header('etag', etag)
    .header('cache-control', cacheControl)
    .header('accept-ranges', 'bytes')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  void reply.type(types[format] ?? 'application/octet-stream')
  const part = partOf(request.headers.range, bytes)
  if (part === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${bytes}`).send()
  if (part === undefined) {
    void reply.header('content-length', bytes)
    return request.method === 'HEAD' ? reply.send() : reply.send(content ?? storage.read(sha256))
  }
  const { start, end } = part
  void reply
    .code(206)
    .header('content-length', end - start + 1)
    .header('content-range', `bytes ${start}-${end}/${bytes}`)
  if (request.method === 'HEAD') return reply.send()
  return reply.send(content?.subarray(start, end + 1) ?? storage.read(sha256, part))
}

/** One range in bytes, both ends included; several, or what is no range, get the whole. */
export function partOf(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null || (match[1] === '' && match[2] === '')) return undefined
  const [from, to] = [match[1] ?? '', match[2] ?? '']
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from)
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  return start >= bytes || start > end ? 'unsatisfiable' : { start, end }
}
