import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyPluginAsync } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import { HouseError, invalid } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { Storage } from '../../platform/storage.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { collectionRoutes } from './collections/routes.ts'
import { findRoutes } from './find-routes.ts'
import type { Bank } from './index.ts'
import { outRoutes } from './out-routes.ts'
import { uploadLimit } from './receive-file.ts'
import { coverRoutes } from './covers/routes.ts'
import { parcelRoutes } from './parcels/routes.ts'
import { recordRoutes } from './record-routes.ts'
import { presentAsset, ReceivedSchema, UploadQuery } from './schemas.ts'
import { subtitleRoutes } from './subtitles/routes.ts'
import { removalRoutes } from './removals/routes.ts'
import { savedSearchRoutes } from './saved-searches/routes.ts'
import { uploadRoutes } from './uploads/routes.ts'
import { uploadDoor } from './uploads/tus-door.ts'

const wordFields = ['alt', 'caption', 'credit', 'rights'] as const

/** The bank under /api/v1: a whole file in one request here, everything else beside. */
export const bankRoutes =
  ({ bank, storage }: { bank: Bank; storage: Storage }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    await api.register(multipart, {
      // One byte above, so that the act itself finds the file too large and says so.
      limits: { fileSize: uploadLimit + 1, files: 1, fields: 8, fieldSize: 8_000, parts: 9 },
      throwFileSizeLimit: false,
    })
    await api.register(uploadDoor({ bank, storage }))
    await api.register(uploadRoutes({ bank }))
    await api.register(findRoutes({ bank }))
    await api.register(recordRoutes({ bank }))
    await api.register(coverRoutes({ bank }))
    await api.register(removalRoutes({ bank }))
    await api.register(subtitleRoutes({ bank }))
    await api.register(bulkRoutes({ bank }))
    await api.register(collectionRoutes({ bank, storage }))
    await api.register(parcelRoutes({ bank }))
    await api.register(savedSearchRoutes({ bank }))
    await api.register(outRoutes({ bank, storage }))

    api.post(
      '/assets',
      {
        bodyLimit: uploadLimit + 100_000,
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Upload a file of up to 40 MB (multipart/form-data: words first, then one file)',
          tags: ['bank'],
          consumes: ['multipart/form-data'],
          querystring: UploadQuery,
          response: { 200: ReceivedSchema, 201: ReceivedSchema },
        },
      },
      async (request, reply) => {
        const { unitId } = request.query
        if (!request.isMultipart()) throw invalid('upload_missing')
        const part = await request.file().catch((error: Error & { statusCode?: number }) => {
          throw new HouseError('upload_broken', error.statusCode === 413 ? 413 : 422, { cause: error })
        })
        if (part === undefined) throw invalid('upload_missing')
        // The act asks for permission before it reads a byte; what a refused sender still sends is let run out.
        const { duplicate, receipt, ...asset } = await bank
          .receive(request.actor as Actor, {
            unitId,
            filename: part.filename,
            stream: part.file,
            expected: announcedBytes(request.headers['content-length']),
            ...wordsOf(part),
          })
          .finally(() => part.file.resume())
        return reply.code(duplicate ? 200 : 201).send({ asset: presentAsset(asset), duplicate, receipt })
      },
    )
  }

/** Fields that came before the file; a field that comes after it is not waited for. */
function wordsOf(part: MultipartFile): Partial<Record<(typeof wordFields)[number], string>> {
  const words: Partial<Record<(typeof wordFields)[number], string>> = {}
  for (const name of wordFields) {
    const field = [part.fields[name]].flat()[0]
    if (field?.type === 'field' && typeof field.value === 'string') words[name] = field.value
  }
  return words
}

const announcedBytes = (header: string | undefined) => {
  const bytes = Number(header)
  return Number.isSafeInteger(bytes) && bytes > 0 ? Math.min(bytes, uploadLimit) : undefined
}
