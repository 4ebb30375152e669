/** Front door of the channels: the institution's accounts, and the ledger of what was sent to each, once. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Adapter, Entry, Preview } from './adapter.ts'
import { announceEdition } from './announce-edition.ts'
import { changeChannel, pauseChannel, removeChannel, type ChangeChannel } from './change-channel.ts'
import type { Channel } from './channel.ts'
import { checkPost, type CheckPost } from './check-post.ts'
import { confirmDelivery, type Confirmation } from './confirm-delivery.ts'
import { connectChannel, type ConnectChannel } from './connecting/connect-channel.ts'
import { createConnecting, type Connecting, type ConnectingDeps } from './connecting/index.ts'
import { reconnectChannel } from './connecting/reconnect-channel.ts'
import { deliverPost } from './deliver-post.ts'
import type { Delivery } from './delivery.ts'
import { createDistributions, type Distributions } from './distribution/index.ts'
import { photoOf } from './evidence/photo-of-delivery.ts'
import './events.ts'
import './jobs.ts'
import {
  channelsFor,
  deliveriesFor,
  deliveryWithAttempts,
  receiptsOf,
  type DeliveryDetail,
  type DeliveryFilter,
  type Receipt,
} from './queries.ts'
import { createReading, type Reading } from './reading/index.ts'
import { pausePosting, pausesFor, resumePosting, type Pause, type PauseBegun } from './pause-posting.ts'
import { createCalendar, type Calendar } from './calendar/index.ts'
import { createQuotas, type Quotas } from './quotas/index.ts'
import { requestDelivery, retryDelivery } from './retry-delivery.ts'
import { tendChannel, tendChannels } from './tend-channels.ts'
import { resumeDeliveries } from './wake-deliveries.ts'

export { NoLongerLent } from './article.ts'
export { pictureToShow } from './check-post.ts'
export { matrixRoutes } from './distribution/matrix-routes.ts'
export { proposalRoutes } from './distribution/proposal-routes.ts'
export { distributionRoutes } from './distribution/routes.ts'
export { browserCookie, connectingRoutes, cookieIn, cookieText } from './connecting/index.ts'
export type { Connecting, OpenedLink, SignIn } from './connecting/index.ts'
export { createEvidence, resealEvidence, screenshotLimit, type Evidence } from './evidence/index.ts'
export { evidenceRoutes } from './evidence/routes.ts'
export { createFediverse, type Fediverse } from './fediverse/create-fediverse.ts'
export { createAdapters } from './networks.ts'
export { inboxRoutes } from './reading/inbox-routes.ts'
export { pushDoors } from './reading/push-door.ts'
export { bestTimesRoute } from './reading/best-times-route.ts'
export { readingRoutes } from './reading/routes.ts'
export { sealedInChannels } from './sealed.ts'
export { pauseRoutes } from './pause-routes.ts'
export { calendarRoutes } from './calendar/routes.ts'
export { quotaRoutes } from './quotas/routes.ts'
export { channelsRoutes } from './routes.ts'
export { createRegister } from './register/index.ts'
export { mostScreenshots } from './register/impostors/report-impostor.ts'
export { impostorRoutes } from './register/impostors/routes.ts'
export { publicRegisterRoutes } from './register/public-routes.ts'
export { registerRoutes } from './register/routes.ts'
export type { Adapter, NetworkKind, Preview, Settings } from './adapter.ts'
export type { Article, ArticleFilm, ArticlePicture } from './article.ts'
export type { Channel } from './channel.ts'
export type { Delivery, DeliveryState, Purpose } from './delivery.ts'
export type { ChannelsDeps, ComingEdition, PublishedEdition } from './deps.ts'
export type {
  AccountEvent,
  KnownImpostor,
  OfficialAccount,
  OfficialAnswer,
  Register,
  RegisterNetwork,
} from './register/index.ts'
export type { AttemptRecord, Receipt } from './queries.ts'

export interface Channels {
  /** What is read of the accounts. */
  reading: Reading
  /** What the house can speak to: what one connects with, and what each network can do. */
  networks: readonly Pick<Adapter, 'kind' | 'fields' | 'can' | 'authorise'>[]
  /** @throws forbidden, not_found (unit), channel_taken, channel_unauthorised, channel_unreachable, channel_refused */
  connect(actor: Actor, input: ConnectChannel): Promise<Channel>
  /** Signing in at the networks themselves, links for people outside, the house's registrations. */
  connecting: Connecting
  /** @throws not_found, forbidden */
  change(actor: Actor, id: string, change: ChangeChannel): Promise<Channel>
  /** @throws not_found, forbidden */
  pause(actor: Actor, id: string): Promise<Channel>
  /** With new credentials or the stored ones. @throws not_found, forbidden, channel_other_account, channel_… */
  reconnect(actor: Actor, id: string, given?: Entry): Promise<Channel>
  /** @throws not_found, forbidden */
  remove(actor: Actor, id: string): Promise<void>
  /** Channels of the units that the actor may look into. */
  list(actor: Actor, unitId?: string): Promise<Channel[]>
  /** A preview with exact counts and every fault; reaches no network. @throws not_found, forbidden */
  check(actor: Actor, id: string, post: CheckPost): Promise<Preview>

  /** By hand, in own words if given. @throws not_found, forbidden, channel_not_connected, post_refused, delivery_exists */
  request(actor: Actor, channelId: string, post: { editionId: string; text?: string }): Promise<Delivery>
  /** Newest first, by keyset. */
  deliveries(actor: Actor, filter: DeliveryFilter): Promise<{ deliveries: Receipt[]; next: string | null }>
  /** @throws not_found, forbidden */
  delivery(actor: Actor, id: string): Promise<DeliveryDetail>
  /** What shows that a person posted it: a JPEG. @throws not_found, forbidden */
  photo(actor: Actor, id: string): Promise<Buffer>
  /** @throws not_found, forbidden, delivery_settled, channel_not_connected */
  retry(actor: Actor, id: string): Promise<Delivery>
  /**
   * A person says what only a person can see: that it was posted or taken down, or that it is not there.
   * @throws not_found, forbidden, delivery_settled, delivery_is_looked_for, delivery_busy, delivery_link_needed,
   *   delivery_link_other, delivery_proof_needed, and for a photo upload_too_large, picture_…, storage_full
   */
  confirm(actor: Actor, id: string, said: Confirmation): Promise<Delivery>
  /**
   * Holds everything that is to leave below a unit, but for what is taken down, and tells what was out already.
   * @throws not_found (unit), forbidden, reason_needed, posting_paused_already
   */
  pausePosting(actor: Actor, what: { unitId: string; reason: string }): Promise<PauseBegun>
  /** @throws not_found, forbidden, posting_goes_on */
  resumePosting(actor: Actor, id: string): Promise<{ released: number }>
  /** Oldest first. */
  pauses(actor: Actor): Promise<Pause[]>
  /** Every channel that the story reached or should have, with how it stands. Asks no permission. */
  receipts(storyId: string): Promise<Receipt[]>
  /** Calls to work whatever is due, e.g. after a crash; how many. `grace` in ms leaves jobs on their way alone. */
  resume(grace?: number): Promise<number>

  /** One story to many accounts: drafts, audiences, proposals down the tree, the matrix. */
  readonly distributions: Distributions
  /** What the house may still post, on which terms, and what it costs. */
  quotas: Quotas
  /** What is planned, what came of it, and the times in which nothing leaves. */
  calendar: Calendar
}

