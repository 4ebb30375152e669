import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { choice } from '../../../platform/schema.ts'
import { networkKinds } from '../adapter.ts'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'

const Id = Type.String({ format: 'uuid' })
const zone = choice(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const)

const BestTimesAnswer = Type.Object(
  {
    accounts: Type.Integer({ description: 'With enough posts to say something by; 0: too few to say' }),
    posts: Type.Integer(),
    hours: Type.Array(
      Type.Object({
        weekday: Type.Integer({ description: 'ISO: 1 is Monday' }),
        hour: Type.Integer(),
        posts: Type.Integer(),
        times: Type.Number({ description: 'The usual figure of its account, so many times' }),
      }),
    ),
  },
  { title: 'BestTimes' },
)

export const bestTimesRoute =
  ({ channels: { reading } }: { channels: Pick<Channels, 'reading'> }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/best-times',
      {
        config: { act: 'delivery.read' },
        schema: {
          tags: ['channels'],
          summary:
            'The hours of the week at which own older posts did best: of an account, or of those of a network at a unit',
          querystring: Type.Object({
            channelId: Type.Optional(Id),
            network: Type.Optional(choice(networkKinds)),
            unitId: Type.Optional(Id),
            zone,
          }),
          response: { 200: BestTimesAnswer },
        },
      },
      async (request) => reading.bestTimes(actorOf(request), request.query),
    )
    done()
  }
