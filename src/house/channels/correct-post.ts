import type { Post, Sent } from './adapter.ts'
import type { Article } from './article.ts'
import { callNetwork, findOut } from './call-network.ts'
import { accountOf, adapterOf, limitsOf, settingsOf, type ChannelRow } from './channel.ts'
import type { ChannelsDeps } from './deps.ts'
import { sentOf, type DeliveryRow } from './delivery.ts'
import { isBetweenParts, ownAttachments, siblings, stands } from './posts-beside.ts'
import { linkFrom, send, wordsOf } from './publish-post.ts'
import { waitForUnits, withUnits } from './quotas/take-units.ts'
import { closeOpenAttempts } from './attempt.ts'
import { settleDelivery } from './settle-delivery.ts'
import { settlementOf } from './settlement.ts'
import { takeDownPost } from './take-down.ts'
import { hangingParts, sentAs } from './thread-parts.ts'
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
  // A thread that is half out is not made whole first with what is not true any more.
  if (post !== undefined && isUnsettled(post.state) && !isBetweenParts(post))
    return settleDelivery(deps, channel, delivery, { state: 'queued', why: 'waits_for_post' })
  const found =
    post !== undefined && stands(post)
      ? post
      : others.findLast((row) => row.purpose === 'correction' && row.state === 'sent')
  const next: Post = { article: edition.article, key: delivery.external_key, at: delivery.created_at }
  if (found === undefined)
    // Stopped between taking the old one away and putting the new one up.
    return post?.why === 'replaced' ? send(deps, channel, delivery, next) : skip('nothing_there')
  if (found.sent_hash === edition.article.versionHash && found.id !== delivery.id)
    return skip('already_current')
  const standing = await endThread(deps, channel, found)
  const target = sentOf(standing)
  if (target === undefined) return layOut(deps, channel, delivery, next)
  if (adapter.can.edits) return edit(deps, channel, delivery, edition.article, standing, target)
  const { answers, removes } = adapter.can
  const replaces = settingsOf(channel).correction === 'replace' && removes
  // For a person: neither way is open on this network.
  if (!answers && !replaces)
    return settleDelivery(deps, channel, delivery, { state: 'rejected', why: 'no_edit', lasting: true })
  // What stands is not taken away for a post that cannot come.
  const refused = replaces && (await wordsOf(deps, channel, delivery, next)).refusal !== undefined
  if (refused && !answers) return send(deps, channel, delivery, next)
  if (refused || !replaces) {
    const note =
      edition.article.notes.findLast(({ kind }) => kind === 'correction')?.note ?? edition.article.headline
    const leftovers = showsAnother(deps, channel, target, next) ? ['old_picture'] : []
    // Below the last part it is seen by whoever came to any of them.
    const last = (await hangingParts(deps.db, standing)).findLast(
      ({ sent_at: sent, removed_at: removed }) => sent !== null && removed === null,
    )
    const to = (last === undefined ? undefined : sentAs(last)) ?? target
    return send(deps, channel, delivery, { ...next, answers: { to, root: target, note } }, leftovers)
  }
  if (await takeAway(deps, channel, delivery, standing)) await send(deps, channel, delivery, next)
}

/** Of a thread that was stopped half-way nobody sends the rest any more, whoever lets it try again. */
async function endThread(
  deps: ChannelsDeps,
  channel: ChannelRow,
  standing: DeliveryRow,
): Promise<DeliveryRow> {
  if (standing.state === 'sent') return standing
  await settleDelivery(deps, channel, standing, { state: 'sent', why: 'thread_ended' })
  return { ...standing, state: 'sent' }
}

/** What stands shows a picture that the story has no longer: since covered, cut otherwise, or taken out. */
function showsAnother(deps: ChannelsDeps, channel: ChannelRow, { shown }: Sent, post: Post): boolean {
  const on = { settings: settingsOf(channel), limits: limitsOf(deps, channel) }
  const { pictures, film } = adapterOf(deps, channel).check(post, on)
  const today = new Set([film, ...pictures].map((one) => one?.key))
  return shown?.some((key) => !today.has(key)) === true
}

/** For a person: the post stands where one put it, and nobody can tell the network which one it is. */
async function layOut(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  post: Post,
): Promise<void> {
  const adapter = adapterOf(deps, channel)
  const { text } = adapter.check(post, { settings: settingsOf(channel), limits: limitsOf(deps, channel) })
  const why = adapter.can.edits ? 'hand_edit' : 'hand_correct'
  const ended = await callNetwork(deps, delivery, 'edit', post, async () => ({ kind: 'handed', why }), text)
  const settlement = settlementOf(ended.outcome, delivery, deps.clock.now(), post.article.versionHash)
  await settleDelivery(deps, channel, delivery, settlement, ended)
}

async function edit(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  article: Article,
  standing: DeliveryRow,
  target: Sent,
): Promise<void> {
  const post: Post = {
    article: linkFrom(article, standing.campaign),
    key: standing.external_key,
    at: standing.created_at,
  }
  // Its other parts say what an officer wrote of the version before; the first says what is true now.
  const parts = await takeDownPost(deps, channel, delivery, standing, new Map(), { own: false })
  if (parts.kind === 'stopped' && parts.settlement.state !== 'rejected')
    return settleDelivery(deps, channel, delivery, parts.settlement, parts.ended)
  const attachments = await ownAttachments(deps, standing)
  const adapter = adapterOf(deps, channel)
  const { text } = adapter.check(post, { settings: settingsOf(channel), limits: limitsOf(deps, channel) })
  const ended = await withUnits(deps, channel, 'edit', () =>
    callNetwork(
      deps,
      delivery,
      'edit',
      { target: target.id, post },
      () => adapter.edit(accountOf(deps, channel), { ...target, attachments }, post),
      text,
    ),
  )
  if (ended.kind === 'out_of_units') return settleDelivery(deps, channel, delivery, waitForUnits(ended))
  if (ended.outcome.kind === 'sent') {
    const { attachments: beside = [], revision = null, shown } = ended.outcome.sent
    await deps.db
      .updateTable('channels.delivery')
      .set({
        sent_hash: article.versionHash,
        attachments: [...beside],
        external_revision: revision,
        shown: shown === undefined ? null : [...shown],
      })
      .where('id', '=', standing.id)
      .execute()
  }
  const settlement = settlementOf(ended.outcome, delivery, deps.clock.now(), article.versionHash)
  const leftovers = parts.kind === 'gone' ? {} : { leftovers: ['thread_parts'] }
  await settleDelivery(deps, channel, delivery, { ...settlement, ...leftovers }, ended)
}

/** First what is wrong goes, then what is right comes: never both side by side. */
async function takeAway(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  standing: DeliveryRow,
): Promise<boolean> {
  const taken = await takeDownPost(deps, channel, delivery, standing, new Map())
  if (taken.kind === 'stopped') {
    await settleDelivery(deps, channel, delivery, taken.settlement, taken.ended)
    return false
  }
  await settleDelivery(deps, channel, standing, { state: 'removed', why: 'replaced' })
  return true
}
