/** Doors that compare texts, and the one that gives an edition out. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import * as answer from './answers.ts'
import { assetUses } from './board-answers.ts'
import { signedIn, type NewsroomRoutesDeps } from './signed-in.ts'
import * as sent from './schemas.ts'

const tags = ['newsroom']
const params = sent.idParams

export const compareRoutes =
  ({ newsroom }: Pick<NewsroomRoutesDeps, 'newsroom'>): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    server.get(
      '/editions/:id/versions/:a/diff/:b',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'Word-level difference of two versions; 0 is the text at work',
          params: Type.Object({
            id: sent.uuid,
            a: Type.Integer({ minimum: 0 }),
            b: Type.Integer({ minimum: 0 }),
          }),
          response: { 200: answer.difference },
        },
      },
      (request) => {
        const { id, a, b } = request.params
        return newsroom.difference(signedIn(request), { editionId: id, from: a, to: b })
      },
    )
    server.get(
      '/editions/:id/staleness',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'What changed in the source since it was translated',
          params,
          response: { 200: answer.staleness },
        },
      },
      (request) => newsroom.staleness(signedIn(request), request.params.id),
    )
    server.get(
      '/editions/:id/ninjs',
      {
        config: { act: 'story.read' },
        schema: { tags, summary: 'The edition as IPTC ninjs 3', params, response: { 200: Type.Unknown() } },
      },
      (request) => newsroom.ninjs(signedIn(request), request.params.id),
    )
    server.get(
      '/assets/:id/editions',
      {
        config: { act: 'asset.read' },
        schema: {
          tags,
          summary: 'Where an asset is used: editions whose text shows it, newest first',
          params,
          querystring: Type.Object({ cursor: Type.Optional(sent.uuid) }, { additionalProperties: false }),
          response: { 200: assetUses },
        },
      },
      (request) =>
        newsroom.editionsWithAsset(signedIn(request), {
          assetId: request.params.id,
          cursor: request.query.cursor,
        }),
    )
    done()
  }
