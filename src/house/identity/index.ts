import './events.ts'
import './jobs.ts'
import type { IncomingHttpHeaders } from 'node:http'
import { theHouse, type Actor } from '../../platform/actor.ts'
import { acceptInvitation, type Acceptance, type Accepted } from './accept-invitation.ts'
import { actorOf } from './actor-of.ts'
import { createAuth } from './auth.ts'
import { createAuthDoors } from './auth-doors.ts'
import { createAuthority, type Authority } from './authorise.ts'
import { changeProfile } from './change-profile.ts'
import { createKey, type KeyInput } from './create-key.ts'
import { delegateRole, type Delegation } from './delegate-role.ts'
import type { IdentityDeps } from './deps.ts'
import { endSession, openSessions, type OpenSession } from './end-session.ts'
import { enrolPerson, type NewPerson } from './enrol-person.ts'
import { firstAdministratorLink } from './first-administrator-link.ts'
import { giveGrant, type GrantInput } from './give-grant.ts'
import { invitePerson, type InvitationInput } from './invite-person.ts'
import { invitationsWithin, keysWithin, type InvitationRow, type KeyRow } from './issued.ts'
import {
  grantsOf,
  peopleById,
  peopleWithin,
  personByEmail,
  personCard,
  type HeldGrant,
  type PersonCard,
} from './people.ts'
import { ownCard, type OwnCard } from './own-card.ts'
import type { Role } from './policy.ts'
import { createRevocations, type Revocations } from './revocations.ts'
import { revokeGrant } from './revoke-grant.ts'
import { revokeKey } from './revoke-key.ts'
import { restorePerson, suspendPerson } from './suspend-person.ts'
import { sweepCredentials } from './sweep-credentials.ts'
import { doors } from './doors.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

export type { IdentityDeps } from './deps.ts'
export type { Entitled } from './authorise.ts'
export type { HeldGrant, PersonCard } from './people.ts'
export { momentText } from './moment-text.ts'
export { sessionCookieName } from './session-cookie.ts'
export { isAct, type Act, type Role } from './policy.ts'
export { identityRoutes } from './routes.ts'

interface Page {
  before?: string
  limit: number
}

/** Who somebody is, what they may do where, and how they come in. */
export interface Identity extends Authority, Revocations {
  /** The person or key behind a request's headers; undefined for a stranger. */
  actorOf(headers: IncomingHttpHeaders): Promise<Actor | undefined>
  /** Names by id; ids nobody bears are missing. */
  people(ids: readonly string[]): Promise<Map<string, string>>
  person(id: string): Promise<PersonCard | undefined>
  /** Whoever signs in with this address, unless suspended. */
  personByEmail(email: string): Promise<PersonCard | undefined>
  /** What a person or key is told about themselves. */
  ownCard(actor: Actor): Promise<OwnCard>
  /** People who hold something within the units or came in there, by name; keyset by (name, id). */
  peopleWithin(
    unitIds: readonly string[],
    page: { text?: string; after?: { name: string; id: string }; limit: number },
  ): Promise<(PersonCard & { grants: { unitId: string; role: Role }[] })[]>
  /** Grants that hold now or are still to begin. */
  grantsOf(personId: string): Promise<HeldGrant[]>
  /** Newest first; keyset by id. */
  invitationsWithin(unitIds: readonly string[], page: Page): Promise<InvitationRow[]>
  /** Newest first; keyset by id. */
  keysWithin(unitIds: readonly string[], page: Page): Promise<KeyRow[]>
  openSessions(personId: string): Promise<OpenSession[]>

