/** The brake under /api/v1: what stands still, and pulling and letting go. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type, type Static } from 'typebox'
import { actorOf } from './asked.ts'
import type { Channels } from './index.ts'
import type { Pause } from './pause-posting.ts'
import { IdParams } from './schemas.ts'

const Id = Type.String({ format: 'uuid' })
const PauseSchema = Type.Object(
  {
    id: Type.String(),
    unitId: Type.String(),
    reason: Type.String(),
    by: Type.String(),
    at: Type.String({ format: 'date-time' }),
  },
  { title: 'Pause' },
)
const PauseBody = Type.Object(
  { unitId: Id, reason: Type.String({ minLength: 1, maxLength: 400 }) },
  { additionalProperties: false },
)
const Begun = Type.Object({
  pause: PauseSchema,
  held: Type.Integer({ description: 'Deliveries that wait' }),
  stories: Type.Array(
    Type.Object({
      storyId: Type.String(),
      held: Type.Integer(),
      underWay: Type.Integer({ description: 'Called for and not answered yet: may have come out' }),
      out: Type.Integer(),
    }),
    { description: 'What was held or under way, at most 100 stories, the most widely sent first' },
  ),
})

const present = ({ at, ...pause }: Pause): Static<typeof PauseSchema> => ({ ...pause, at: at.toISOString() })
const brake = { act: 'posting.pause' }
const tags = ['channels']

export const pauseRoutes =
  ({ channels }: { channels: Channels }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/posting-pauses',
      {
        config: { act: 'delivery.read' },
        schema: {
          tags,
          summary: 'Where posting stands still',
          response: { 200: Type.Object({ pauses: Type.Array(PauseSchema) }) },
        },
      },
      async (request) => ({ pauses: (await channels.pauses(actorOf(request))).map(present) }),
    )
    api.post(
      '/posting-pauses',
      {
        config: brake,
        schema: {
          tags,
          summary:
            'Hold everything that is to leave below a unit; what is taken down goes on being taken down',
          body: PauseBody,
          response: { 201: Begun },
        },
      },
      async (request, reply) => {
        const begun = await channels.pausePosting(actorOf(request), request.body)
        return reply.code(201).send({ ...begun, pause: present(begun.pause) })
      },
    )
    api.delete(
      '/posting-pauses/:id',
      {
        config: brake,
        schema: {
          tags,
          summary: 'Let posting go on; what waited is sent',
          params: IdParams,
          response: { 200: Type.Object({ released: Type.Integer() }) },
        },
      },
      async (request) => channels.resumePosting(actorOf(request), request.params.id),
    )
    done()
  }
