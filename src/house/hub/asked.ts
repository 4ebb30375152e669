import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { HouseError } from '../../platform/errors.ts'
import type { Units } from '../units/index.ts'
import type { Hub } from './index.ts'

export interface HubRoutesDeps {
  hub: Hub
  units: Pick<Units, 'get' | 'root'>
  clock: Clock
}

export const tags = ['hub']

/** @throws unauthorised (401) for a stranger. */
export function signedIn(request: FastifyRequest): Actor {
  if (request.actor === undefined) throw new HouseError('unauthorised', 401)
  return request.actor
}
