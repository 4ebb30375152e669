/** What waits for its edition to be published: sent then, or taken back before. */
import { theHouse, type Actor } from '../../../platform/actor.ts'
import { conflict } from '../../../platform/errors.ts'
import type { Article } from '../article.ts'
import type { ChannelsDeps, PublishedEdition } from '../deps.ts'
import { addressAccounts, type Addressee } from './address-accounts.ts'
import { readContent } from './content.ts'
import { dispatch } from './dispatch.ts'
import { requireDistribution } from './distribution.ts'

const unsent = { state: 'draft', sent_by_id: null, sent_by: null, sent_at: null, version_hash: null } as const

/**
 * When an edition comes out: what was armed for it goes, if it is the version that was agreed to; else it is a draft
 * again, and says why. Whatever the network refuses now is seen in the ledger.
 */
export async function sendArmed(
  deps: ChannelsDeps,
  edition: PublishedEdition & { article: Article },
): Promise<void> {
  const armed = await deps.db
    .selectFrom('channels.distribution')
    .selectAll()
    .where('edition_id', '=', edition.editionId)
    .where('state', '=', 'armed')
    .orderBy('id')
    .limit(50)
    .execute()
  // Each is a decision and a transaction of its own; there is hardly ever more than one.
  for (const row of armed) {
    const content = readContent(row.content)
    const same = row.version_hash === edition.article.versionHash
    const late = content.answerBy !== null && content.answerBy <= deps.clock.now()
    const addressees = same ? await addressAccounts(deps, edition, content) : []
    await deps.db.transaction().execute(async (trx) => {
      const moved = await trx
        .updateTable('channels.distribution')
        .set(same ? { state: 'sent' } : { ...unsent, why: 'edition_changed' })
        .where('id', '=', row.id)
        .where('state', '=', 'armed')
        .executeTakeFirst()
      if (moved.numUpdatedRows === 0n) return
      const counts = await dispatch(
        deps,
        trx,
        row.id,
        content,
        edition,
        late ? addressees.filter(({ terms }) => terms === 'mandatory') : addressees,
        mayTry,
      )
      await deps.audit.record(trx, {
        actor: theHouse,
        act: same ? 'distribution.send' : 'distribution.hold',
        unitId: row.unit_id,
        objectKind: 'distribution',
        objectId: row.id,
        ...(same ? {} : { why: 'edition_changed' }),
        details: counts,
      })
    })
  }
}

/** Nobody is there to look again: what can only wait or be refused is shown by the ledger, not left out in silence. */
const mayTry = ({ blocks, terms }: Addressee): boolean =>
  terms === 'mandatory' &&
  blocks.every(({ code }) => code !== 'account_has_post' && code !== 'post_said_elsewhere')

/** Takes back what waits for its edition: it is a draft again. @throws not_found, forbidden, distribution_settled */
export async function holdDistribution(deps: ChannelsDeps, actor: Actor, id: string): Promise<void> {
  const { unit_id: unitId } = await requireDistribution(deps.db, id)
  await deps.identity.authorise(actor, 'channel.manage', unitId)
  await deps.db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable('channels.distribution')
      .set(unsent)
      .where('id', '=', id)
      .where('state', '=', 'armed')
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw conflict('distribution_settled')
    await deps.audit.record(trx, {
      actor,
      act: 'distribution.hold',
      unitId,
      objectKind: 'distribution',
      objectId: id,
    })
  })
}
