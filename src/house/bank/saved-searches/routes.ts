import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import type { Bank } from '../index.ts'
import { ChangeBody, presentSearch, SaveBody, SavedSearchListSchema, SearchParams } from './schemas.ts'

const tags = ['bank']
const done = { 204: Type.Null() }
const config = { act: 'asset.read' as const }

/** Searches of one's own, and when to hear of what is new in them. */
export const savedSearchRoutes =
  ({ bank: { savedSearches } }: { bank: Pick<Bank, 'savedSearches'> }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.get(
      '/saved-searches',
      {
        config,
        schema: {
          summary: 'One’s own saved searches, newest first, with how much is new in each',
          tags,
          response: { 200: SavedSearchListSchema },
        },
      },
      async (request) => ({
        searches: (await savedSearches.own(request.actor as Actor)).map(presentSearch),
      }),
    )

    api.post(
      '/saved-searches',
      {
        config,
        schema: {
          summary: 'Save a search',
          tags,
          body: SaveBody,
          response: { 201: Type.Object({ id: Type.String() }) },
        },
      },
      async (request, reply) => {
        const { search, ...saving } = request.body
        const { from, until, ...rest } = search
        const id = await savedSearches.save(request.actor as Actor, {
          ...saving,
          search: {
            ...rest,
            from: from === undefined ? undefined : new Date(from),
            until: until === undefined ? undefined : new Date(until),
          },
        })
        return reply.code(201).send({ id })
      },
    )

    api.put(
      '/saved-searches/:id',
      {
        config,
        schema: {
          summary: 'Its name, and when to hear of what is new',
          tags,
          params: SearchParams,
          body: ChangeBody,
          response: done,
        },
      },
      async (request, reply) => {
        await savedSearches.change(request.actor as Actor, request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    api.delete(
      '/saved-searches/:id',
      {
        config,
        schema: {
          summary: 'Remove it; nothing in the bank changes',
          tags,
          params: SearchParams,
          response: done,
        },
      },
      async (request, reply) => {
        await savedSearches.remove(request.actor as Actor, request.params.id)
        return reply.code(204).send(null)
      },
    )

    api.post(
      '/saved-searches/:id/looked',
      {
        config,
        schema: { summary: 'What is new in it was seen', tags, params: SearchParams, response: done },
      },
      async (request, reply) => {
        await savedSearches.looked(request.actor as Actor, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
