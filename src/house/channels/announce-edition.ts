/** Turns an act of the newsroom into deliveries, each of which can exist only once, however often this runs. */
import { sql } from 'kysely'
import { theHouse } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { settingsOf, type ChannelRow } from './channel.ts'
import { createDeliveries } from './create-deliveries.ts'
import { endProposals } from './distribution/expire-proposals.ts'
import { sendArmed } from './distribution/send-armed.ts'
import type { ChannelsDeps, PublishedEdition } from './deps.ts'
import type { Purpose } from './delivery.ts'

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
  // Before the house's own announcement: an account has one post of an edition, and these words were chosen.
  if (purpose === 'post' && edition.article !== null)
    await sendArmed(deps, { ...edition, article: edition.article })
  await deps.db.transaction().execute(async (trx) => {
    if (purpose === 'withdrawal') {
      await cancelUnsent(deps, trx, editionId)
      await endProposals(trx, editionId)
    }
    const channels =
      purpose === 'post' ? await channelsAtHome(trx, edition) : await channelsReached(trx, editionId)
    const { size: created } = await createDeliveries(
      deps,
      trx,
      edition,
      purpose,
      channels.map((channel) => ({ channel })),
    )
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
          .where((or) =>
            or.or([
              or('channels.delivery.state', 'in', [
                'queued',
                'sending',
                'sent',
                'throttled',
                'unauthorised',
                'unknown',
                'handed',
              ]),
              isHalfOut,
            ]),
          ),
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
    .where(sql<boolean>`not ${isHalfOut}`)
    .execute()
}

/** Of a thread that was stopped, some stands there. */
const isHalfOut = sql<boolean>`(channels.delivery.external_id is not null and channels.delivery.state not in ('sent', 'removed'))`
