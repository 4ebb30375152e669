/** What the house may still post, on which terms, and what it costs. */
import type { Actor } from '../../../platform/actor.ts'
import type { NetworkKind } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'
import { estimate, type Asked, type Estimate } from './estimate.ts'
import { setTerms, type SetTerms } from './set-terms.ts'
import { quotasStand, type QuotaStanding } from './standing.ts'

export interface Quotas {
  /**
   * What posts to these accounts take and cost, when the last could leave, and what keeps some from leaving. Nothing is
   * reserved. Accounts outside the actor's units are left out.
   */
  estimate(actor: Actor, asked: Asked): Promise<Estimate>
  /** The networks of which something is shared by all accounts or paid for. */
  standing(actor: Actor): Promise<QuotaStanding[]>
  /** @throws forbidden, quota_nothing_to_set */
  set(actor: Actor, kind: NetworkKind, terms: SetTerms): Promise<void>
}

export const createQuotas = (deps: ChannelsDeps): Quotas => ({
  estimate: (actor, asked) => estimate(deps, actor, asked),
  standing: (actor) => quotasStand(deps, actor),
  set: (actor, kind, terms) => setTerms(deps, actor, kind, terms),
})
