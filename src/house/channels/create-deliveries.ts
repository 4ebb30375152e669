/** Writes deliveries, in one statement however many they are; each can exist only once, however often this runs. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NetworkKind } from './adapter.ts'
import type { ChannelRow } from './channel.ts'
import type { ChannelsDeps, PublishedEdition } from './deps.ts'
import type { DeliveryState, Purpose } from './delivery.ts'
import { createParts, partsToCome } from './thread-parts.ts'
import { isThread } from './thread.ts'
import { enqueueDeliveries } from './wake-deliveries.ts'

export interface Addressed {
  channel: Pick<ChannelRow, 'id' | 'kind' | 'state'>
  /** An officer's own words; without them the adapter composes. */
  text?: string | null
  /** Query that its link bears, see `linkFrom`. */
  campaign?: string | null
}

interface Manner {
  distributionId?: string | null
  /** Not before this moment. */
  plannedFor?: Date | null
}

/** Writes the rows that are missing and calls those that are due to work; the ids of what was written, by channel. */
export async function createDeliveries(
  deps: Pick<ChannelsDeps, 'clock' | 'jobs' | 'adapters'>,
  trx: HouseTransaction,
  edition: PublishedEdition,
  purpose: Purpose,
  meant: readonly Addressed[],
  { distributionId = null, plannedFor = null }: Manner = {},
): Promise<Map<string, string>> {
  // A site that is only read is never sent anything, whoever asks for it.
  const to = meant.filter(({ channel }) => deps.adapters[channel.kind as NetworkKind].can.readOnly !== true)
  if (to.length === 0) return new Map()
  const now = deps.clock.now()
  const { article } = edition
  const start = plannedFor !== null && plannedFor > now ? plannedFor : now
  const rows = to.map(({ channel, text = null, campaign = null }) => {
    const id = newId()
    const adapter = deps.adapters[channel.kind as NetworkKind]
    const begins = beginningOf(channel, purpose, adapter.can.edits)
    const named = { id, createdAt: now, slug: article?.slug ?? '', ref: edition.ref }
    return {
      id,
      channel_id: channel.id,
      ...begins,
      text,
      campaign,
      external_key: adapter.keyFor(named),
      next_at: begins.state === 'queued' ? start : null,
      parts: isThread(adapter, text) ? partsToCome(adapter, text, named) : [],
    }
  })
  const { rows: created } = await sql<{ id: string; channel_id: string; state: string }>`
    insert into channels.delivery (id, channel_id, story_id, edition_id, locale, ref, purpose, version_hash, state, why,
      text, campaign, external_key, distribution_id, planned_for, next_at, due_since, created_at, changed_at)
    select row.id, row.channel_id, ${edition.storyId}, ${edition.editionId}, ${edition.locale}, ${edition.ref}, ${purpose},
      ${article?.versionHash ?? ''}, row.state, row.why, row.text, row.campaign, row.external_key,
      ${distributionId}::uuid, ${plannedFor}::timestamptz, row.next_at, ${start}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, channel_id uuid, state text, why text,
      text text, campaign text, external_key text, next_at timestamptz)
    on conflict do nothing
    returning id, channel_id, state`.execute(trx)
  const isNew = new Set(created.map(({ id }) => id))
  await createParts(
    trx,
    rows.flatMap(({ id, parts }) => (isNew.has(id) ? parts : [])),
  )
  if (start <= now)
    await enqueueDeliveries(
      deps,
      trx,
      created.filter(({ state }) => state === 'queued'),
    )
  return new Map(created.map(({ id, channel_id: channelId }) => [channelId, id]))
}

function beginningOf(
  channel: Pick<ChannelRow, 'state'>,
  purpose: Purpose,
  edits: boolean,
): { state: DeliveryState; why: string | null } {
  if (purpose === 'update' && !edits) return { state: 'skipped', why: 'no_edit' }
  // A post is news of its minute; what must be mended or taken away waits for the channel.
  if (purpose === 'post' && channel.state === 'paused') return { state: 'skipped', why: 'channel_paused' }
  if (channel.state === 'unauthorised') return { state: 'unauthorised', why: null }
  return { state: 'queued', why: channel.state === 'paused' ? 'channel_paused' : null }
}
