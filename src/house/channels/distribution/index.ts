import type { Actor } from '../../../platform/actor.ts'
import type { ChannelsDeps } from '../deps.ts'
import type { Estimate } from '../quotas/estimate.ts'
import { answerProposals, type ProposalAnswer } from './answer-proposals.ts'
import { approveDistribution, askForApproval } from './approve-distribution.ts'
import type { Content, Part } from './content.ts'
import {
  deliveryMatrix,
  matrixCounts,
  type MatrixCounts,
  type MatrixFilter,
  type MatrixRow,
  type MatrixScope,
} from './delivery-matrix.ts'
import type { Distribution } from './distribution.ts'
import { distributionById, distributionsFor, type DistributionsFilter } from './distributions.ts'
import { estimateDistribution } from './estimate-distribution.ts'
import { expireProposals } from './expire-proposals.ts'
import { beginDistribution, discardDistribution, saveDistribution } from './keep-distribution.ts'
import { keepSegment, removeSegment, segmentsFor, type Segment } from './keep-segment.ts'
import {
  previewAccounts,
  previewDistribution,
  type AccountsFilter,
  type AddresseePage,
  type DistributionPreview,
} from './preview-distribution.ts'
import {
  proposalsFor,
  proposalsOf,
  type Proposal,
  type ProposalState,
  type ProposalToAnswer,
} from './proposals.ts'
import { retrySafely, type RetriedSafely } from './retry-safe.ts'
import { holdDistribution } from './send-armed.ts'
import { sendDistribution, type SendDistribution, type SentDistribution } from './send-distribution.ts'

interface ProposalPage {
  state?: ProposalState | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** One story to many accounts, and what every unit and every network made of it. */
export interface Distributions {
  /** Newest first, by keyset. */
  list(
    actor: Actor,
    filter: DistributionsFilter,
  ): Promise<{ distributions: Distribution[]; next: string | null }>
  /** @throws not_found, forbidden */
  read(actor: Actor, id: string): Promise<Distribution>
  /** A draft. @throws forbidden, not_found (unit, edition), distribution_not_public */
  begin(actor: Actor, draft: { unitId: string; editionId: string; content: Content }): Promise<Distribution>
  /** `base`: hash of what the writer began with. @throws not_found, forbidden, distribution_changed */
  save(actor: Actor, id: string, change: { base: string; content: Content }): Promise<Distribution>
  /** @throws not_found, forbidden, distribution_settled */
  discard(actor: Actor, id: string): Promise<void>
  /** Counts, cost, and every fault with how many accounts have it. @throws not_found, forbidden, distribution_not_public */
  preview(actor: Actor, id: string): Promise<DistributionPreview>
  /** What of quotas and budgets it takes, and when the last could leave. @throws not_found, forbidden, distribution_not_public */
  estimate(actor: Actor, id: string): Promise<Estimate>
  /** Account by account, by keyset. @throws not_found, forbidden, distribution_not_public */
  accounts(actor: Actor, id: string, filter: AccountsFilter): Promise<AddresseePage>
  /** For a second person. `bound` is the preview's. @throws not_found, forbidden, distribution_changed */
  ask(actor: Actor, id: string, bound: string): Promise<void>
  /** @throws not_found, forbidden, distribution_own_work, distribution_changed */
  approve(actor: Actor, id: string, bound: string): Promise<void>
  /**
   * All of it in one transaction; before its edition is published it waits for that.
   * @throws not_found, forbidden, distribution_changed, distribution_needs_second, distribution_blocked (n),
   *   distribution_empty, distribution_answer_past, distribution_plan_past, distribution_not_public
   */
  send(actor: Actor, id: string, what: SendDistribution): Promise<SentDistribution>
  /** What waits for its edition becomes a draft again. @throws not_found, forbidden, distribution_settled */
  hold(actor: Actor, id: string): Promise<void>

  /** Of the accounts that the actor manages, newest first, by keyset. */
  proposals(actor: Actor, page: ProposalPage): Promise<{ proposals: ProposalToAnswer[]; next: string | null }>
  /** What became of a distribution's proposals. @throws not_found, forbidden */
  proposalsOf(
    actor: Actor,
    id: string,
    page: ProposalPage,
  ): Promise<{ proposals: Proposal[]; next: string | null; counts: Record<ProposalState, number> }>
  /**
   * For some accounts, all or none.
   * @throws not_found, forbidden, proposal_settled, proposal_changed, proposal_withdrawn, reason_needed, post_refused,
   *   delivery_exists, channel_not_connected
   */
  answer(
    actor: Actor,
    distributionId: string,
    answer: { channelIds: string[]; versionHash: string } & ProposalAnswer,
  ): Promise<{ deliveries: number }>

  /** Of a distribution or a story, newest first, by keyset. @throws not_found (unit), matrix_scope_needed */
  matrix(actor: Actor, filter: MatrixFilter): Promise<{ rows: MatrixRow[]; next: string | null }>
  /** @throws not_found (unit), matrix_scope_needed */
  counts(actor: Actor, scope: MatrixScope): Promise<MatrixCounts>
  /** Only what cannot be doubled by it. @throws not_found (unit), matrix_scope_needed */
  retry(actor: Actor, scope: MatrixScope): Promise<RetriedSafely>

  segments(actor: Actor): Promise<Segment[]>
  /** In place of what the unit had under that name. @throws forbidden, not_found (unit) */
  keepSegment(actor: Actor, segment: { unitId: string; name: string; parts: Part[] }): Promise<Segment>
  /** @throws not_found, forbidden */
  removeSegment(actor: Actor, id: string): Promise<void>
}

export function createDistributions(deps: ChannelsDeps): Distributions {
  deps.jobs.define('expire-proposals', async () => void (await expireProposals(deps)), {
    every: '* * * * *',
  })
  return {
    list: (actor, filter) => distributionsFor(deps, actor, filter),
    read: (actor, id) => distributionById(deps, actor, id),
    begin: (actor, draft) => beginDistribution(deps, actor, draft),
    save: (actor, id, change) => saveDistribution(deps, actor, id, change),
    discard: (actor, id) => discardDistribution(deps, actor, id),
    preview: (actor, id) => previewDistribution(deps, actor, id),
    estimate: (actor, id) => estimateDistribution(deps, actor, id),
    accounts: (actor, id, filter) => previewAccounts(deps, actor, id, filter),
    ask: (actor, id, bound) => askForApproval(deps, actor, id, bound),
    approve: (actor, id, bound) => approveDistribution(deps, actor, id, bound),
    send: (actor, id, what) => sendDistribution(deps, actor, id, what),
    hold: (actor, id) => holdDistribution(deps, actor, id),
    proposals: (actor, page) => proposalsFor(deps, actor, page),
    proposalsOf: (actor, id, page) => proposalsOf(deps, actor, id, page),
    answer: (actor, id, answer) => answerProposals(deps, actor, id, answer),
    matrix: (actor, filter) => deliveryMatrix(deps, actor, filter),
    counts: (actor, scope) => matrixCounts(deps, actor, scope),
    retry: (actor, scope) => retrySafely(deps, actor, scope),
    segments: (actor) => segmentsFor(deps, actor),
    keepSegment: (actor, segment) => keepSegment(deps, actor, segment),
    removeSegment: (actor, id) => removeSegment(deps, actor, id),
  }
}
