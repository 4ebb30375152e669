/** Turns an act of the newsroom into deliveries, each of which can exist only once, however often this runs. */
import { sql, type Insertable } from 'kysely'
import { theHouse } from '../../platform/actor.ts'
import type { DB } from '../../platform/database.generated.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NetworkKind } from './adapter.ts'
import { settingsOf, type ChannelRow } from './channel.ts'
import type { ChannelsDeps, PublishedEdition } from './deps.ts'
import type { DeliveryState, Purpose } from './delivery.ts'
import { enqueueDeliveries } from './wake-deliveries.ts'

export type Announced = 'publish' | 'correct' | 'update' | 'withdraw' | 'recall'

const purposeOf: Record<Announced, Purpose> = {
  publish: 'post',
  correct: 'correction',
  update: 'update',
  withdraw: 'withdrawal',
  recall: 'withdrawal',
}

export async function announceEdition(deps: ChannelsDeps, editionId: string, act: Announced): Promise<void> {
  const edition = await deps.publishedEdition(editionId)
  if (edition === undefined) return
  const purpose = purposeOf[act]
  // Taken back before its news came round: the news of that is on its way, too.
  if (purpose !== 'withdrawal' && edition.article === null) return
  await deps.db.transaction().execute(async (trx) => {
    if (purpose === 'withdrawal') await cancelUnsent(deps, trx, editionId)
    const channels =
      purpose === 'post' ? await channelsAtHome(trx, edition) : await channelsReached(trx, editionId)
    const created = await createDeliveries(deps, trx, edition, purpose, channels)
    if (created === 0) return
    await deps.audit.record(trx, {
      actor: theHouse,
      act: 'delivery.announce',
      unitId: edition.unitId,
      objectKind: 'edition',
      objectId: editionId,
      ...(edition.article === null ? {} : { versionHash: edition.article.versionHash }),
      details: { act, deliveries: created },
    })
  })
}

/** Writes the rows that are missing and calls them to work; how many there were. */
export async function createDeliveries(
  deps: Pick<ChannelsDeps, 'clock' | 'jobs' | 'adapters'>,
  trx: HouseTransaction,
  edition: PublishedEdition,
  purpose: Purpose,
  channels: readonly ChannelRow[],
  text: string | null = null,
): Promise<number> {
  if (channels.length === 0) return 0
  const now = deps.clock.now()
  const { article } = edition
  const rows = channels.map((channel): Insertable<DB['channels.delivery']> => {
    const id = newId()
    const adapter = deps.adapters[channel.kind as NetworkKind]
    const start = startOf(channel, purpose, adapter.can.edits)
    return {
      id,
      channel_id: channel.id,
      story_id: edition.storyId,
      edition_id: edition.editionId,
      locale: edition.locale,
      ref: edition.ref,
      purpose,
      version_hash: article?.versionHash ?? '',
      ...start,
      text,
      external_key: adapter.keyFor({ id, createdAt: now, slug: article?.slug ?? '', ref: edition.ref }),
      next_at: start.state === 'queued' ? now : null,
      due_since: now,
      created_at: now,
      changed_at: now,
    }
  })
  const created = await trx
    .insertInto('channels.delivery')
    .values(rows)
    .onConflict((clash) => clash.doNothing())
    .returning(['id', 'channel_id', 'state'])
    .execute()
  await enqueueDeliveries(
    deps,
    trx,
    created.filter((row) => row.state === 'queued'),
  )
  return created.length
}

function startOf(
  channel: ChannelRow,
  purpose: Purpose,
  edits: boolean,
): { state: DeliveryState; why: string | null } {
  if (purpose === 'update' && !edits) return { state: 'skipped', why: 'no_edit' }
  // A post is news of its minute; what must be mended or taken away waits for the channel.
  if (purpose === 'post' && channel.state === 'paused') return { state: 'skipped', why: 'channel_paused' }
  if (channel.state === 'unauthorised') return { state: 'unauthorised', why: null }
  return { state: 'queued', why: channel.state === 'paused' ? 'channel_paused' : null }
}

async function channelsAtHome(trx: HouseTransaction, edition: PublishedEdition): Promise<ChannelRow[]> {
  const rows = await trx
    .selectFrom('channels.channel')
    .selectAll()
    .where('unit_id', '=', edition.unitId)
    .where('removed_at', 'is', null)
    .where('languages', '@>', sql<string[]>`array[${edition.locale}]::text[]`)
    .execute()
  return rows.filter((row) => settingsOf(row).auto)
}

/** Channels where something of the edition stands, may stand or will stand. */
function channelsReached(trx: HouseTransaction, editionId: string): Promise<ChannelRow[]> {
  return trx
    .selectFrom('channels.channel')
    .selectAll()
    .where('removed_at', 'is', null)
    .where((of) =>
      of.exists(
        of
          .selectFrom('channels.delivery')
          .whereRef('channels.delivery.channel_id', '=', 'channels.channel.id')
          .where('edition_id', '=', editionId)
          .where('purpose', '<>', 'withdrawal')
          .where('channels.delivery.state', 'in', [
            'queued',
            'sending',
            'sent',
            'throttled',
            'unauthorised',
            'unknown',
            'handed',
          ]),
      ),
    )
    .execute()
}

/** What certainly does not stand anywhere is not sent any more; a delivery under way is looked after by the removal. */
async function cancelUnsent(
  { clock }: ChannelsDeps,
  trx: HouseTransaction,
  editionId: string,
): Promise<void> {
  await trx
    .updateTable('channels.delivery')
    .set({ state: 'skipped', why: 'withdrawn', next_at: null, changed_at: clock.now() })
    .where('edition_id', '=', editionId)
    .where('purpose', '<>', 'withdrawal')
    .where('state', 'in', ['queued', 'throttled', 'unauthorised'])
    .execute()
}
