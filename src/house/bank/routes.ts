import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../platform/actor.ts'
import { HouseError, invalid } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Taken } from './download-asset.ts'
import type { Bank } from './index.ts'
import { uploadLimit } from './receive-file.ts'
import {
  AssetListSchema,
  AssetParams,
  AssetSchema,
  DescribeBody,
  DownloadListSchema,
  FoundSchema,
  ListQuery,
  MadeParams,
  PreviewParams,
  presentAsset,
  presentRights,
  presentVersion,
  presentWork,
  ReceivedSchema,
  RetryBody,
  RightsBody,
  RightsSchema,
  SearchQuery,
  SimilarSchema,
  UploadQuery,
  VersionListSchema,
  withDates,
  WorkQuery,
  WorkSchema,
} from './schemas.ts'
import { sendMade } from './send-made.ts'
import { sendRendition } from './send-rendition.ts'
import { uploadDoor } from './uploads/tus-door.ts'
import { uploadRoutes } from './uploads/routes.ts'

const wordFields = ['alt', 'caption', 'credit', 'rights'] as const

/** The bank under /api/v1: upload, list, describe, preview, original. */
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

    api.get(
      '/assets',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: "A unit's assets, newest first",
          tags: ['bank'],
          querystring: ListQuery,
          response: { 200: AssetListSchema },
        },
      },
      async (request) => {
        const { assets, next } = await bank.list(request.actor as Actor, request.query)
        return { assets: assets.map(presentAsset), next }
      },
    )

    api.get(
      '/assets/search',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Assets of a unit and those below it, by words and by what they are; newest first',
          tags: ['bank'],
          querystring: SearchQuery,
          response: { 200: FoundSchema },
        },
      },
      async (request) => {
        const { from, until, ...rest } = request.query
        const found = await bank.search(request.actor as Actor, {
          ...rest,
          from: from === undefined ? undefined : new Date(from),
          until: until === undefined ? undefined : new Date(until),
        })
        return { ...found, assets: found.assets.map(presentAsset) }
      },
    )

    api.get(
      '/assets/:id/similar',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Pictures that look like this one, nearest first',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: SimilarSchema },
        },
      },
      async (request) => ({
        similar: (await bank.similar(request.actor as Actor, request.params.id)).map((one) => ({
          ...one,
          asset: presentAsset(one.asset),
        })),
      }),
    )

    api.get(
      '/assets/:id',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'One asset',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: AssetSchema },
        },
      },
      async (request) => presentAsset(await bank.read(request.actor as Actor, request.params.id)),
    )

    api.patch(
      '/assets/:id',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Change the record of an asset, as a new version',
          tags: ['bank'],
          params: AssetParams,
          body: DescribeBody,
          response: { 200: AssetSchema },
        },
      },
      async (request) =>
        presentAsset(
          await bank.describe(
            request.actor as Actor,
            request.params.id,
            withDates(request.body, ['takenAt']),
          ),
        ),
    )

    api.get(
      '/assets/:id/versions',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Every wording that its record has had, newest first',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: VersionListSchema },
        },
      },
      async (request) => ({
        versions: (await bank.versions(request.actor as Actor, request.params.id)).map(presentVersion),
      }),
    )

    api.get(
      '/assets/:id/rights',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'What may be done with it: licence, consent, embargo, sensitivity, retention',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: RightsSchema },
        },
      },
      async (request) => presentRights(await bank.rights(request.actor as Actor, request.params.id)),
    )

    api.patch(
      '/assets/:id/rights',
      {
        config: { act: 'asset.release' },
        schema: {
          summary: 'Change its rights; what is held back leaves every exit at once',
          tags: ['bank'],
          params: AssetParams,
          body: RightsBody,
          response: { 200: RightsSchema },
        },
      },
      async (request) =>
        presentRights(
          await bank.changeRights(
            request.actor as Actor,
            request.params.id,
            withDates(request.body, ['embargoUntil', 'consentUntil', 'retentionUntil']),
          ),
        ),
    )

    api.get(
      '/work',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'The job board: what is being done with the assets of a unit and those below it',
          tags: ['bank'],
          querystring: WorkQuery,
          response: { 200: WorkSchema },
        },
      },
      async (request) => ({
        work: (await bank.work(request.actor as Actor, request.query.unitId)).map(presentWork),
      }),
    )

    api.post(
      '/assets/:id/work',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: "Do an asset's work again",
          tags: ['bank'],
          params: AssetParams,
          body: RetryBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await bank.retry(request.actor as Actor, request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    api.get(
      '/assets/:id/renditions/:name',
      {
        config: { act: 'asset.read' },
        schema: { summary: 'A rendition for staff, published or not', tags: ['bank'], params: PreviewParams },
      },
      async (request, reply) => {
        const found = await bank.preview(request.actor as Actor, request.params.id, request.params.name)
        return sendRendition(storage, found, request, reply, 'private, no-cache')
      },
    )

    api.get(
      '/assets/:id/made/*',
      {
        config: { act: 'asset.read' },
        schema: {
          summary:
            'What was made of it for staff: web, sound, waveform, sprite, cues, hls/master.m3u8 and its parts',
          tags: ['bank'],
          params: MadeParams,
        },
      },
      async (request, reply) => {
        const found = await bank.made(request.actor as Actor, request.params.id, request.params['*'])
        return sendMade(storage, found, request, reply, 'private, no-cache')
      },
    )

    api.get(
      '/assets/:id/original',
      {
        config: { act: 'asset.read' },
        schema: { summary: 'The untouched original, as a download', tags: ['bank'], params: AssetParams },
      },
      async (request, reply) =>
        sendTaken(reply, await bank.original(request.actor as Actor, request.params.id)),
    )

    api.get(
      '/assets/:id/download',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: "A copy that carries today's caption, credit and rights inside",
          tags: ['bank'],
          params: AssetParams,
        },
      },
      async (request, reply) =>
        sendTaken(reply, await bank.stamped(request.actor as Actor, request.params.id)),
    )

    api.get(
      '/assets/:id/downloads',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Who took it, with which version of the record, newest first',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: DownloadListSchema },
        },
      },
      async (request) => ({
        downloads: (await bank.downloads(request.actor as Actor, request.params.id)).map((one) => ({
          ...one,
          at: one.at.toISOString(),
        })),
      }),
    )
  }

/** Never shown in place: a file of strangers is a download. */
function sendTaken(reply: FastifyReply, { asset, bytes, stream }: Taken): FastifyReply {
  return reply
    .type(asset.mime)
    .header('content-length', bytes)
    .header('content-disposition', attachment(asset.filename))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(stream)
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

/** RFC 6266 with RFC 8187: a plain name for old programs, the true one for the rest. */
function attachment(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const coded = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
