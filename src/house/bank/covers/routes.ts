import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import { choice, nullable } from '../../../platform/schema.ts'
import type { Bank } from '../index.ts'
import { AssetParams, AssetSchema, presentAsset } from '../schemas.ts'
import { coverings, shapes } from './areas.ts'

const part = Type.Integer({ minimum: 0, maximum: 10_000 })
const area = Type.Object(
  { shape: choice(shapes), how: choice(coverings), x: part, y: part, width: part, height: part },
  { additionalProperties: false, description: "In ten-thousandths of the picture's sides." },
)
const Why = Type.String({ maxLength: 500 })
const CoverBody = Type.Object(
  { areas: Type.Array(area, { maxItems: 100 }), why: Why },
  { additionalProperties: false },
)
const UncoverBody = Type.Object(
  { number: Type.Integer({ minimum: 1 }), why: Why },
  { additionalProperties: false },
)
const moment = Type.String({ format: 'date-time' })
const CoverList = Type.Object({
  covers: Type.Array(
    Type.Object({
      number: Type.Integer(),
      areas: Type.Array(area),
      why: Type.String(),
      by: Type.String(),
      at: moment,
      ended: nullable(Type.Object({ by: Type.String(), at: moment, why: Type.String() })),
    }),
  ),
})

/** Faces and plates, covered by hand before a picture leaves. */
export const coverRoutes =
  ({ bank }: { bank: Bank }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    const tags = ['bank']
    api.get(
      '/assets/:id/covers',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Every cover that a picture has had, newest first',
          tags,
          params: AssetParams,
          response: { 200: CoverList },
        },
      },
      async (request) => ({
        covers: (await bank.covers(request.actor as Actor, request.params.id)).map((cover) => ({
          ...cover,
          at: cover.at.toISOString(),
          ended: cover.ended === null ? null : { ...cover.ended, at: cover.ended.at.toISOString() },
        })),
      }),
    )
    api.post(
      '/assets/:id/covers',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Cover places of a picture; from then on only the covered one leaves',
          tags,
          params: AssetParams,
          body: CoverBody,
          response: { 200: AssetSchema },
        },
      },
      async (request) =>
        presentAsset(await bank.cover(request.actor as Actor, request.params.id, request.body)),
    )
    api.post(
      '/assets/:id/covers/end',
      {
        config: { act: 'asset.release' },
        schema: {
          summary: 'Take the cover off again',
          tags,
          params: AssetParams,
          body: UncoverBody,
          response: { 200: AssetSchema },
        },
      },
      async (request) =>
        presentAsset(await bank.uncover(request.actor as Actor, request.params.id, request.body)),
    )
    api.get(
      '/assets/:id/uncovered',
      {
        config: { act: 'asset.upload' },
        schema: { summary: 'The picture as it came, to draw a cover on', tags, params: AssetParams },
      },
      async (request, reply) =>
        reply
          .type('image/jpeg')
          .header('cache-control', 'private, no-store')
          .header('x-content-type-options', 'nosniff')
          .send(await bank.uncovered(request.actor as Actor, request.params.id)),
    )
  }
