import type { Post } from './adapter.ts'
import { callNetwork, findOut } from './call-network.ts'
import { accountOf, adapterOf, limitsOf, settingsOf, type ChannelRow } from './channel.ts'
import { claimWords } from './claim-words.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { settleDelivery, settlementOf } from './settle-delivery.ts'

/** Sends the edition's post, unless it stands there already or the edition was taken back. */
export async function publishPost(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<void> {
  if ((await findOut(deps, channel, delivery)) !== 'free') return
  const edition = await deps.publishedEdition(delivery.edition_id)
  if (edition === undefined || edition.article === null)
    return settleDelivery(deps, channel, delivery, { state: 'skipped', why: 'withdrawn' })
  await send(deps, channel, delivery, {
    article: edition.article,
    key: delivery.external_key,
    at: delivery.created_at,
    ...(delivery.text === null ? {} : { text: delivery.text }),
  })
}

/** Checks, publishes and settles: for a post, and for a correction that is a post of its own. */
export async function send(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  post: Post,
): Promise<void> {
  const adapter = adapterOf(deps, channel)
  const on = { settings: settingsOf(channel), limits: limitsOf(deps, channel) }
  const {
    faults: [fault],
    text,
  } = adapter.check(post, on)
  if (fault !== undefined)
    return settleDelivery(deps, channel, delivery, { state: 'rejected', why: fault.code, lasting: true })
  const other = adapter.can.oneVoice ? await claimWords(deps, channel, delivery, text) : undefined
  if (other !== undefined)
    return settleDelivery(deps, channel, delivery, {
      state: 'rejected',
      why: 'said_elsewhere',
      detail: other,
      lasting: true,
    })
  const ended = await callNetwork(
    deps,
    delivery,
    'publish',
    post,
    () => adapter.publish(accountOf(deps, channel), post),
    text,
  )
  const settlement = settlementOf(ended.outcome, delivery, deps.clock.now(), post.article.versionHash)
  await settleDelivery(deps, channel, delivery, settlement, ended)
}
