import type { Server } from '../../platform/http.ts'
import type { Role } from './policy.ts'
import type { IdentityRoutesDeps } from './routes.ts'
import {
  Created,
  DelegationBody,
  GrantBody,
  IdParams,
  KeyBody,
  KeyMade,
  KeyPage,
  UnitPageQuery,
} from './schemas.ts'
import { signedIn } from './signed-in.ts'
import { unitsWithin } from './within.ts'

const tags = ['identity']

/** Grants, delegations and API keys. */
export function accessRoutes(api: Server, deps: IdentityRoutesDeps): void {
  const { identity } = deps

  api.post(
    '/grants',
    {
      config: { act: 'grant.manage' },
      schema: {
        tags,
        summary: 'Give a person a role on a unit and its subtree',
        body: GrantBody,
        response: { 201: Created },
      },
    },
    async (request, reply) => {
      const { from, until, ...input } = request.body
      const id = await identity.giveGrant(signedIn(request), {
        ...input,
        ...(from === undefined ? {} : { from: new Date(from) }),
        ...(until === undefined ? {} : { until: new Date(until) }),
      })
      return reply.code(201).send({ id })
    },
  )

  api.delete(
    '/grants/:id',
    {
      // Whoever delegated a role may take it back without administering anything; the act itself asks.
      config: { act: 'signed-in' },
      schema: { tags, summary: 'Take a grant or a delegation back', params: IdParams },
    },
    async (request, reply) => {
      await identity.revokeGrant(signedIn(request), { grantId: request.params.id })
      return reply.code(204).send()
    },
  )

  api.post(
    '/delegations',
    {
      config: { act: 'signed-in' },
      schema: {
        tags,
        summary: 'Let somebody act in one’s own role between two moments',
        body: DelegationBody,
        response: { 201: Created },
      },
    },
    async (request, reply) => {
      const { from, until, ...input } = request.body
      const id = await identity.delegateRole(signedIn(request), {
        ...input,
        until: new Date(until),
        ...(from === undefined ? {} : { from: new Date(from) }),
      })
      return reply.code(201).send({ id })
    },
  )

  api.get(
    '/keys',
    {
      config: { act: 'key.manage' },
      schema: {
        tags,
        summary: 'API keys within a unit’s subtree, newest first',
        querystring: UnitPageQuery,
        response: { 200: KeyPage },
      },
    },
    async (request) => {
      const { unitId, cursor, limit = 50 } = request.query
      const unitIds = await unitsWithin(deps, signedIn(request), 'key.manage', unitId)
      const found = await identity.keysWithin(unitIds, {
        limit: limit + 1,
        ...(cursor === undefined ? {} : { before: cursor }),
      })
      const shown = found.slice(0, limit)
      return {
        keys: shown.map((row) => ({
          ...row,
          roles: row.roles as Role[],
          createdAt: row.createdAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
          lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
        })),
        cursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },
  )

  api.post(
    '/keys',
    {
      config: { act: 'key.manage' },
      schema: {
        tags,
        summary: 'Make an API key for a unit and its subtree',
        body: KeyBody,
        response: { 201: KeyMade },
      },
    },
    async (request, reply) => {
      const { expiresAt, ...input } = request.body
      const made = await identity.createKey(signedIn(request), { ...input, expiresAt: new Date(expiresAt) })
      return reply.code(201).send(made)
    },
  )

  api.delete(
    '/keys/:id',
    {
      config: { act: 'key.manage' },
      schema: { tags, summary: 'Make an API key worthless', params: IdParams },
    },
    async (request, reply) => {
      await identity.revokeKey(signedIn(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
