import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import { presentAddressee, presentDistribution, presentPreview, presentSegment } from './present.ts'
import { EstimateSchema, presentEstimate } from '../quotas/schemas.ts'
import * as shapes from './schemas.ts'
import { contentOf } from './schemas.ts'

const manage = { act: 'channel.manage' }
const read = { act: 'delivery.read' }
const tags = ['channels']

/** From the draft to sending. */
export const distributionRoutes =
  ({ channels: { distributions } }: { channels: Channels }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/distributions',
      {
        config: read,
        schema: {
          tags,
          summary: 'Distributions, newest first',
          querystring: shapes.ListQuery,
          response: { 200: shapes.DistributionPage },
        },
      },
      async (request) => {
        const page = await distributions.list(actorOf(request), request.query)
        return { ...page, distributions: page.distributions.map(presentDistribution) }
      },
    )
    api.post(
      '/distributions',
      {
        bodyLimit: 2_500_000,
        config: manage,
        schema: {
          tags,
          summary: 'Begin a distribution of an edition that is published, or approved and to come',
          body: shapes.BeginBody,
          response: { 201: shapes.DistributionSchema },
        },
      },
      async (request, reply) => {
        const { unitId, editionId, ...content } = request.body
        const begun = await distributions.begin(actorOf(request), {
          unitId,
          editionId,
          content: contentOf(content),
        })
        return reply.code(201).send(presentDistribution(begun))
      },
    )
    api.get(
      '/distributions/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'One distribution',
          params: shapes.IdParams,
          response: { 200: shapes.DistributionSchema },
        },
      },
      async (request) => presentDistribution(await distributions.read(actorOf(request), request.params.id)),
    )
    api.put(
      '/distributions/:id',
      {
        bodyLimit: 2_500_000,
        config: manage,
        schema: {
          tags,
          summary: 'Keep a draft, unless somebody else changed it meanwhile',
          params: shapes.IdParams,
          body: shapes.SaveBody,
          response: { 200: shapes.DistributionSchema },
        },
      },
      async (request) => {
        const { base, ...content } = request.body
        const change = { base, content: contentOf(content) }
        return presentDistribution(await distributions.save(actorOf(request), request.params.id, change))
      },
    )
    api.delete(
      '/distributions/:id',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Discard a draft',
          params: shapes.IdParams,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await distributions.discard(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    api.get(
      '/distributions/:id/preview',
      {
        config: read,
        schema: {
          tags,
          summary: 'How many, where, at what cost, and every fault; nothing is sent',
          params: shapes.IdParams,
          response: { 200: shapes.DistributionPreviewSchema },
        },
      },
      async (request) => presentPreview(await distributions.preview(actorOf(request), request.params.id)),
    )
    api.get(
      '/distributions/:id/estimate',
      {
        config: read,
        schema: {
          tags,
          summary: 'What it takes of quotas and budgets, and when the last could leave; reserves nothing',
          params: shapes.IdParams,
          response: { 200: EstimateSchema },
        },
      },
      async (request) => presentEstimate(await distributions.estimate(actorOf(request), request.params.id)),
    )
    api.get(
      '/distributions/:id/accounts',
      {
        config: read,
        schema: {
          tags,
          summary: 'Account by account, as its network will show it',
          params: shapes.IdParams,
          querystring: shapes.AccountsQuery,
          response: { 200: shapes.AddresseePageSchema },
        },
      },
      async (request) => {
        const page = await distributions.accounts(actorOf(request), request.params.id, request.query)
        return { ...page, accounts: page.accounts.map(presentAddressee) }
      },
    )
    api.post(
      '/distributions/:id/ask',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Ask a second person to agree',
          params: shapes.IdParams,
          body: shapes.BoundBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await distributions.ask(actorOf(request), request.params.id, request.body.bound)
        return reply.code(204).send(null)
      },
    )
    api.post(
      '/distributions/:id/approve',
      {
        config: { act: 'distribution.approve' },
        schema: {
          tags,
          summary: 'Agree to exactly this; not for whoever wrote it',
          params: shapes.IdParams,
          body: shapes.BoundBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await distributions.approve(actorOf(request), request.params.id, request.body.bound)
        return reply.code(204).send(null)
      },
    )
    api.post(
      '/distributions/:id/send',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Send it, or arm it until its edition is published',
          params: shapes.IdParams,
          body: shapes.SendBody,
          response: { 200: shapes.SentSchema },
        },
      },
      async (request) => distributions.send(actorOf(request), request.params.id, request.body),
    )
    api.post(
      '/distributions/:id/hold',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Take back what waits for its edition',
          params: shapes.IdParams,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await distributions.hold(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    api.get(
      '/audience-segments',
      {
        config: read,
        schema: {
          tags,
          summary: 'Saved audiences, by name',
          response: { 200: shapes.SegmentList },
        },
      },
      async (request) => ({
        segments: (await distributions.segments(actorOf(request))).map(presentSegment),
      }),
    )
    api.put(
      '/audience-segments',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Keep an audience under a name',
          body: shapes.SegmentBody,
          response: { 200: shapes.SegmentSchema },
        },
      },
      async (request) => presentSegment(await distributions.keepSegment(actorOf(request), request.body)),
    )
    api.delete(
      '/audience-segments/:id',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Forget a saved audience',
          params: shapes.IdParams,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await distributions.removeSegment(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    done()
  }
