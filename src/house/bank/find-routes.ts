import type { FastifyPluginAsync } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import type { Server } from '../../platform/http.ts'
import type { Bank } from './index.ts'
import {
  AssetListSchema,
  AssetParams,
  AssetSchema,
  FoundSchema,
  ListQuery,
  presentAsset,
  SearchQuery,
  SimilarSchema,
} from './schemas.ts'

/** What is in the bank: of a unit, by search, by likeness, one by one. */
export const findRoutes =
  ({ bank }: { bank: Bank }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.get(
      '/assets',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: "A unit's assets, newest first",
          tags: ['bank'],
          querystring: ListQuery,
          response: { 200: AssetListSchema },
        },
      },
      async (request) => {
        const { assets, next } = await bank.list(request.actor as Actor, request.query)
        return { assets: assets.map(presentAsset), next }
      },
    )

    api.get(
      '/assets/search',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Assets of a unit and those below it, by words and by what they are; newest first',
          tags: ['bank'],
          querystring: SearchQuery,
          response: { 200: FoundSchema },
        },
      },
      async (request) => {
        const { from, until, ...rest } = request.query
        const found = await bank.search(request.actor as Actor, {
          ...rest,
          from: from === undefined ? undefined : new Date(from),
          until: until === undefined ? undefined : new Date(until),
        })
        return { ...found, assets: found.assets.map(presentAsset) }
      },
    )

    api.get(
      '/assets/:id/similar',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Pictures that look like this one, nearest first',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: SimilarSchema },
        },
      },
      async (request) => ({
        similar: (await bank.similar(request.actor as Actor, request.params.id)).map((one) => ({
          ...one,
          asset: presentAsset(one.asset),
        })),
      }),
    )

    api.get(
      '/assets/:id',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'One asset',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: AssetSchema },
        },
      },
      async (request) => presentAsset(await bank.read(request.actor as Actor, request.params.id)),
    )
  }
