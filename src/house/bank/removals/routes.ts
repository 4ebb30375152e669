import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import { choice, nullable } from '../../../platform/schema.ts'
import type { Bank } from '../index.ts'
import { AssetParams, AssetSchema, presentAsset } from '../schemas.ts'

const id = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })
const PageQuery = Type.Object({ unitId: id, cursor: Type.Optional(id) })
const WhyBody = Type.Object({ why: Type.String({ maxLength: 500 }) }, { additionalProperties: false })
const DueList = Type.Object({
  due: Type.Array(
    Type.Object({
      asset: AssetSchema,
      retentionUntil: moment,
      uses: Type.Array(
        Type.Object({
          kind: choice(['story', 'release']),
          title: Type.String(),
          path: Type.String(),
          public: Type.Boolean({ description: 'It cannot be deleted before this is withdrawn or changed.' }),
        }),
      ),
      asked: nullable(
        Type.Object({ by: Type.String(), at: moment, why: Type.String(), own: Type.Boolean() }),
      ),
    }),
  ),
  next: nullable(id),
})
const RemovedList = Type.Object({
  removed: Type.Array(
    Type.Object({
      assetId: id,
      number: Type.String(),
      unitId: id,
      sha256: Type.String(),
      bytes: Type.Integer(),
      kind: Type.String(),
      format: Type.String(),
      why: Type.String(),
      by: Type.String(),
      approvedBy: nullable(Type.String()),
      at: moment,
    }),
  ),
  next: nullable(id),
})

/** What is past its retention, and its deletion. */
export const removalRoutes =
  ({ bank }: { bank: Bank }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    const tags = ['bank']
    const mayAgree = { act: 'asset.approve_removal' as const }
    api.get(
      '/assets/due',
      {
        config: mayAgree,
        schema: {
          summary: 'Assets past their retention, of a unit and those below it, with their uses',
          tags,
          querystring: PageQuery,
          response: { 200: DueList },
        },
      },
      async (request) => {
        const { due, next } = await bank.due(request.actor as Actor, request.query)
        return {
          due: due.map(({ asset, retentionUntil, uses, asked }) => ({
            asset: presentAsset(asset),
            retentionUntil: retentionUntil.toISOString(),
            uses: uses.map(({ kind, title, path, public: shown }) => ({ kind, title, path, public: shown })),
            asked: asked === null ? null : { ...asked, at: asked.at.toISOString() },
          })),
          next,
        }
      },
    )
    api.get(
      '/assets/removed',
      {
        config: mayAgree,
        schema: {
          summary: 'What stays of deleted assets: number, hash, who, when, why',
          tags,
          querystring: PageQuery,
          response: { 200: RemovedList },
        },
      },
      async (request) => {
        const { removed, next } = await bank.removed(request.actor as Actor, request.query)
        return { removed: removed.map((one) => ({ ...one, at: one.at.toISOString() })), next }
      },
    )
    api.post(
      '/assets/:id/removal',
      {
        config: { act: 'asset.remove' },
        schema: {
          summary:
            'Delete an asset past its retention; one that ever left the house waits for a second person',
          tags,
          params: AssetParams,
          body: WhyBody,
          response: { 200: Type.Object({ done: Type.Boolean() }) },
        },
      },
      (request) => bank.askRemoval(request.actor as Actor, request.params.id, request.body),
    )
    api.post(
      '/assets/:id/removal/approve',
      {
        config: mayAgree,
        schema: {
          summary: 'Agree to the deletion that somebody else asked for',
          tags,
          params: AssetParams,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await bank.approveRemoval(request.actor as Actor, request.params.id)
        return reply.code(204).send(null)
      },
    )
    api.delete(
      '/assets/:id/removal',
      {
        config: mayAgree,
        schema: {
          summary: 'Take the wish back, or do not agree: the asset stays',
          tags,
          params: AssetParams,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await bank.keepAfterAll(request.actor as Actor, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
