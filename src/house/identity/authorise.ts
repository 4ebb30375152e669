/** The one question of the house: may this actor do this act for this unit? */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { keptPlan } from '../../platform/db.ts'
import { forbidden } from '../../platform/errors.ts'
import type { IdentityDeps } from './deps.ts'
import { rolesFor, type Act, type Role } from './policy.ts'

export interface Entitled {
  personId: string
  name: string
  unitId: string
  role: Role
}

export interface Authority {
  /** Whether the actor may do the act for the unit now: one query. An unknown unit is nobody's. */
  can(actor: Actor, act: Act, unitId: string): Promise<boolean>
  /** @throws forbidden (403) unless the actor may. */
  authorise(actor: Actor, act: Act, unitId: string): Promise<void>
  /** The topmost units' paths (ltree) below which the actor may do the act; empty when nowhere. For list filters. */
  scope(actor: Actor, act: Act): Promise<string[]>
  /** The same for many people at once, for what the house does by itself; whoever may nowhere is absent. */
  scopes(personIds: readonly string[], act: Act): Promise<Map<string, string[]>>
  /** People who may do the act for the unit, nearest unit first. */
  whoMay(act: Act, unitId: string): Promise<Entitled[]>
  /** Whether the act was asked for this very actor: how the API notices a handler that forgot. */
  wasAsked(actor: Actor, act: string): boolean
}

export function createAuthority({
  db,
  clock,
  units,
}: Pick<IdentityDeps, 'db' | 'clock' | 'units'>): Authority {
  const asked = new WeakMap<Actor, Set<string>>()
  const note = (actor: Actor, act: Act) => {
    const acts = asked.get(actor)
    if (acts === undefined) asked.set(actor, new Set([act]))
    else acts.add(act)
  }

  const lineage = (unitId: string) =>
    units.get(unitId) === undefined ? [] : units.ancestry(unitId).map((unit) => unit.id)

  async function can(actor: Actor, act: Act, unitId: string): Promise<boolean> {
    const line = lineage(unitId)
    if (line.length === 0) return false
    if (actor.kind === 'house') return true
    const roles = [...rolesFor(act)]
    const now = clock.now()
    const { rows } =
      actor.kind === 'person'
        ? await sql`${keptPlan} select from identity.live_grant(${now}) g
            where g.person_id = ${actor.id} and g.unit_id = any(${line}::uuid[]) and g.role = any(${roles}) limit 1`.execute(
            db,
          )
        : await sql`${keptPlan} select from identity.api_key k
            where k.id = ${actor.id} and k.revoked_at is null and k.expires_at > ${now}
              and k.unit_id = any(${line}::uuid[]) and k.roles && ${roles}::text[]`.execute(db)
    return rows.length > 0
  }

  async function unitsOf(actor: Actor, act: Act): Promise<string[]> {
    if (actor.kind === 'house') return [units.root().id]
    const roles = [...rolesFor(act)]
    const now = clock.now()
    const { rows } =
      actor.kind === 'person'
        ? await sql<{ unit_id: string }>`select distinct g.unit_id from identity.live_grant(${now}) g
            where g.person_id = ${actor.id} and g.role = any(${roles})`.execute(db)
        : await sql<{ unit_id: string }>`select k.unit_id from identity.api_key k
            where k.id = ${actor.id} and k.revoked_at is null and k.expires_at > ${now} and k.roles && ${roles}::text[]`.execute(
            db,
          )
    return rows.map((row) => row.unit_id)
  }

  const topmost = (unitIds: readonly string[]) => {
    const paths = unitIds.flatMap((id) => units.get(id)?.path ?? [])
    return paths.filter((path) => !paths.some((above) => path.startsWith(`${above}.`)))
  }

  return {
    can,
    async authorise(actor, act, unitId) {
      note(actor, act)
      if (!(await can(actor, act, unitId))) throw forbidden(act)
    },
    async scope(actor, act) {
      note(actor, act)
      return topmost(await unitsOf(actor, act))
    },
    async scopes(personIds, act) {
      if (personIds.length === 0) return new Map()
      const { rows } = await sql<{ person_id: string; unit_ids: string[] }>`
        select g.person_id, array_agg(distinct g.unit_id) as unit_ids from identity.live_grant(${clock.now()}) g
        where g.person_id = any(${[...personIds]}::uuid[]) and g.role = any(${[...rolesFor(act)]})
        group by g.person_id`.execute(db)
      return new Map(rows.map((row) => [row.person_id, topmost(row.unit_ids)]))
    },
    async whoMay(act, unitId) {
      const line = lineage(unitId)
      const { rows } = await sql<{ person_id: string; person_name: string; unit_id: string; role: Role }>`
        select distinct g.person_id, g.person_name, g.unit_id, g.role from identity.live_grant(${clock.now()}) g
        where g.unit_id = any(${line}::uuid[]) and g.role = any(${[...rolesFor(act)]})`.execute(db)
      return rows
        .map((row) => ({
          personId: row.person_id,
          name: row.person_name,
          unitId: row.unit_id,
          role: row.role,
        }))
        .toSorted(
          (a, b) => line.indexOf(a.unitId) - line.indexOf(b.unitId) || a.name.localeCompare(b.name, 'id'),
        )
    },
    wasAsked: (actor, act) => asked.get(actor)?.has(act) ?? false,
  }
}
