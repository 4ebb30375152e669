/** Photographs of what a person posted, under /api/v1. */
import multipart from '@fastify/multipart'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { HouseError, invalid } from '../../../platform/errors.ts'
import type { Server } from '../../../platform/http.ts'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import { IdParams } from '../schemas.ts'
import { photoLimit } from './index.ts'
import { PhotoQuery } from './schemas.ts'
import { sendPicture } from './send-picture.ts'

const tags = ['channels']

export const evidenceRoutes =
  ({ channels }: { channels: Pick<Channels, 'confirm' | 'photo'> }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    await api.register(multipart, { limits: { files: 1, fields: 0, parts: 1 }, throwFileSizeLimit: false })
    api.post(
      '/deliveries/:id/photo',
      {
        bodyLimit: photoLimit + 100_000,
        config: { act: 'delivery.retry', longBody: true },
        schema: {
          tags,
          summary: 'Confirm with a photograph that it was done (multipart/form-data: one JPEG, PNG or WebP)',
          consumes: ['multipart/form-data'],
          params: IdParams,
          querystring: PhotoQuery,
          response: { 200: Type.Object({ id: Type.String(), state: Type.String() }) },
        },
      },
      async (request) => {
        if (!request.isMultipart()) throw invalid('upload_missing')
        // One byte above, so that the act itself finds it too large and says so.
        const part = await request
          .file({ limits: { fileSize: photoLimit + 1 } })
          .catch((error: Error & { statusCode?: number }) => {
            throw new HouseError('upload_broken', error.statusCode === 413 ? 413 : 422, { cause: error })
          })
        if (part === undefined) throw invalid('upload_missing')
        // The act asks for permission before it reads a byte; what a refused sender still sends is let run out.
        const { id, state } = await channels
          .confirm(actorOf(request), request.params.id, {
            done: true,
            url: request.query.url,
            photo: part.file,
          })
          .finally(() => part.file.resume())
        return { id, state }
      },
    )
    api.get(
      '/deliveries/:id/photo',
      {
        config: { act: 'delivery.read' },
        schema: { tags, summary: 'The photograph that shows it: a JPEG', params: IdParams },
      },
      async (request, reply) => sendPicture(reply, await channels.photo(actorOf(request), request.params.id)),
    )
  }
