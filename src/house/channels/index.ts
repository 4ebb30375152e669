/** Front door of the channels: the institution's accounts, and the ledger of what was sent to each, once. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Adapter, Entry, Preview } from './adapter.ts'
import { announceEdition } from './announce-edition.ts'
import {
  changeChannel,
  pauseChannel,
  reconnectChannel,
  removeChannel,
  type ChangeChannel,
} from './change-channel.ts'
import type { Channel } from './channel.ts'
import { checkPost, type CheckPost } from './check-post.ts'
import { confirmDelivery, type Confirmation } from './confirm-delivery.ts'
import { connectChannel, type ConnectChannel } from './connect-channel.ts'
import { deliverPost } from './deliver-post.ts'
import type { Delivery } from './delivery.ts'
import type { ChannelsDeps } from './deps.ts'
import './events.ts'
import './jobs.ts'
import {
  isOfficial,
  officialAccounts,
  type OfficialAccount,
  type OfficialAnswer,
} from './official-accounts.ts'
import {
  channelsFor,
  deliveriesFor,
  deliveryWithAttempts,
  receiptsOf,
  type AttemptRecord,
  type DeliveryFilter,
  type Receipt,
} from './queries.ts'
import { requestDelivery, retryDelivery } from './retry-delivery.ts'
import { tendChannel, tendChannels } from './tend-channels.ts'
import { resumeDeliveries } from './wake-deliveries.ts'

export { createAdapters } from './networks.ts'
export { channelsRoutes } from './routes.ts'
export type { Adapter, Article, ArticlePicture, NetworkKind, Preview, Settings } from './adapter.ts'
export type { Channel } from './channel.ts'
export type { Delivery, DeliveryState, Purpose } from './delivery.ts'
export type { ChannelsDeps, PublishedEdition } from './deps.ts'
export type { OfficialAccount, OfficialAnswer } from './official-accounts.ts'
export type { AttemptRecord, Receipt } from './queries.ts'

export interface Channels {
  /** What the house can speak to: what one connects with, and what each network can do. */
  networks: readonly Pick<Adapter, 'kind' | 'fields' | 'can'>[]
  /** @throws forbidden, not_found (unit), channel_taken, channel_unauthorised, channel_unreachable, channel_refused */
  connect(actor: Actor, input: ConnectChannel): Promise<Channel>
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
  delivery(actor: Actor, id: string): Promise<Receipt & { attemptRecords: AttemptRecord[] }>
  /** @throws not_found, forbidden, delivery_settled, channel_not_connected */
  retry(actor: Actor, id: string): Promise<Delivery>
  /**
   * A person says what only a person can see: that it was posted or taken down, or that it is not there.
   * @throws not_found, forbidden, delivery_settled, delivery_is_looked_for
   */
  confirm(actor: Actor, id: string, said: Confirmation): Promise<Delivery>
  /** Every channel that the story reached or should have, with how it stands. Asks no permission. */
  receipts(storyId: string): Promise<Receipt[]>
  /** Calls to work whatever is due, e.g. after a crash; how many. `grace` in ms leaves jobs on their way alone. */
  resume(grace?: number): Promise<number>

  /** The public register, of one unit or of all. */
  officialAccounts(unitId?: string): Promise<OfficialAccount[]>
  /** Whether an address, however it was copied, is or was the institution's. */
  isOfficial(url: string): Promise<OfficialAnswer>
}

export function createChannels(deps: ChannelsDeps & { config: { url: string } }): Channels {
  const { db, jobs } = deps
  jobs.define('announce-edition', ({ editionId, act }) => announceEdition(deps, editionId, act))
  jobs.define('deliver-post', ({ deliveryId }) => deliverPost(deps, deliveryId), {
    work: { localConcurrency: 4, groupConcurrency: 1 },
  })
  jobs.define('resume-deliveries', async () => void (await resumeDeliveries(deps, 120_000)), {
    every: '* * * * *',
  })
  jobs.define('tend-channels', () => tendChannels(deps), { every: '* * * * *' })
  jobs.define('tend-channel', ({ channelId }) => tendChannel(deps, channelId), {
    work: { localConcurrency: 4 },
  })
  deps.units.onMoved(async (trx, { oldPath, newPath }) => {
    await sql`update channels.channel
      set unit_path = ${newPath}::ltree || case when unit_path = ${oldPath}::ltree then ''::ltree
        else subpath(unit_path, nlevel(${oldPath}::ltree)) end
      where unit_path <@ ${oldPath}::ltree`.execute(trx)
  })

  return {
    networks: Object.values(deps.adapters).map(({ kind, fields, can }) => ({ kind, fields, can })),
    connect: (actor, input) => connectChannel(deps, actor, input),
    change: (actor, id, change) => changeChannel(deps, actor, id, change),
    pause: (actor, id) => pauseChannel(deps, actor, id),
    reconnect: (actor, id, given) => reconnectChannel(deps, actor, id, given),
    remove: (actor, id) => removeChannel(deps, actor, id),
    list: (actor, unitId) => channelsFor(deps, actor, unitId),
    check: (actor, id, post) => checkPost(deps, actor, id, post, deps.config.url),
    request: (actor, channelId, post) => requestDelivery(deps, actor, channelId, post),
    deliveries: (actor, filter) => deliveriesFor(deps, actor, filter),
    delivery: (actor, id) => deliveryWithAttempts(deps, actor, id),
    retry: (actor, id) => retryDelivery(deps, actor, id),
    confirm: (actor, id, said) => confirmDelivery(deps, actor, id, said),
    receipts: (storyId) => receiptsOf(deps, storyId),
    resume: (grace = 0) => resumeDeliveries(deps, grace),
    officialAccounts: (unitId) => officialAccounts(db, unitId),
    isOfficial: (url) => isOfficial(db, url),
  }
}
