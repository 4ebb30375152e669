import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Storage } from '../../platform/storage.ts'
import type { FoundRendition } from './find-rendition.ts'

/** Answers with a rendition's bytes, or 304 where the reader has them. */
export function sendRendition(
  storage: Storage,
  { sha256, bytes, format }: FoundRendition,
  request: FastifyRequest,
  reply: FastifyReply,
  cacheControl: string,
): FastifyReply {
  const etag = `"${sha256.slice(0, 32)}"`
  void reply
    .header('etag', etag)
    .header('cache-control', cacheControl)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
  const held = request.headers['if-none-match']
  if (held !== undefined && held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
    return reply.code(304).send()
  void reply.type(`image/${format}`).header('content-length', bytes)
  return request.method === 'HEAD' ? reply.send() : reply.send(storage.read(sha256))
}
