/** Which accounts a distribution reaches, read from the tree as it is now. */
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { forbidden, notFound } from '../../../platform/errors.ts'
import type { ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { standsStill } from '../pause-posting.ts'
import type { Part } from './content.ts'

export interface Account extends Pick<
  ChannelRow,
  | 'id'
  | 'unit_id'
  | 'unit_path'
  | 'kind'
  | 'handle'
  | 'label'
  | 'state'
  | 'settings'
  | 'limits'
  | 'expires_at'
> {
  /** It has a post of this edition already, or had one. */
  has_post: boolean
  /** The brake is pulled there. */
  held: boolean
  part: number
}

type Deps = Pick<ChannelsDeps, 'db' | 'units' | 'identity'>

/** Each account once, in the tree's order, for the first part that names it. Its language is always the edition's. */
export async function audienceOf(
  { db, units }: Pick<Deps, 'db' | 'units'>,
  edition: { editionId: string; locale: string },
  parts: readonly Part[],
): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select c.id, c.unit_id, c.unit_path, c.kind, c.handle, c.label, c.state, c.settings, c.limits, c.expires_at,
      part.position as part, ${standsStill(sql`c.unit_path`)} as held,
      exists (select from channels.delivery d
        where d.channel_id = c.id and d.edition_id = ${edition.editionId} and d.purpose = 'post') as has_post
    from channels.channel c join ${partsAsked(units, parts)}
    where c.removed_at is null and c.kind <> 'feed' and ${edition.locale} = any(c.languages)
    order by c.unit_path, c.id, part.position`.execute(db)
  const first = new Map<string, Account>()
  for (const row of rows) {
    const levels = parts[row.part]?.levels ?? []
    const level = units.get(row.unit_id)?.level
    if (!first.has(row.id) && (levels.length === 0 || (level !== undefined && levels.includes(level))))
      first.set(row.id, row)
  }
  return [...first.values()]
}

/** The parts that name channel `c`, but for their levels, which only the tree knows: what follows `join`. */
export function partsAsked(units: Pick<Deps['units'], 'get'>, parts: readonly Part[]): RawBuilder<unknown> {
  const asked = parts.flatMap(({ unitId, reach, ...part }, position) => {
    const unit = units.get(unitId)
    return unit === undefined ? [] : [{ ...part, position, path: unit.path, below: reach === 'below' }]
  })
  return sql`jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as part (position int, path text, below boolean, networks text[], languages text[], tags text[])
      on (c.unit_path = part.path::ltree or part.below and c.unit_path <@ part.path::ltree)
      and (cardinality(part.networks) = 0 or c.kind = any(part.networks))
      and (cardinality(part.languages) = 0 or c.languages && part.languages)
      and (cardinality(part.tags) = 0 or c.tags && part.tags)`
}

/**
 * Whether the actor may speak for the unit and for everything that the parts name.
 * @throws not_found (unit), forbidden
 */
export async function mayAddress(
  { units, identity }: Deps,
  actor: Actor,
  unitId: string,
  parts: readonly Part[],
): Promise<void> {
  const named = [unitId, ...parts.map((part) => part.unitId)].map((id) => units.get(id))
  if (named.includes(undefined)) throw notFound('unit')
  await identity.authorise(actor, 'channel.manage', unitId)
  const paths = await identity.scope(actor, 'channel.manage')
  const within = (path: string) => paths.some((above) => path === above || path.startsWith(`${above}.`))
  if (!named.every((unit) => unit !== undefined && within(unit.path))) throw forbidden('channel.manage')
}
