import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import type { MailedDeposits } from './index.ts'

const OfUnit = Type.Object({ unitId: Type.String({ format: 'uuid' }) }, { additionalProperties: false })

/** One's own address for deposits by e-mail, for one unit. */
export const mailedDepositRoutes =
  ({ deposits }: { deposits: MailedDeposits }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.get(
      '/deposit-address',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Whether you have an address that deposits into the unit; the address itself is not kept',
          tags: ['bank'],
          querystring: OfUnit,
          response: {
            200: Type.Object({
              offered: Type.Boolean(),
              createdAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
            }),
          },
        },
      },
      async (request) => {
        const { offered, createdAt } = await deposits.own(request.actor as Actor, request.query.unitId)
        return { offered, createdAt: createdAt?.toISOString() ?? null }
      },
    )

    api.post(
      '/deposit-address',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary:
            'Make an address that deposits into the unit as you, told this once; the one before it ends',
          tags: ['bank'],
          body: OfUnit,
          response: { 201: Type.Object({ address: Type.String() }) },
        },
      },
      async (request, reply) =>
        reply.code(201).send({ address: await deposits.make(request.actor as Actor, request.body.unitId) }),
    )

    api.delete(
      '/deposit-address',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'End your address for the unit',
          tags: ['bank'],
          querystring: OfUnit,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await deposits.end(request.actor as Actor, request.query.unitId)
        return reply.code(204).send(null)
      },
    )
  }
