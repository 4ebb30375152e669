import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import { HouseError } from '../../platform/errors.ts'

/** Whoever stands behind the request. @throws unauthorised (401) for a stranger. */
export function signedIn(request: FastifyRequest): Actor {
  if (request.actor === undefined) throw new HouseError('unauthorised', 401)
  return request.actor
}
