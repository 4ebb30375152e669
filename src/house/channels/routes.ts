/** The channels under /api/v1: accounts and deliveries. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { actorOf, defined } from './asked.ts'
import type { Channels } from './index.ts'
import {
  presentChannel,
  presentDelivery,
  presentNetworks,
  presentPreview,
  presentReceipt,
} from './present.ts'
import type { Throttle } from '../../platform/throttle.ts'
import { slowed } from './slowed.ts'
import {
  ChangeBody,
  ChannelList,
  ChannelSchema,
  ChannelsQuery,
  CheckBody,
  ConfirmBody,
  ConnectBody,
  DeliveriesQuery,
  DeliverySchema,
  IdParams,
  NetworkList,
  PreviewSchema,
  ReceiptPage,
  ReconnectBody,
  RequestBody,
} from './schemas.ts'

const manage = { act: 'channel.manage' }
const read = { act: 'delivery.read' }
const tags = ['channels']

export const channelsRoutes =
  ({
    channels,
    throttle,
  }: {
    channels: Channels
    throttle: Pick<Throttle, 'attempt'>
  }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/channels',
      {
        config: read,
        schema: {
          tags,
          summary: 'Connected accounts and sites',
          querystring: ChannelsQuery,
          response: { 200: ChannelList },
        },
      },
      async (request) => ({
        channels: (await channels.list(actorOf(request), request.query.unitId)).map(presentChannel),
      }),
    )
    api.get(
      '/channels/networks',
      {
        config: { act: 'signed-in' },
        schema: {
          tags,
          summary: 'The networks: what one connects with, what each can do and takes',
          response: { 200: NetworkList },
        },
      },
      async (request) => {
        actorOf(request)
        return { networks: presentNetworks(channels.networks, await channels.connecting.ready()) }
      },
    )
    api.post(
      '/channels',
      {
        config: manage,
        ...slowed(throttle),
        schema: {
          tags,
          summary: 'Connect an account with an app password or application password',
          body: ConnectBody,
          response: { 201: ChannelSchema },
        },
      },
      async (request, reply) =>
        reply.code(201).send(presentChannel(await channels.connect(actorOf(request), request.body))),
    )
    api.patch(
      '/channels/:id',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Change label, languages, listing or settings',
          params: IdParams,
          body: ChangeBody,
          response: { 200: ChannelSchema },
        },
      },
      async (request) =>
        presentChannel(await channels.change(actorOf(request), request.params.id, request.body)),
    )
    api.post(
      '/channels/:id/check',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Preview a post with exact counts and every fault; nothing is sent',
          params: IdParams,
          body: CheckBody,
          response: { 200: PreviewSchema },
        },
      },
      async (request) =>
        presentPreview(await channels.check(actorOf(request), request.params.id, request.body)),
    )
    api.post(
      '/channels/:id/reconnect',
      {
        config: manage,
        ...slowed(throttle),
        schema: {
          tags,
          summary: 'Sign in again, with new credentials or the stored ones; what waited is sent',
          params: IdParams,
          body: ReconnectBody,
          response: { 200: ChannelSchema },
        },
      },
      async (request) =>
        presentChannel(await channels.reconnect(actorOf(request), request.params.id, request.body.entry)),
    )
    api.post(
      '/channels/:id/pause',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Stop sending until reconnected',
          params: IdParams,
          response: { 200: ChannelSchema },
        },
      },
      async (request) => presentChannel(await channels.pause(actorOf(request), request.params.id)),
    )
    api.delete(
      '/channels/:id',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Give the account up; its record stays',
          params: IdParams,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await channels.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    api.post(
      '/channels/:id/deliveries',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Post a published edition by hand, in own words if given',
          params: IdParams,
          body: RequestBody,
          response: { 202: Type.Object({ id: Type.String() }) },
        },
      },
      async (request, reply) => {
        const { id } = await channels.request(actorOf(request), request.params.id, defined(request.body))
        return reply.code(202).send({ id })
      },
    )

    api.get(
      '/deliveries',
      {
        config: read,
        schema: {
          tags,
          summary: 'Deliveries, newest first',
          querystring: DeliveriesQuery,
          response: { 200: ReceiptPage },
        },
      },
      async (request) => {
        const page = await channels.deliveries(actorOf(request), request.query)
        return { deliveries: page.deliveries.map(presentReceipt), next: page.next }
      },
    )
    api.get(
      '/deliveries/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A delivery with its attempts',
          params: IdParams,
          response: { 200: DeliverySchema },
        },
      },
      async (request) => presentDelivery(await channels.delivery(actorOf(request), request.params.id)),
    )
    api.post(
      '/deliveries/:id/retry',
      {
        config: { act: 'delivery.retry' },
        schema: {
          tags,
          summary: 'Try again now; what may have got through is looked for first',
          params: IdParams,
          response: { 202: Type.Object({ id: Type.String(), state: Type.String() }) },
        },
      },
      async (request, reply) => {
        const { id, state } = await channels.retry(actorOf(request), request.params.id)
        return reply.code(202).send({ id, state })
      },
    )
    api.post(
      '/deliveries/:id/confirm',
      {
        config: { act: 'delivery.retry' },
        schema: {
          tags,
          summary: 'A person says what became of it, where the house cannot post or cannot look',
          params: IdParams,
          body: ConfirmBody,
          response: { 200: Type.Object({ id: Type.String(), state: Type.String() }) },
        },
      },
      async (request) => {
        const { id, state } = await channels.confirm(actorOf(request), request.params.id, request.body)
        return { id, state }
      },
    )
    done()
  }
