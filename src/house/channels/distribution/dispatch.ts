import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import { createDeliveries } from '../create-deliveries.ts'
import type { ChannelsDeps, PublishedEdition } from '../deps.ts'
import type { Addressee } from './address-accounts.ts'
import type { Content } from './content.ts'
import { isProposable, isReady } from './preview-distribution.ts'

/** Deliveries for what goes out by itself, proposals for the rest; what was written before is left as it is. */
export async function dispatch(
  deps: ChannelsDeps,
  trx: HouseTransaction,
  id: string,
  { answerBy, plannedFor }: Content,
  edition: PublishedEdition,
  addressees: readonly Addressee[],
  goes: (one: Addressee) => boolean = isReady,
): Promise<{ deliveries: number; proposals: number }> {
  const created = await createDeliveries(
    deps,
    trx,
    edition,
    'post',
    addressees.filter(goes).map(({ account, text, campaign }) => ({ channel: account, text, campaign })),
    { distributionId: id, plannedFor },
  )
  const proposals = addressees
    .filter(isProposable)
    .map(({ account, text }) => ({ channel_id: account.id, text }))
  if (proposals.length > 0)
    await sql`insert into channels.proposal (distribution_id, channel_id, text, answer_by, made_at)
      select ${id}, row.channel_id, row.text, ${answerBy}, ${deps.clock.now()}
      from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) as row (channel_id uuid, text text)`.execute(
      trx,
    )
  return { deliveries: created.size, proposals: proposals.length }
}