export function createChannels(deps: ConnectingDeps & { config: { heardDays: number } }): Channels {
  const { jobs } = deps
  jobs.define('announce-edition', ({ editionId, act }) => announceEdition(deps, editionId, act))
  jobs.define('deliver-post', ({ deliveryId }) => deliverPost(deps, deliveryId), {
    // Nearly all of its time is waiting for networks; what they do at the same moment is one statement.
    work: { atOnce: 64, ofOneGroup: 1 },
  })
  jobs.define('resume-deliveries', async () => void (await resumeDeliveries(deps, 120_000)), {
    every: '* * * * *',
  })
  jobs.define('tend-channels', () => tendChannels(deps), { every: '* * * * *' })
  jobs.define('tend-channel', ({ channelId }) => tendChannel(deps, channelId), {
    work: { atOnce: 2 },
  })
  deps.units.onMoved(async (trx, { oldPath, newPath }) => {
    const placed = ['channel', 'pause', 'segment', 'distribution', 'blackout', 'expectation', 'canned_reply']
    for (const table of placed.map((name) => `channels.${name}`))
      await sql`update ${sql.table(table)}
        set unit_path = ${newPath}::ltree || case when unit_path = ${oldPath}::ltree then ''::ltree
          else subpath(unit_path, nlevel(${oldPath}::ltree)) end
        where unit_path <@ ${oldPath}::ltree`.execute(trx)
  })

  return {
    reading: createReading(deps),
    networks: Object.values(deps.adapters),
    connect: (actor, input) => connectChannel(deps, actor, input),
    connecting: createConnecting(deps),
    change: (actor, id, change) => changeChannel(deps, actor, id, change),
    pause: (actor, id) => pauseChannel(deps, actor, id),
    reconnect: (actor, id, given) => reconnectChannel(deps, actor, id, given),
    remove: (actor, id) => removeChannel(deps, actor, id),
    list: (actor, unitId) => channelsFor(deps, actor, unitId),
    check: (actor, id, post) => checkPost(deps, actor, id, post, deps.config.url),
    request: (actor, channelId, post) => requestDelivery(deps, actor, channelId, post),
    deliveries: (actor, filter) => deliveriesFor(deps, actor, filter),
    delivery: (actor, id) => deliveryWithAttempts(deps, actor, id),
    photo: (actor, id) => photoOf(deps, actor, id),
    retry: (actor, id) => retryDelivery(deps, actor, id),
    confirm: (actor, id, said) => confirmDelivery(deps, actor, id, said),
    pausePosting: (actor, what) => pausePosting(deps, actor, what),
    resumePosting: (actor, id) => resumePosting(deps, actor, id),
    pauses: (actor) => pausesFor(deps, actor),
    receipts: (storyId) => receiptsOf(deps, storyId),
    resume: (grace = 0) => resumeDeliveries(deps, grace),
    distributions: createDistributions(deps),
    quotas: createQuotas(deps),
    calendar: createCalendar(deps),
  }
}
