import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import { choice } from '../../../platform/schema.ts'
import type { Bank } from '../index.ts'
import { sendTaken } from '../send-taken.ts'

const Id = Type.String({ format: 'uuid' })
const form = choice(['stamped', 'original', 'sheet'] as const)

/** Many assets as one file: asked for first, then fetched as any download. */
export const parcelRoutes =
  ({ bank }: { bank: Pick<Bank, 'parcels'> }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.post(
      '/parcels',
      {
        bodyLimit: 200_000,
        config: { act: 'asset.read' },
        schema: {
          summary: 'Ask for many assets as one file, a zip or a contact sheet, to be fetched within the hour',
          tags: ['bank'],
          body: Type.Union([
            Type.Object(
              {
                form,
                title: Type.String({ minLength: 1, maxLength: 120 }),
                assetIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
              },
              { additionalProperties: false },
            ),
            Type.Object({ form, collectionId: Id }, { additionalProperties: false }),
          ]),
          response: { 200: Type.Object({ id: Id, count: Type.Integer(), bytes: Type.Integer() }) },
        },
      },
      async (request) => bank.parcels.order(request.actor as Actor, request.body),
    )

    api.get(
      '/parcels/:id',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'The file itself; what is held back is left out, and a text in the zip says so',
          tags: ['bank'],
          params: Type.Object({ id: Id }),
          querystring: Type.Object({ lang: Type.Optional(choice(['id', 'en'] as const)) }),
        },
      },
      async (request, reply) =>
        sendTaken(
          reply,
          await bank.parcels.fetch(request.actor as Actor, request.params.id, request.query.lang ?? 'id'),
        ),
    )
  }
