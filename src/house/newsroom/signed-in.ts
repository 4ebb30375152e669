import type { Readable } from 'node:stream'
import type { Actor } from '../../platform/actor.ts'
import { HouseError } from '../../platform/errors.ts'
import type { Newsroom } from './index.ts'

export interface NewsroomRoutesDeps {
  newsroom: Newsroom
  storage: { read(sha256: string): Readable }
  units: {
    get(id: string): { path: string } | undefined
    ancestry(id: string): readonly { id: string }[]
  }
}

/** @throws unauthorised (401) */
export const signedIn = (request: { actor: Actor | undefined }): Actor => {
  if (request.actor === undefined) throw new HouseError('unauthorised', 401)
  return request.actor
}
