import { notFound } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { IdentityRoutesDeps } from './routes.ts'
import {
  IdParams,
  MeSchema,
  OutboxPage,
  OutboxQuery,
  presentGrant,
  presentPerson,
  presentUnits,
  ProfileBody,
  SessionList,
} from './schemas.ts'
import { signedIn } from './signed-in.ts'

const tags = ['identity']
const config = { act: 'signed-in' }

/** Oneself: what one may do, one's profile and sessions; and the demonstration's outbox. */
export function meRoutes(api: Server, { config: house, identity, units, mail }: IdentityRoutesDeps): void {
  api.get(
    '/me',
    {
      config,
      schema: { tags, summary: 'Who one is, and what one may do where', response: { 200: MeSchema } },
    },
    async (request) => {
      const actor = signedIn(request)
      const { person, key, sessionId, grants, acts } = await identity.ownCard(actor)
      return {
        kind: key === null ? ('person' as const) : ('key' as const),
        person: person && presentPerson(person),
        key,
        sessionId,
        grants: grants.map(presentGrant),
        acts,
        units: presentUnits(units, key === null ? grants.map((grant) => grant.unitId) : [key.unitId]),
      }
    },
  )

  api.patch(
    '/me',
    { config, schema: { tags, summary: 'Change one’s own name or language', body: ProfileBody } },
    async (request, reply) => {
      await identity.changeProfile(signedIn(request), request.body)
      return reply.code(204).send()
    },
  )

  api.get(
    '/sessions',
    {
      config,
      schema: {
        tags,
        summary: 'One’s own open sessions, the latest used first',
        response: { 200: SessionList },
      },
    },
    async (request) => {
      const actor = signedIn(request)
      const sessions = actor.kind === 'person' ? await identity.openSessions(actor.id) : []
      return {
        sessions: sessions.map((session) => ({
          id: session.id,
          current: actor.kind === 'person' && session.id === actor.sessionId,
          createdAt: session.createdAt.toISOString(),
          lastSeenAt: session.lastSeenAt.toISOString(),
          expiresAt: session.expiresAt.toISOString(),
          address: session.address,
          device: session.device,
        })),
      }
    },
  )

  api.delete(
    '/sessions/:id',
    { config, schema: { tags, summary: 'End one of one’s own sessions', params: IdParams } },
    async (request, reply) => {
      await identity.endSession(signedIn(request), request.params.id)
      return reply.code(204).send()
    },
  )

  api.get(
    '/outbox',
    {
      config: { act: 'outbox.read' },
      schema: {
        tags,
        summary: 'Mail of the demonstration house, which reaches nobody; elsewhere not found',
        querystring: OutboxQuery,
        response: { 200: OutboxPage },
      },
    },
    async (request) => {
      await identity.authorise(signedIn(request), 'outbox.read', units.root().id)
      if (house.mode !== 'demo') throw notFound('outbox')
      const { cursor, limit = 50 } = request.query
      const letters = await mail.outbox({
        limit: limit + 1,
        ...(cursor === undefined ? {} : { before: cursor }),
      })
      const shown = letters.slice(0, limit)
      return {
        letters: shown.map((letter) => ({
          ...letter,
          createdAt: letter.createdAt.toISOString(),
          settledAt: letter.settledAt?.toISOString() ?? null,
        })),
        cursor: letters.length > limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },
  )
}
