import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import { presentRow } from './present.ts'
import * as shapes from './schemas.ts'

const tags = ['channels']

/** Accounts by how their deliveries stand, and a second try for what cannot be doubled. */
export const matrixRoutes =
  ({ channels: { distributions } }: { channels: Channels }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/delivery-matrix',
      {
        config: { act: 'delivery.read' },
        schema: {
          tags,
          summary: 'Deliveries of a distribution or a story, by account',
          querystring: shapes.MatrixQuery,
          response: { 200: shapes.MatrixPage },
        },
      },
      async (request) => {
        const page = await distributions.matrix(actorOf(request), request.query)
        return { ...page, rows: page.rows.map(presentRow) }
      },
    )
    api.get(
      '/delivery-matrix/counts',
      {
        config: { act: 'delivery.read' },
        schema: {
          tags,
          summary: 'How many stand how, by network',
          querystring: shapes.MatrixScopeShape,
          response: { 200: shapes.MatrixCountsSchema },
        },
      },
      async (request) => distributions.counts(actorOf(request), request.query),
    )
    api.post(
      '/delivery-matrix/retry',
      {
        config: { act: 'delivery.retry' },
        schema: {
          tags,
          summary: 'Try again what cannot be doubled by it, and say why the rest was left alone',
          body: shapes.MatrixScopeShape,
          response: { 200: shapes.RetriedSchema },
        },
      },
      async (request) => distributions.retry(actorOf(request), request.body),
    )
    done()
  }
