import type { Actor } from '../../../platform/actor.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import type { NetworkKind } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'
import { hasTerms } from './terms.ts'

/** Null: as the network's documents say; of the budget: without an end. Amounts in millionths. */
export interface SetTerms {
  most: number | null
  units: number | null
  plain: number | null
  withLink: number | null
  budget: number | null
}

type Deps = Pick<ChannelsDeps, 'db' | 'identity' | 'adapters' | 'audit'>

/**
 * What holds for the whole institution is set where its first unit is administered; it holds from the next post on.
 * @throws forbidden, quota_nothing_to_set (the network shares nothing and costs nothing)
 */
export async function setTerms(deps: Deps, actor: Actor, kind: NetworkKind, terms: SetTerms): Promise<void> {
  await mayForAll(deps, actor)
  const { [kind]: adapter } = deps.adapters
  const { application, units, price } = adapter.can
  const idle =
    (application === undefined && terms.most !== null) ||
    (units === undefined && terms.units !== null) ||
    (price === undefined && (terms.plain ?? terms.withLink ?? terms.budget) !== null)
  if (!hasTerms(adapter) || idle)
    throw invalid('quota_nothing_to_set', [{ at: 'kind', code: 'quota_nothing_to_set' }])
  const row = {
    most: terms.most,
    units: terms.units,
    plain_micros: terms.plain,
    with_link_micros: terms.withLink,
    budget_micros: terms.budget,
  }
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('channels.terms')
      .values({ kind, ...row })
      .onConflict((clash) => clash.column('kind').doUpdateSet(row))
      .execute()
    await deps.audit.record(trx, {
      actor,
      act: 'quota.set',
      objectKind: 'quota',
      details: { kind, ...terms },
    })
  })
}

/** @throws forbidden, for everybody but those who administer the first unit */
export async function mayForAll({ identity }: Pick<Deps, 'identity'>, actor: Actor): Promise<void> {
  const paths = await identity.scope(actor, 'quota.manage')
  if (!paths.some((path) => !path.includes('.'))) throw forbidden('quota.manage')
}
