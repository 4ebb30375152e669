import type { FastifyReply } from 'fastify'

/** To one reader alone: kept by no cache, for the next may not see it. */
export const sendPicture = (reply: FastifyReply, bytes: Buffer): FastifyReply =>
  reply
    .type('image/jpeg')
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(bytes)
