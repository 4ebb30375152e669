import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import type { Bank } from '../index.ts'
import {
  CollectionParams,
  LinkBody,
  LinkListSchema,
  LinkParams,
  MadeLinkSchema,
  presentLink,
} from './schemas.ts'

/** Links by which others see a collection. */
export const linkRoutes =
  ({ bank: { collections } }: { bank: Pick<Bank, 'collections'> }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.get(
      '/collections/:id/links',
      {
        config: { act: 'asset.release' },
        schema: {
          summary: 'Its links, newest first; their addresses are not kept',
          tags: ['bank'],
          params: CollectionParams,
          response: { 200: LinkListSchema },
        },
      },
      async (request) => ({
        links: (await collections.links(request.actor as Actor, request.params.id)).map(presentLink),
      }),
    )

    api.post(
      '/collections/:id/links',
      {
        config: { act: 'asset.release' },
        schema: {
          summary: 'A link that ends; its address is told once',
          tags: ['bank'],
          params: CollectionParams,
          body: LinkBody,
          response: { 201: MadeLinkSchema },
        },
      },
      async (request, reply) => {
        const { id, token, expiresAt } = await collections.makeLink(
          request.actor as Actor,
          request.params.id,
          request.body,
        )
        return reply
          .code(201)
          .header('cache-control', 'no-store')
          .send({ id, path: `/berbagi/${token}`, expiresAt: expiresAt.toISOString() })
      },
    )

    api.delete(
      '/collections/:id/links/:linkId',
      {
        config: { act: 'asset.release' },
        schema: {
          summary: 'End a link at once',
          tags: ['bank'],
          params: LinkParams,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await collections.endLink(request.actor as Actor, request.params.id, request.params.linkId)
        return reply.code(204).send(null)
      },
    )
  }
