import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import type { Server } from '../../platform/http.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Taken } from './download-asset.ts'
import type { Bank } from './index.ts'
import { AssetParams, DownloadListSchema, MadeParams, PreviewParams } from './schemas.ts'
import { sendMade } from './send-made.ts'
import { sendRendition } from './send-rendition.ts'

/** The ways out for staff: sizes, films, the original, a stamped copy. */
export const outRoutes =
  ({ bank, storage }: { bank: Bank; storage: Storage }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
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
export function sendTaken(reply: FastifyReply, { mime, filename, bytes, stream }: Taken): FastifyReply {
  return reply
    .type(mime)
    .header('content-length', bytes)
    .header('content-disposition', attachment(filename))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(stream)
}

/** RFC 6266 with RFC 8187: a plain name for old programs, the true one for the rest. */
export function attachment(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const coded = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
