/** What a request brings, as the acts want it. */
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import { HouseError } from '../../platform/errors.ts'

/** @throws unauthorised */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === undefined) throw new HouseError('unauthorised', 401)
  return request.actor
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** The same without its undefined parts. */
export const defined = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
