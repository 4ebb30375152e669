/** Quotas and cost under /api/v1: how they stand, what a sending would take, and what an administrator sets. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import {
  EstimateBody,
  EstimateSchema,
  KindParams,
  presentEstimate,
  StandingList,
  TermsBody,
} from './schemas.ts'
import type { SharedStanding } from './standing.ts'

const tags = ['channels']
const moment = (at: Date | null) => at?.toISOString() ?? null

interface Tree {
  root(): { id: string; path: string }
  children(id: string): readonly { id: string; path: string }[]
}

export const quotaRoutes =
  ({ channels: { quotas }, units }: { channels: Channels; units: Tree }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    const unitAt = (path: string) =>
      [units.root(), ...units.children(units.root().id)].find((unit) => unit.path === path)?.id ?? null

    const present = (shared: SharedStanding | null) =>
      shared && {
        ...shared,
        opens: moment(shared.opens),
        regions: shared.regions.map(({ region, used }) => ({ unitId: unitAt(region), used })),
      }

    api.get(
      '/quotas',
      {
        config: { act: 'delivery.read' },
        schema: {
          tags,
          summary: 'What all accounts share on each network: quota, price, budget',
          response: { 200: StandingList },
        },
      },
      async (request) => ({
        quotas: (await quotas.standing(actorOf(request))).map((one) => ({
          ...one,
          application: present(one.application),
          units: present(one.units),
        })),
      }),
    )
    api.put(
      '/quotas/:kind',
      {
        config: { act: 'quota.manage' },
        schema: {
          tags,
          summary: 'Set quota, price and budget in place of what the network’s documents say',
          params: KindParams,
          body: TermsBody,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const { most = null, units: of = null, plain = null, withLink = null, budget = null } = request.body
        await quotas.set(actorOf(request), request.params.kind, { most, units: of, plain, withLink, budget })
        return reply.code(204).send(null)
      },
    )
    api.post(
      '/quotas/estimate',
      {
        // 30,000 ids.
        bodyLimit: 1_500_000,
        config: { act: 'delivery.read' },
        schema: {
          tags,
          summary:
            'What posts to these accounts take and cost, and when the last could leave; reserves nothing',
          body: EstimateBody,
          response: { 200: EstimateSchema },
        },
      },
      async (request) => {
        const { at, ...asked } = request.body
        return presentEstimate(
          await quotas.estimate(actorOf(request), {
            ...asked,
            ...(at === undefined ? {} : { at: new Date(at) }),
          }),
        )
      },
    )
    done()
  }
