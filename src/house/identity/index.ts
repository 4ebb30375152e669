import './events.ts'
import type { IncomingHttpHeaders } from 'node:http'
import { theHouse, type Actor } from '../../platform/actor.ts'
import { actorOf } from './actor-of.ts'
import { createAuth } from './auth.ts'
import { createAuthDoors } from './auth-doors.ts'
import { createAuthority, type Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'
import { enrolPerson, type NewPerson } from './enrol-person.ts'
import { giveGrant, type GrantInput } from './give-grant.ts'
import { grantsOf, peopleById, type HeldGrant } from './people.ts'
import { createThrottle } from './throttle.ts'

export type { IdentityDeps } from './deps.ts'
export type { Entitled } from './authorise.ts'
export type { HeldGrant } from './people.ts'
export { acts, actsOf, isAct, isRole, policy, roles, rolesFor, type Act, type Role } from './policy.ts'

export interface Identity extends Authority {
  /** The person or key behind a request's headers; undefined for a stranger. */
  actorOf(headers: IncomingHttpHeaders): Promise<Actor | undefined>
  /** Names by id. */
  people(ids: readonly string[]): Promise<Map<string, string>>
  /** Grants that hold now or are still to begin. */
  grantsOf(personId: string): Promise<HeldGrant[]>
  giveGrant(actor: Actor, input: GrantInput): Promise<string>
  /** Writes a person down without an invitation: for the demonstration's seed and for tests. */
  enrol(person: NewPerson): Promise<string>
  handleAuth: ReturnType<typeof createAuthDoors>
  /** Settles what goes on after an answer was given; awaited when the house closes. */
  idle(): Promise<void>
}

export function createIdentity(deps: IdentityDeps): Identity {
  const authority = createAuthority(deps)
  const auth = createAuth(deps)
  const throttle = createThrottle(deps)
  const more = { ...deps, authority }
  return {
    ...authority,
    actorOf: (headers) => actorOf(deps, headers),
    people: (ids) => peopleById(deps, ids),
    grantsOf: (personId) => grantsOf(deps, personId),
    giveGrant: (actor, input) => giveGrant(more, actor, input),
    enrol: (person) =>
      deps.db.transaction().execute(async (trx) => {
        const id = await enrolPerson(trx, deps.clock.now(), person)
        await deps.audit.record(trx, {
          actor: theHouse,
          act: 'person.enrol',
          unitId: person.homeUnitId,
          objectKind: 'person',
          objectId: id,
        })
        return id
      }),
    handleAuth: createAuthDoors(deps, auth, throttle),
    idle: () => auth.idle(),
  }
}
