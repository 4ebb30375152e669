import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../platform/actor.ts'
import type { Server } from '../../platform/http.ts'
import type { Bank } from './index.ts'
import {
  AssetParams,
  AssetSchema,
  DescribeBody,
  presentAsset,
  presentRights,
  presentVersion,
  presentWork,
  HastenBody,
  OneWorkSchema,
  RetryBody,
  RightsBody,
  RightsSchema,
  VersionListSchema,
  withDates,
  WorkQuery,
  WorkSchema,
} from './schemas.ts'

/** What is said of an asset and what may be done with it; and the work on it. */
export const recordRoutes =
  ({ bank }: { bank: Bank }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.patch(
      '/assets/:id',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Change the record of an asset, as a new version',
          tags: ['bank'],
          params: AssetParams,
          body: DescribeBody,
          response: { 200: AssetSchema },
        },
      },
      async (request) =>
        presentAsset(
          await bank.describe(
            request.actor as Actor,
            request.params.id,
            withDates(request.body, ['takenAt']),
          ),
        ),
    )

    api.get(
      '/assets/:id/versions',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Every wording that its record has had, newest first',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: VersionListSchema },
        },
      },
      async (request) => ({
        versions: (await bank.versions(request.actor as Actor, request.params.id)).map(presentVersion),
      }),
    )

    api.get(
      '/assets/:id/rights',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'What may be done with it: licence, consent, embargo, sensitivity, retention',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: RightsSchema },
        },
      },
      async (request) => presentRights(await bank.rights(request.actor as Actor, request.params.id)),
    )

    api.patch(
      '/assets/:id/rights',
      {
        config: { act: 'asset.release' },
        schema: {
          summary: 'Change its rights; what is held back leaves every exit at once',
          tags: ['bank'],
          params: AssetParams,
          body: RightsBody,
          response: { 200: RightsSchema },
        },
      },
      async (request) =>
        presentRights(
          await bank.changeRights(
            request.actor as Actor,
            request.params.id,
            withDates(request.body, ['embargoUntil', 'consentUntil', 'retentionUntil']),
          ),
        ),
    )

    api.get(
      '/work',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'The job board: what is being done with the assets of a unit and those below it',
          tags: ['bank'],
          querystring: WorkQuery,
          response: { 200: WorkSchema },
        },
      },
      async (request) => ({
        work: (await bank.work(request.actor as Actor, request.query.unitId)).map(presentWork),
      }),
    )

    api.get(
      '/assets/:id/work',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'How the work on one asset stands; null where there was none to do',
          tags: ['bank'],
          params: AssetParams,
          response: { 200: OneWorkSchema },
        },
      },
      async (request) => {
        const item = await bank.workOf(request.actor as Actor, request.params.id)
        return { work: item === null ? null : presentWork(item) }
      },
    )

    api.patch(
      '/assets/:id/work',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Put work that waits before all other, or back into its turn',
          tags: ['bank'],
          params: AssetParams,
          body: HastenBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await bank.hasten(request.actor as Actor, request.params.id, request.body.urgent)
        return reply.code(204).send(null)
      },
    )

    api.post(
      '/assets/:id/work',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: "Do an asset's work again",
          tags: ['bank'],
          params: AssetParams,
          body: RetryBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await bank.retry(request.actor as Actor, request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )
  }
