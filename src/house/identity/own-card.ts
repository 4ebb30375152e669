import type { Actor } from '../../platform/actor.ts'
import type { IdentityDeps } from './deps.ts'
import { grantsOf, personCard, type HeldGrant, type PersonCard } from './people.ts'
import { actsOf, type Act } from './policy.ts'

export interface OwnCard {
  person: PersonCard | null
  key: { id: string; name: string; unitId: string } | null
  sessionId: string | null
  grants: HeldGrant[]
  /** Allowed on at least one unit now. */
  acts: Act[]
}

export async function ownCard(deps: Pick<IdentityDeps, 'db' | 'clock'>, actor: Actor): Promise<OwnCard> {
  if (actor.kind === 'person') {
    const now = deps.clock.now()
    const grants = await grantsOf(deps, actor.id)
    return {
      person: (await personCard(deps, actor.id)) ?? null,
      key: null,
      sessionId: actor.sessionId,
      grants,
      acts: actsOf(grants.filter((grant) => grant.from <= now).map((grant) => grant.role)),
    }
  }
  const key =
    actor.kind === 'key'
      ? await deps.db
          .selectFrom('identity.api_key')
          .select(['id', 'name', 'unit_id', 'roles'])
          .where('id', '=', actor.id)
          .executeTakeFirst()
      : undefined
  return {
    person: null,
    key: key === undefined ? null : { id: key.id, name: key.name, unitId: key.unit_id },
    sessionId: null,
    grants: [],
    acts: actsOf(key?.roles ?? []),
  }
}
