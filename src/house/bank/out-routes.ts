import type { FastifyPluginAsync } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import type { Server } from '../../platform/http.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Bank } from './index.ts'
import { AssetParams, DownloadListSchema, MadeParams, PreviewParams } from './schemas.ts'
import { sendMade } from './send-made.ts'
import { sendRendition } from './send-rendition.ts'
import { fileOf, sendTaken } from './send-taken.ts'

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
            'What was made of it for staff: web, sound, waveform, sprite, cues, hls/master.m3u8 and its parts, subtitles/id.vtt',
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
        sendTaken(reply, fileOf(await bank.original(request.actor as Actor, request.params.id))),
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
        sendTaken(reply, fileOf(await bank.stamped(request.actor as Actor, request.params.id))),
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
