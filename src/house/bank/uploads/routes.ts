import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import { choice } from '../../../platform/schema.ts'
import type { Bank } from '../index.ts'
import { presentAsset, ReceivedSchema } from '../schemas.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const UploadSchema = Type.Object(
  {
    id: Type.String(),
    unitId: Id,
    filename: Type.String(),
    bytes: Type.Integer(),
    state: choice(['open', 'arrived', 'kept', 'refused', 'given_up'] as const),
    refusal: Type.Union([
      Type.Object({
        code: Type.String(),
        params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      }),
      Type.Null(),
    ]),
    assetId: Type.Union([Id, Type.Null()]),
    receipt: Type.Union([Type.String(), Type.Null()]),
    createdAt: Moment,
    settledAt: Type.Union([Moment, Type.Null()]),
  },
  { $id: 'Upload', title: 'Upload' },
)

/** How uploads stand, and the question that spares sending what the unit has already. */
export const uploadRoutes =
  ({ bank }: { bank: Bank }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.get(
      '/uploads/:id/state',
      {
        config: { act: 'signed-in' },
        schema: {
          summary: 'How an upload of yours stands',
          tags: ['bank'],
          params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
          response: { 200: UploadSchema },
        },
      },
      async (request) => present(await bank.upload(request.actor as Actor, request.params.id)),
    )

    api.post(
      '/assets/known',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Ask before sending: a receipt if the unit has these very bytes, 204 if it has not',
          tags: ['bank'],
          body: Type.Object(
            { unitId: Id, sha256: Sha256, filename: Type.String({ minLength: 1, maxLength: 400 }) },
            { additionalProperties: false },
          ),
          response: { 200: ReceivedSchema, 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const known = await bank.known(request.actor as Actor, request.body)
        if (known === undefined) return reply.code(204).send(null)
        const { duplicate, receipt, ...asset } = known
        return { asset: presentAsset(asset), duplicate, receipt }
      },
    )
  }

const present = (upload: Awaited<ReturnType<Bank['upload']>>) => ({
  ...upload,
  createdAt: upload.createdAt.toISOString(),
  settledAt: upload.settledAt?.toISOString() ?? null,
})
