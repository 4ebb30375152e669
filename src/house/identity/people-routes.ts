import type { Actor } from '../../platform/actor.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { IdentityRoutesDeps } from './routes.ts'
import {
  GrantList,
  GrantsQuery,
  IdParams,
  PeoplePage,
  PeopleQuery,
  PersonWithGrants,
  presentGrant,
  presentPerson,
  SuspendBody,
  WhyBody,
} from './schemas.ts'
import { signedIn } from './signed-in.ts'
import { unitsWithin } from './within.ts'

const tags = ['identity']

export function peopleRoutes(api: Server, deps: IdentityRoutesDeps): void {
  const { identity } = deps

  /** The person and their grants, for whoever may read people of one of their units; a stranger's id answers alike. */
  async function readPerson(actor: Actor, id: string) {
    const person = await identity.person(id)
    const grants = person === undefined ? [] : await identity.grantsOf(id)
    const unitIds = [...new Set([...grants.map((grant) => grant.unitId), person?.homeUnitId ?? ''])]
    let readable = ''
    for (const unitId of unitIds)
      if (readable === '' && (await identity.can(actor, 'person.read', unitId))) readable = unitId
    await identity.authorise(actor, 'person.read', readable)
    if (person === undefined) throw notFound('person')
    return { person, grants }
  }

  api.get(
    '/people',
    {
      config: { act: 'person.read' },
      schema: {
        tags,
        summary:
          'People who hold a role within a unit’s subtree, by name; one’s own reach unless a unit is given',
        querystring: PeopleQuery,
        response: { 200: PeoplePage },
      },
    },
    async (request) => {
      const { unitId, q, cursor, limit = 50 } = request.query
      const unitIds = await unitsWithin(deps, signedIn(request), 'person.read', unitId)
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const found = await identity.peopleWithin(unitIds, {
        limit: limit + 1,
        ...(q === undefined ? {} : { text: q }),
        ...(after === undefined ? {} : { after }),
      })
      const people = found.slice(0, limit)
      const last = people.at(-1)
      return {
        people: people.map((person) => ({ ...presentPerson(person), grants: person.grants })),
        cursor:
          found.length > limit && last !== undefined
            ? Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url')
            : null,
      }
    },
  )

  api.get(
    '/people/:id',
    {
      config: { act: 'person.read' },
      schema: {
        tags,
        summary: 'A person and their grants',
        params: IdParams,
        response: { 200: PersonWithGrants },
      },
    },
    async (request) => {
      const { person, grants } = await readPerson(signedIn(request), request.params.id)
      return { ...presentPerson(person), grants: grants.map(presentGrant) }
    },
  )

  api.get(
    '/grants',
    {
      config: { act: 'person.read' },
      schema: {
        tags,
        summary: 'What a person holds, or is to hold',
        querystring: GrantsQuery,
        response: { 200: GrantList },
      },
    },
    async (request) => {
      const { grants } = await readPerson(signedIn(request), request.query.personId)
      return { grants: grants.map(presentGrant) }
    },
  )

  api.post(
    '/people/:id/suspend',
    {
      config: { act: 'person.manage' },
      schema: { tags, summary: 'Shut a person out at once', params: IdParams, body: SuspendBody },
    },
    async (request, reply) => {
      await identity.suspend(signedIn(request), { personId: request.params.id, why: request.body.why })
      return reply.code(204).send()
    },
  )

  api.post(
    '/people/:id/restore',
    {
      config: { act: 'person.manage' },
      schema: { tags, summary: 'Let a suspended person in again', params: IdParams, body: WhyBody },
    },
    async (request, reply) => {
      await identity.restore(signedIn(request), { personId: request.params.id, ...request.body })
      return reply.code(204).send()
    },
  )
}

function readCursor(cursor: string): { name: string; id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name, id }
  } catch {
    // Falls through to the refusal.
  }
  throw invalid('invalid_request', [{ at: 'cursor', code: 'format' }])
}
