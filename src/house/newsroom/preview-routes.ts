/** Pictures, films and sounds of a shared preview: nobody signs in for them, and they answer only while the link lives. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { sendMade } from '../bank/index.ts'
import type { NewsroomRoutesDeps } from './signed-in.ts'

export const previewRoutes =
  ({ newsroom, storage }: Pick<NewsroomRoutesDeps, 'newsroom' | 'storage'>): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    for (const path of ['/previews/:token/media/:ref/:file', '/previews/:token/media/:ref/:crop/:file'])
      server.get(
        path,
        {
          config: { act: 'public' },
          schema: {
            tags: ['newsroom'],
            summary: 'A picture of a shared preview',
            params: Type.Object({
              token: Type.String({ maxLength: 80 }),
              ref: Type.String({ maxLength: 40 }),
              crop: Type.Optional(Type.String({ maxLength: 12 })),
              file: Type.String({ maxLength: 20 }),
            }),
            response: { 200: Type.Unknown() },
          },
        },
        async (request, reply) => {
          const found = await newsroom.previewPicture(request.params)
          return reply
            .header('content-type', `image/${found.format}`)
            .header('content-length', found.bytes)
            .header('cache-control', 'private, no-store')
            .header('x-robots-tag', 'noindex')
            .send(storage.read(found.sha256))
        },
      )
    server.get(
      '/previews/:token/media/:ref/made/*',
      {
        config: { act: 'public' },
        schema: {
          tags: ['newsroom'],
          summary:
            'A film or sound of a shared preview: web, sound, hls/master.m3u8 and its parts, subtitles/id.vtt',
          params: Type.Object({
            token: Type.String({ maxLength: 80 }),
            ref: Type.String({ maxLength: 40 }),
            '*': Type.String({ maxLength: 60 }),
          }),
          response: { 200: Type.Unknown() },
        },
      },
      async (request, reply) => {
        const { token, ref, '*': name } = request.params
        const found = await newsroom.previewMade({ token, ref, name })
        void reply.header('x-robots-tag', 'noindex')
        return sendMade(storage, found, request, reply, 'private, no-store')
      },
    )
    done()
  }