  /** @throws forbidden, not_found, grant_period, grant_exists */
  giveGrant(actor: Actor, input: GrantInput): Promise<string>
  /** @throws forbidden, not_found, last_administrator */
  revokeGrant(actor: Actor, input: { grantId: string; why?: string }): Promise<void>
  /** @throws forbidden, grant_not_yours, delegation_to_self, not_found, person_suspended, grant_period */
  delegateRole(actor: Actor, input: Delegation): Promise<string>
  /** @throws forbidden */
  invite(actor: Actor, input: InvitationInput): Promise<{ id: string; expiresAt: Date }>
  /** @throws forbidden, not_found */
  withdrawInvitation(actor: Actor, id: string): Promise<void>
  /**
   * Counts the attempt against the address, then redeems the token.
   * @throws too_many_requests, invitation_gone, invitation_incomplete, password_…
   */
  acceptInvitation(acceptance: Acceptance, address: string): Promise<Accepted>
  /** A one-time link that makes the first administrator; undefined once the house has one. */
  firstAdministratorLink(): Promise<string | undefined>
  /** @throws forbidden, not_found, last_administrator */
  suspend(actor: Actor, input: { personId: string; why: string }): Promise<void>
  /** @throws forbidden, not_found */
  restore(actor: Actor, input: { personId: string; why?: string }): Promise<void>
  /** The key is shown once. @throws forbidden, key_period */
  createKey(actor: Actor, input: KeyInput): Promise<{ id: string; key: string }>
  /** @throws forbidden, not_found */
  revokeKey(actor: Actor, id: string): Promise<void>
  /** @throws forbidden */
  changeProfile(actor: Actor, change: { name?: string; locale?: 'id' | 'en' }): Promise<void>
  /** @throws forbidden, not_found */
  endSession(actor: Actor, id: string): Promise<void>
  /** Writes a person down without an invitation: for the demonstration's seed and for tests. */
  enrol(person: NewPerson): Promise<string>

  /** Answers /api/auth/*. */
  handleAuth: ReturnType<typeof createAuthDoors>
  /** Settles what goes on after an answer was given; awaited when the house closes. */
  idle(): Promise<void>
}

export function createIdentity(deps: IdentityDeps): Identity {
  const authority = createAuthority(deps)
  const auth = createAuth(deps)
  const { throttle } = deps
  const more = { ...deps, authority }
  deps.jobs.define('sweep-credentials', () => sweepCredentials(deps), { every: '*/5 * * * *' })

  return {
    ...authority,
    ...createRevocations(deps),
    actorOf: (headers) => actorOf(deps, headers),
    people: (ids) => peopleById(deps, ids),
    person: (id) => personCard(deps, id),
    personByEmail: (email) => personByEmail(deps, email),
    ownCard: (actor) => ownCard(deps, actor),
    peopleWithin: (unitIds, page) => peopleWithin(deps, unitIds, page),
    grantsOf: (personId) => grantsOf(deps, personId),
    invitationsWithin: (unitIds, page) => invitationsWithin(deps, unitIds, page),
    keysWithin: (unitIds, page) => keysWithin(deps, unitIds, page),
    openSessions: (personId) => openSessions(deps, personId),

    giveGrant: (actor, input) => giveGrant(more, actor, input),
    revokeGrant: (actor, input) => revokeGrant(more, actor, input),
    delegateRole: (actor, input) => delegateRole(deps, actor, input),
    invite: (actor, input) => invitePerson(more, actor, input),
    withdrawInvitation: (actor, id) => withdrawInvitation(more, actor, id),
    async acceptInvitation(acceptance, address) {
      await throttle.attempt(doors.invitation, address)
      const accepted = await acceptInvitation(deps, acceptance)
      await throttle.forgive(doors.invitation, address)
      return accepted
    },
    firstAdministratorLink: () => firstAdministratorLink(deps),
    suspend: (actor, input) => suspendPerson(more, actor, input),
    restore: (actor, input) => restorePerson(more, actor, input),
    createKey: (actor, input) => createKey(more, actor, input),
    revokeKey: (actor, id) => revokeKey(more, actor, id),
    changeProfile: (actor, change) => changeProfile(deps, actor, change),
    endSession: (actor, id) => endSession(deps, actor, id),
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
