import type { Post } from './adapter.ts'
import type { Article } from './article.ts'
import { keepPending } from './attempt.ts'
import { callNetwork, findOut } from './call-network.ts'
import { accountOf, adapterOf, limitsOf, settingsOf, type ChannelRow } from './channel.ts'
import { claimWords } from './claim-words.ts'
import type { ChannelsDeps } from './deps.ts'
import type { DeliveryRow } from './delivery.ts'
import { siblings } from './posts-beside.ts'
import { takePlace } from './quotas/take-place.ts'
import { settleDelivery } from './settle-delivery.ts'
import { onwards, settlementOf, type Settlement } from './settlement.ts'
import { noteWords, postAt, turnOf, type Turn } from './thread-parts.ts'
import { outlookOf, saidIn } from './thread.ts'
import { isAttended, wakeFollowers } from './wake-deliveries.ts'

/** Sends the edition's post, unless it stands there already or the edition was taken back. */
export async function publishPost(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
): Promise<void> {
  if ((await findOut(deps, channel, delivery)) !== 'free') return
  const edition = await deps.publishedEdition(delivery.edition_id)
  // Whatever parts of it stand there, the removal takes down.
  if (edition === undefined || edition.article === null)
    return settleDelivery(deps, channel, delivery, { state: 'skipped', why: 'withdrawn' })
  if (delivery.external_id !== null && (await isCorrected(deps, delivery)))
    return settleDelivery(deps, channel, delivery, { state: 'queued', why: 'waits_for_correction' })
  await send(deps, channel, delivery, {
    article: linkFrom(edition.article, delivery.campaign),
    key: delivery.external_key,
    at: delivery.created_at,
    ...(delivery.text === null ? {} : { text: delivery.text }),
  })
}

/** Of a thread that is half out: whether a correction comes, which ends it; it is woken. */
async function isCorrected(deps: ChannelsDeps, delivery: DeliveryRow): Promise<boolean> {
  const others = await siblings(deps, delivery)
  if (!others.some(({ state }) => isAttended(state))) return false
  await deps.db.transaction().execute((trx) => wakeFollowers(deps, trx, delivery))
  return true
}

/** With the query on its link that tells the house where its readers came from. */
export const linkFrom = (article: Article, campaign: string | null): Article =>
  campaign === null ? article : { ...article, url: `${article.url}?${campaign}` }

interface Words {
  text: string
  /** What the post takes beside its own place. */
  units?: number
  refusal?: { why: string; detail?: string }
}

/** The words of the post, and why it cannot go out with them; where one voice is the rule, they are claimed. */
export async function wordsOf(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  post: Post,
): Promise<Words> {
  const adapter = adapterOf(deps, channel)
  const on = { settings: settingsOf(channel), limits: limitsOf(deps, channel) }
  const outlook = outlookOf(adapter, post, on)
  const words = { text: saidIn(outlook), units: outlook.units ?? 0 }
  const [fault] = outlook.faults
  if (fault !== undefined) return { ...words, refusal: { why: fault.code } }
  // Corrections of one story are alike by nature, and each answers its own account's post.
  if (!adapter.can.oneVoice || post.answers !== undefined) return words
  const other = await claimWords(deps, channel, delivery, words.text)
  return other === undefined ? words : { ...words, refusal: { why: 'said_elsewhere', detail: other } }
}

/** Those of the part at hand; all of a thread is checked, and claimed, before its first part goes out. */
async function wordsAt(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  whole: Post,
  turn: Turn,
): Promise<Words> {
  if (turn.number === 1) {
    const all = await wordsOf(deps, channel, delivery, whole)
    if (turn.of === 1 || all.refusal !== undefined) return all
  }
  const adapter = adapterOf(deps, channel)
  const on = { settings: settingsOf(channel), limits: limitsOf(deps, channel) }
  const { text, units = 0, faults } = adapter.check(postAt(adapter, whole, turn), on)
  const why = turn.number > 1 && turn.below === undefined ? 'thread_cut' : faults[0]?.code
  return why === undefined ? { text, units } : { text, refusal: { why } }
}

/**
 * Checks, publishes and settles: for a post, or the part of it that is at hand, and for a correction that is a post of
 * its own.
 */
export async function send(
  deps: ChannelsDeps,
  channel: ChannelRow,
  delivery: DeliveryRow,
  whole: Post,
  /** Codes of what the post leaves standing. */
  leftovers: readonly string[] = [],
): Promise<void> {
  const adapter = adapterOf(deps, channel)
  const turn = await turnOf(deps.db, delivery)
  const first = turn.number === 1
  if (first && waitsForFilm(deps, channel, delivery, whole))
    return settleDelivery(deps, channel, delivery, filmAwaited(deps, delivery))
  const { text, units, refusal } = await wordsAt(deps, channel, delivery, whole, turn)
  if (refusal !== undefined)
    return settleDelivery(deps, channel, delivery, { state: 'rejected', ...refusal, lasting: true })
  const post = postAt(adapter, whole, turn)
  const place = await takePlace(deps, channel, delivery, { text, units })
  if (place.kind === 'full') return settleDelivery(deps, channel, delivery, place.settlement)
  if (!first) await noteWords(deps.db, delivery, turn, text)
  await adapter.turn?.(accountOf(deps, channel))
  const ended = await callNetwork(
    deps,
    delivery,
    'publish',
    post,
    () =>
      adapter.publish(accountOf(deps, channel), post, {
        ...(delivery.pending === null ? {} : { pending: delivery.pending }),
        keep: (pending) => keepPending(deps, delivery, pending),
      }),
    first ? text : undefined,
  ).catch(async (error: unknown) => {
    await place.returned()
    throw error
  })
  await place.returned(ended.outcome)
  const now = deps.clock.now()
  // Own words were written of the version that they were asked for with, however late they go out.
  const said = delivery.text === null ? post.article.versionHash : delivery.version_hash
  const settlement = onwards(settlementOf(ended.outcome, delivery, now, said), turn, now)
  await settleDelivery(
    deps,
    channel,
    delivery,
    leftovers.length === 0 ? settlement : { ...settlement, leftovers },
    ended,
  )
}

/** Where a post can do without its film, it waits no longer for it (ms): a long one is prepared for hours. */
const patience = 30 * 60_000

function waitsForFilm(
  deps: ChannelsDeps,
  channel: ChannelRow,
  { due_since: since }: DeliveryRow,
  { article, answers }: Post,
): boolean {
  const { film } = limitsOf(deps, channel)
  if (!article.awaitsFilm || film === null || answers !== undefined) return false
  return film.needed || deps.clock.now().getTime() < since.getTime() + patience
}

/** Looked for again every minute; after a day the news is too late, as with every other delay. */
function filmAwaited({ clock }: Pick<ChannelsDeps, 'clock'>, delivery: DeliveryRow): Settlement {
  const now = clock.now()
  const until = new Date(now.getTime() + 60_000)
  return settlementOf({ kind: 'throttled', why: 'film_in_preparation', until }, delivery, now)
}
