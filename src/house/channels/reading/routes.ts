/** What is read of the accounts, under /api/v1: posts with their figures, and how the accounts are connected. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Throttle } from '../../../platform/throttle.ts'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import { slowed } from '../slowed.ts'
import {
  BoardQuery,
  ConnectionPage,
  ExpectationSchema,
  ExpectBody,
  IdParams,
  PostPage,
  PostsQuery,
  presentConnection,
  presentPoint,
  presentPost,
  presentSilent,
  ProbeSchema,
  SeriesSchema,
  SilentPage,
  SilentQuery,
  UnitQuery,
} from './schemas.ts'

const read = { act: 'delivery.read' }
const manage = { act: 'channel.manage' }
const tags = ['channels']

export const readingRoutes =
  ({
    channels: { reading },
    throttle,
  }: {
    channels: Channels
    throttle: Pick<Throttle, 'attempt'>
  }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/inbound-posts',
      {
        config: read,
        schema: {
          tags,
          summary:
            'What stands on the accounts, newest first: also what was posted, edited or deleted elsewhere',
          querystring: PostsQuery,
          response: { 200: PostPage },
        },
      },
      async (request) => {
        const { items, next } = await reading.posts(actorOf(request), request.query)
        return { posts: items.map(presentPost), next }
      },
    )
    api.get(
      '/inbound-posts/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A post with how its figures moved',
          params: IdParams,
          response: { 200: SeriesSchema },
        },
      },
      async (request) => {
        const { post, series } = await reading.series(actorOf(request), request.params.id)
        return { post: presentPost(post), series: series.map(presentPoint) }
      },
    )
    api.get(
      '/channel-connections',
      {
        config: read,
        schema: {
          tags,
          summary: 'How every account is connected: health, forecast, trend',
          querystring: BoardQuery,
          response: { 200: ConnectionPage },
        },
      },
      async (request) => {
        const { items, next } = await reading.connections(actorOf(request), request.query)
        return { connections: items.map(presentConnection), next }
      },
    )
    api.post(
      '/channels/:id/probe',
      {
        config: manage,
        ...slowed(throttle),
        schema: {
          tags,
          summary: 'Ask the network now whether it still takes the sign-in',
          params: IdParams,
          response: { 200: ProbeSchema },
        },
      },
      async (request) => reading.probe(actorOf(request), request.params.id),
    )
    api.get(
      '/silent-units',
      {
        config: read,
        schema: {
          tags,
          summary: 'Units that posted nothing for longer than is expected of them, the longest silent first',
          querystring: SilentQuery,
          response: { 200: SilentPage },
        },
      },
      async (request) => {
        const { items, next } = await reading.silent(actorOf(request), request.query)
        return { units: items.map(presentSilent), next }
      },
    )
    api.get(
      '/posting-expectation',
      {
        config: read,
        schema: {
          tags,
          summary: 'How often a unit is expected to post, and which unit said so',
          querystring: UnitQuery,
          response: { 200: ExpectationSchema },
        },
      },
      async (request) => reading.expectation(actorOf(request), request.query.unitId),
    )
    api.put(
      '/posting-expectation',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Say how often a unit and those below it are expected to post',
          body: ExpectBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const { unitId, everyDays } = request.body
        await reading.expect(actorOf(request), unitId, everyDays === 'none' ? null : everyDays)
        return reply.code(204).send(null)
      },
    )
    done()
  }
