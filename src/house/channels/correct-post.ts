import type { Article, Post, Sent } from './adapter.ts'
import { callNetwork, findOut } from './call-network.ts'
import { accountOf, adapterOf, limitsOf, settingsOf, type ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { sentOf, type DeliveryRow } from './delivery.ts'
import { ownAttachments, siblings } from './posts-beside.ts'
import { send } from './publish-post.ts'
import { closeOpenAttempts, endAttempt } from './attempt.ts'
import { settleDelivery, settlementOf } from './settle-delivery.ts'
import { isUnsettled } from './wake-deliveries.ts'

/**
 * Carries a correction or an update to where the post stands: by editing it, else by answering it or by putting a new
 * one in its place, as the channel's setting says.
 */
export async function correctPost(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<void> {
  const adapter = adapterOf(deps, channel)
  // An edit may be repeated; a post of its own must be looked for first.
  if (adapter.can.edits) await closeOpenAttempts(deps, delivery.id)
  else if ((await findOut(deps, channel, delivery)) !== 'free') return
  const skip = (why: string) => settleDelivery(deps, channel, delivery, { state: 'skipped', why })
  const edition = await deps.publishedEdition(delivery.edition_id)
  if (edition === undefined || edition.article === null) return skip('withdrawn')
  const others = await siblings(deps, delivery)
  const post = others.find((row) => row.purpose === 'post')
  if (post !== undefined && isUnsettled(post.state))
    return settleDelivery(deps, channel, delivery, { state: 'queued', why: 'waits_for_post' })
  const standing =
    post?.state === 'sent'
      ? post
      : others.findLast((row) => row.purpose === 'correction' && row.state === 'sent')
  const next: Post = { article: edition.article, key: delivery.external_key, at: delivery.created_at }
  const target = standing === undefined ? undefined : sentOf(standing)
  if (standing === undefined || target === undefined)
    // Stopped between taking the old one away and putting the new one up.
    return post?.why === 'replaced' ? send(deps, channel, delivery, next) : skip('nothing_there')
  if (standing.sent_hash === edition.article.versionHash && standing.id !== delivery.id)
    return skip('already_current')
  if (adapter.can.edits) return edit(deps, channel, delivery, edition.article, standing, target)
  const { answers, removes } = adapter.can
  const replaces = settingsOf(channel).correction === 'replace' && removes
  // For a person: neither way is open on this network.
  if (!answers && !replaces)
    return settleDelivery(deps, channel, delivery, { state: 'rejected', why: 'no_edit', lasting: true })
  if (!replaces) {
    const note =
      edition.article.notes.findLast(({ kind }) => kind === 'correction')?.note ?? edition.article.headline
    return send(deps, channel, delivery, { ...next, answers: { to: target, note } })
  }
  if (await takeAway(deps, channel, delivery, standing, target)) await send(deps, channel, delivery, next)
}

async function edit(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  article: Article,
  standing: DeliveryRow,
  target: Sent,
): Promise<void> {
  const post: Post = { article, key: standing.external_key, at: standing.created_at }
  const attachments = await ownAttachments(deps, standing)
  const adapter = adapterOf(deps, channel)
  const { text } = adapter.check(post, { settings: settingsOf(channel), limits: limitsOf(deps, channel) })
  const ended = await callNetwork(
    deps,
    delivery,
    'edit',
    { target: target.id, post },
    () => adapter.edit(accountOf(deps, channel), { ...target, attachments }, post),
    text,
  )
  if (ended.outcome.kind === 'sent')
    await deps.db
      .updateTable('channels.delivery')
      .set({ sent_hash: article.versionHash, attachments: [...(ended.outcome.sent.attachments ?? [])] })
      .where('id', '=', standing.id)
      .execute()
  const settlement = settlementOf(ended.outcome, delivery, deps.clock.now(), article.versionHash)
  await settleDelivery(deps, channel, delivery, settlement, ended)
}

/** First what is wrong goes, then what is right comes: never both side by side. */
async function takeAway(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  standing: DeliveryRow,
  target: Sent,
): Promise<boolean> {
  const ended = await callNetwork(deps, delivery, 'remove', { target: target.id }, () =>
    adapterOf(deps, channel).remove(accountOf(deps, channel), target),
  )
  if (ended.outcome.kind !== 'sent') {
    const settlement = settlementOf(ended.outcome, delivery, deps.clock.now())
    await settleDelivery(deps, channel, delivery, settlement, ended)
    return false
  }
  await endAttempt(deps.db, deps.clock, ended.attempt, ended.outcome)
  await settleDelivery(deps, channel, standing, { state: 'removed', why: 'replaced' })
  return true
}
