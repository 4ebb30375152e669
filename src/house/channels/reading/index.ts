/** What is read of the accounts: posts and their figures, what people say to them, and how they are connected. */
import type { Actor } from '../../../platform/actor.ts'
import type { Page, Paging } from '../../../platform/keyset.ts'
import { answerHeard } from './answer-heard.ts'
import { bestTimes, type BestTimes, type BestTimesOf } from './best-times.ts'
import { connectionBoard, type BoardFilter, type Connection } from './connection-board.ts'
import { assignHeard, cannedReplies, closeHeard, keepReply, removeReply } from './handle-heard.ts'
import {
  figureSeries,
  inboundPosts,
  type FigurePoint,
  type InboundPost,
  type PostFilter,
} from './inbound-posts.ts'
import {
  inboxCounts,
  inboxFor,
  inboxMessage,
  type CannedReply,
  type InboxFilter,
  type InboxMessage,
} from './inbox.ts'
import { hearFediverse } from './hear-fediverse.ts'
import './jobs.ts'
import { probeNow } from './probe-now.ts'
import { pullAccounts } from './pull-accounts.ts'
import type { ReadingDeps } from './read-account.ts'
import { resumeAnswers, sayAnswer, sweepHeard } from './say-answer.ts'
import { expectationOf, expectPosts, silentUnits, type Expectation, type SilentUnit } from './silence.ts'
import { takePush } from './take-push.ts'

export interface Reading {
  /** Everything that stands on the accounts, newest first, by keyset. @throws forbidden, not_found (unit), invalid_cursor */
  posts(actor: Actor, filter: PostFilter): Promise<Page<InboundPost>>
  /** How the figures of a post moved, oldest first, at most 200 points. @throws not_found, forbidden */
  series(actor: Actor, postId: string): Promise<{ post: InboundPost; series: FigurePoint[] }>
  /** When own older posts did best; says so where there are too few. @throws not_found, forbidden */
  bestTimes(actor: Actor, of: BestTimesOf & { zone: string }): Promise<BestTimes>

  /** How every account is connected, by keyset. @throws forbidden, not_found (unit), invalid_cursor */
  connections(actor: Actor, filter: BoardFilter): Promise<Page<Connection>>
  /** Asks the network now; null: nobody can be asked, or it did not answer. @throws not_found, forbidden */
  probe(actor: Actor, channelId: string): Promise<{ sound: boolean | null; why: string | null }>
  /** Units below whose accounts nothing was posted for longer than is expected; the longest silent first. */
  silent(actor: Actor, filter: Paging & { unitId?: string | undefined }): Promise<Page<SilentUnit>>
  /** @throws not_found (unit), forbidden */
  expectation(actor: Actor, unitId: string): Promise<Expectation>
  /** In days, 1 to 365; null: nothing is expected; `inherit`: what the units above say. @throws not_found, forbidden */
  expect(actor: Actor, unitId: string, everyDays: number | null | 'inherit'): Promise<void>

  /** What people addressed to the accounts, newest first, by keyset. @throws forbidden, not_found (unit), invalid_cursor */
  inbox(actor: Actor, filter: InboxFilter): Promise<Page<InboxMessage>>
  inboxCounts(actor: Actor): Promise<{ open: number; heard: number; answered: number }>
  /** @throws not_found, forbidden */
  message(
    actor: Actor,
    id: string,
  ): Promise<InboxMessage & { officers: { id: string; name: string }[]; replies: CannedReply[] }>
  /** @throws not_found, forbidden, assignee_unfit */
  assign(actor: Actor, id: string, personId: string | null): Promise<void>
  /** @throws not_found, forbidden */
  close(actor: Actor, id: string): Promise<void>
  /** Once. @throws not_found, forbidden, answer_given, no_answers_there, post_empty, post_too_long, channel_not_connected */
  answer(actor: Actor, id: string, text: string): Promise<void>
  /** @throws not_found (unit), forbidden */
  replies(actor: Actor, unitId: string): Promise<CannedReply[]>
  /** @throws not_found (unit), forbidden, replies_full */
  keepReply(actor: Actor, reply: Omit<CannedReply, 'id'>): Promise<CannedReply>
  /** @throws not_found, forbidden */
  removeReply(actor: Actor, id: string): Promise<void>
}

export function createReading(deps: ReadingDeps): Reading {
  const { jobs } = deps
  jobs.define('pull-accounts', () => pullAccounts(deps), {
    every: '* * * * *',
    work: { atOnce: 2 },
  })
  jobs.define('take-push', (pushed) => takePush(deps, pushed), { work: { atOnce: 2 } })
  jobs.define('say-answer', ({ heardId }) => sayAnswer(deps, heardId), { work: { atOnce: 2 } })
  jobs.define('resume-answers', () => resumeAnswers(deps), { every: '* * * * *' })
  jobs.define('sweep-heard', () => sweepHeard(deps, deps.config), { every: '23 * * * *' })
  deps.fediverse.onAddressed(hearFediverse(deps))

  return {
    posts: (actor, filter) => inboundPosts(deps, actor, filter),
    series: (actor, postId) => figureSeries(deps, actor, postId),
    bestTimes: (actor, of) => bestTimes(deps, actor, of),
    connections: (actor, filter) => connectionBoard(deps, actor, filter),
    probe: (actor, channelId) => probeNow(deps, actor, channelId),
    silent: (actor, filter) => silentUnits(deps, actor, filter),
    expectation: (actor, unitId) => expectationOf(deps, actor, unitId),
    expect: (actor, unitId, everyDays) => expectPosts(deps, actor, unitId, everyDays),
    inbox: (actor, filter) => inboxFor(deps, actor, filter),
    inboxCounts: (actor) => inboxCounts(deps, actor),
    message: (actor, id) => inboxMessage(deps, actor, id),
    assign: (actor, id, personId) => assignHeard(deps, actor, id, personId),
    close: (actor, id) => closeHeard(deps, actor, id),
    answer: (actor, id, text) => answerHeard(deps, actor, id, text),
    replies: (actor, unitId) => cannedReplies(deps, actor, unitId),
    keepReply: (actor, reply) => keepReply(deps, actor, reply),
    removeReply: (actor, id) => removeReply(deps, actor, id),
  }
}
