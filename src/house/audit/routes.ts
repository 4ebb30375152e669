/** The audit under /api/v1. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Audit } from './index.ts'
import { ActPageSchema, ActQuery, presentAct } from './schemas.ts'

export interface AuditRoutesDeps {
  audit: Audit
  /** The audit stands below the units, so the layer above lends what it asks of them. */
  units: { root(): { id: string }; get(id: string): object | undefined; subtreeIds(id: string): string[] }
  /** @throws unauthorised, forbidden */
  authorise: (request: FastifyRequest, act: 'audit.read', unitId: string) => Promise<void>
}

export const auditRoutes =
  ({ audit, units, authorise }: AuditRoutesDeps): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    server.get(
      '/audit',
      {
        config: { act: 'audit.read' },
        schema: {
          tags: ['audit'],
          summary: 'Every act: who, what, when, on which version, why; newest first',
          querystring: ActQuery,
          response: { 200: ActPageSchema },
        },
      },
      async (request) => {
        const { unitId, q, from, to, cursor, limit = 50, ...same } = request.query
        const root = units.root().id
        const at = unitId ?? root
        await authorise(request, 'audit.read', at)
        const found = await audit.search(
          {
            ...same,
            // What concerns no unit (profiles, sessions) is for those who read the whole house.
            ...(at === root ? {} : { unitIds: units.subtreeIds(at) }),
            ...(q === undefined ? {} : { text: q }),
            ...(from === undefined ? {} : { from: new Date(from) }),
            ...(to === undefined ? {} : { to: new Date(to) }),
          },
          { limit: limit + 1, ...(cursor === undefined ? {} : { before: cursor }) },
        )
        const acts = found.slice(0, limit)
        return {
          acts: acts.map(presentAct),
          cursor: found.length > limit ? (acts.at(-1)?.seq ?? null) : null,
        }
      },
    )
    done()
  }
