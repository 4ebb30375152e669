import type { Server } from '../../platform/http.ts'
import type { IdentityRoutesDeps } from './routes.ts'
import {
  AcceptBody,
  AcceptedSchema,
  IdParams,
  InvitationPage,
  InviteBody,
  Invited,
  UnitPageQuery,
} from './schemas.ts'
import { signedIn } from './signed-in.ts'
import { unitsWithin } from './within.ts'

const tags = ['identity']
const config = { act: 'grant.manage' }

export function invitationRoutes(api: Server, deps: IdentityRoutesDeps): void {
  const { identity } = deps

  api.post(
    '/invitations',
    {
      config,
      schema: {
        tags,
        summary: 'Invite somebody to a role by mail; the answer does not tell whether the address is known',
        body: InviteBody,
        response: { 201: Invited },
      },
    },
    async (request, reply) => {
      const { grantUntil, ...input } = request.body
      const { id, expiresAt } = await identity.invite(signedIn(request), {
        ...input,
        ...(grantUntil === undefined ? {} : { grantUntil: new Date(grantUntil) }),
      })
      return reply.code(201).send({ id, expiresAt: expiresAt.toISOString() })
    },
  )

  api.get(
    '/invitations',
    {
      config,
      schema: {
        tags,
        summary: 'Invitations within a unit’s subtree, newest first',
        querystring: UnitPageQuery,
        response: { 200: InvitationPage },
      },
    },
    async (request) => {
      const { unitId, cursor, limit = 50 } = request.query
      const unitIds = await unitsWithin(deps, signedIn(request), 'grant.manage', unitId)
      const found = await identity.invitationsWithin(unitIds, {
        limit: limit + 1,
        ...(cursor === undefined ? {} : { before: cursor }),
      })
      const shown = found.slice(0, limit)
      return {
        invitations: shown.map((row) => ({
          ...row,
          createdAt: row.createdAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
        })),
        cursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },
  )

  api.delete(
    '/invitations/:id',
    { config, schema: { tags, summary: 'Withdraw an invitation', params: IdParams } },
    async (request, reply) => {
      await identity.withdrawInvitation(signedIn(request), request.params.id)
      return reply.code(204).send()
    },
  )

  api.post(
    '/invitations/accept',
    {
      config: { act: 'public' },
      schema: {
        tags,
        summary: 'Redeem an invitation’s token, once; a newcomer sets name and password',
        body: AcceptBody,
        response: { 200: AcceptedSchema },
      },
    },
    (request) => identity.acceptInvitation(request.body, request.ip),
  )
}
