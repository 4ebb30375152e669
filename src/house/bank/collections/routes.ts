import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import type { Storage } from '../../../platform/storage.ts'
import type { Bank } from '../index.ts'
import { presentAsset } from '../schemas.ts'
import { sendRendition } from '../send-rendition.ts'
import { linkRoutes } from './link-routes.ts'
import * as shapes from './schemas.ts'
import { presentCollection } from './schemas.ts'

const done = { 204: Type.Null() }
const tags = ['bank']

/** Collections for staff. */
export const collectionRoutes =
  ({ bank, storage }: { bank: Bank; storage: Storage }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    const { collections } = bank
    await api.register(linkRoutes({ bank }))

    api.get(
      '/collections',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Collections of one’s units and those shared with them, newest first',
          tags,
          querystring: shapes.ListQuery,
          response: { 200: shapes.CollectionListSchema },
        },
      },
      async (request) => {
        const { before, limit = 40 } = request.query
        const page = await collections.list(request.actor as Actor, { before, limit })
        return { ...page, collections: page.collections.map(presentCollection) }
      },
    )

    api.post(
      '/collections',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Begin a collection',
          tags,
          body: shapes.MakeBody,
          response: { 201: Type.Object({ id: Type.String() }) },
        },
      },
      async (request, reply) =>
        reply.code(201).send({ id: await collections.make(request.actor as Actor, request.body) }),
    )

    api.get(
      '/collections/:id',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'One collection',
          tags,
          params: shapes.CollectionParams,
          response: { 200: shapes.CollectionSchema },
        },
      },
      async (request) => presentCollection(await collections.read(request.actor as Actor, request.params.id)),
    )

    api.patch(
      '/collections/:id',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Name it anew',
          tags,
          params: shapes.CollectionParams,
          body: shapes.NameBody,
          response: done,
        },
      },
      async (request, reply) => {
        await collections.name(request.actor as Actor, request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    api.delete(
      '/collections/:id',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Remove it; its assets stay in the bank',
          tags,
          params: shapes.CollectionParams,
          response: done,
        },
      },
      async (request, reply) => {
        await collections.remove(request.actor as Actor, request.params.id)
        return reply.code(204).send(null)
      },
    )

    api.get(
      '/collections/:id/assets',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'What is in it and may be seen by whoever asks, in its order',
          tags,
          params: shapes.CollectionParams,
          querystring: shapes.AssetsQuery,
          response: { 200: shapes.InsideSchema },
        },
      },
      async (request) => {
        const { after, limit = 60 } = request.query
        const page = await collections.assets(request.actor as Actor, request.params.id, { after, limit })
        return { ...page, assets: page.assets.map(presentAsset) }
      },
    )

    api.post(
      '/collections/:id/assets',
      {
        bodyLimit: 200_000,
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Put assets at its end',
          tags,
          params: shapes.CollectionParams,
          body: shapes.AssetsBody,
          response: { 200: shapes.PutSchema },
        },
      },
      async (request) => collections.put(request.actor as Actor, request.params.id, request.body.assetIds),
    )

    api.post(
      '/collections/:id/assets/remove',
      {
        bodyLimit: 200_000,
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Take assets out of it',
          tags,
          params: shapes.CollectionParams,
          body: shapes.AssetsBody,
          response: done,
        },
      },
      async (request, reply) => {
        await collections.takeOut(request.actor as Actor, request.params.id, request.body.assetIds)
        return reply.code(204).send(null)
      },
    )

    api.put(
      '/collections/:id/order',
      {
        bodyLimit: 200_000,
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Put the named ones first, in this order',
          tags,
          params: shapes.CollectionParams,
          body: shapes.ArrangeBody,
          response: done,
        },
      },
      async (request, reply) => {
        await collections.arrange(request.actor as Actor, request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    api.put(
      '/collections/:id/shares',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'The units with which it is shared',
          tags,
          params: shapes.CollectionParams,
          body: shapes.ShareBody,
          response: done,
        },
      },
      async (request, reply) => {
        await collections.share(request.actor as Actor, request.params.id, request.body.shares)
        return reply.code(204).send(null)
      },
    )

    api.get(
      '/collections/:id/assets/:assetId/renditions/:name',
      {
        config: { act: 'asset.read' },
        schema: { summary: 'A picture in it, for whoever sees it there', tags, params: shapes.SizeParams },
      },
      async (request, reply) => {
        const { id, assetId, name } = request.params
        const found = await collections.rendition(request.actor as Actor, id, assetId, name)
        return sendRendition(storage, found, request, reply, 'private, no-cache')
      },
    )
  }
