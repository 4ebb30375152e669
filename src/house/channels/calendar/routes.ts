/** The channels' calendar under /api/v1: its days, what lies behind them, moving what is planned, and blackouts. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type, type Static } from 'typebox'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import { presentReceipt } from '../present.ts'
import { IdParams, ReceiptPage } from '../schemas.ts'
import type { Blackout } from './blackout.ts'
import {
  BlackoutBody,
  BlackoutSchema,
  BlackoutsQuery,
  DaysAnswer,
  DaysQuery,
  DetailsQuery,
  MoveBody,
  MovedAnswer,
} from './schemas.ts'

const read = { act: 'delivery.read' }
const tags = ['channels']
const moment = (at: Date | null) => at?.toISOString() ?? null
const span = ({ from, to }: { from: string; to: string }) => ({ from: new Date(from), to: new Date(to) })
const presentBlackout = ({ begins, ends, ...blackout }: Blackout): Static<typeof BlackoutSchema> => ({
  ...blackout,
  begins: begins.toISOString(),
  ends: ends.toISOString(),
})

export const calendarRoutes =
  ({ channels: { calendar } }: { channels: Channels }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/channel-calendar',
      {
        config: read,
        schema: {
          tags,
          summary:
            'By day: how many posts are planned, were sent and need somebody; the planned stories of each day',
          querystring: DaysQuery,
          response: { 200: DaysAnswer },
        },
      },
      async (request) => {
        const { most = 4, ...asked } = request.query
        const { counts, planned } = await calendar.days(actorOf(request), { ...asked, ...span(asked), most })
        return {
          counts,
          planned: planned.map((one) => ({
            ...one,
            at: one.at.toISOString(),
            silentUntil: moment(one.silentUntil),
          })),
        }
      },
    )
    api.get(
      '/channel-calendar/deliveries',
      {
        config: read,
        schema: {
          tags,
          summary: 'What a count of the calendar stands for, oldest first',
          querystring: DetailsQuery,
          response: { 200: ReceiptPage },
        },
      },
      async (request) => {
        const page = await calendar.deliveries(actorOf(request), { ...request.query, ...span(request.query) })
        return { deliveries: page.deliveries.map(presentReceipt), next: page.next }
      },
    )
    api.post(
      '/channel-calendar/moves',
      {
        config: { act: 'channel.manage' },
        schema: {
          tags,
          summary: 'Give what one edition has planned for one moment another one',
          body: MoveBody,
          response: { 200: MovedAnswer },
        },
      },
      async (request) => {
        const moved = await calendar.move(actorOf(request), { ...request.body, ...span(request.body) })
        return { ...moved, silentUntil: moment(moved.silentUntil) }
      },
    )
    api.get(
      '/blackouts',
      {
        config: read,
        schema: {
          tags,
          summary: 'Times in which nothing leaves below a unit but removals and corrections',
          querystring: BlackoutsQuery,
          response: { 200: Type.Object({ blackouts: Type.Array(BlackoutSchema) }) },
        },
      },
      async (request) => ({
        blackouts: (await calendar.blackouts(actorOf(request), span(request.query))).map(presentBlackout),
      }),
    )
    api.post(
      '/blackouts',
      {
        config: { act: 'blackout.manage' },
        schema: {
          tags,
          summary: 'Declare one; what would leave in it waits until it ends',
          body: BlackoutBody,
          response: { 201: BlackoutSchema },
        },
      },
      async (request, reply) => {
        const { begins, ends, ...rest } = request.body
        const made = await calendar.declareBlackout(actorOf(request), {
          ...rest,
          begins: new Date(begins),
          ends: new Date(ends),
        })
        return reply.code(201).send(presentBlackout(made))
      },
    )
    api.delete(
      '/blackouts/:id',
      {
        config: { act: 'blackout.manage' },
        schema: {
          tags,
          summary: 'End it now; what waited is sent',
          params: IdParams,
          response: { 200: Type.Object({ released: Type.Integer() }) },
        },
      },
      async (request) => calendar.liftBlackout(actorOf(request), request.params.id),
    )
    done()
  }
