/**
 * Doors behind which the house tries a password on somebody's server or writes to somebody: counted by officer, and by
 * the line they come on.
 */
import type { FastifyRequest } from 'fastify'
import { minutes, type Door, type Throttle } from '../../platform/throttle.ts'
import { actorOf } from './asked.ts'

const door: Door = {
  name: 'channels.reach-out',
  byAddress: { max: 120, seconds: minutes(1) },
  byAccount: { max: 20, seconds: minutes(1) },
}

/** For a route's options. @throws too_many_requests (429) */
export const slowed = (throttle: Pick<Throttle, 'attempt'>) => ({
  preHandler: (request: FastifyRequest) =>
    throttle.attempt(door, request.ip, actorOf(request).id ?? undefined),
})
