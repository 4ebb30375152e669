/** A unit's answer to what was proposed to it: as it is, in its own words, or no. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, invalid, notFound, forbidden } from '../../../platform/errors.ts'
import type { PostFault } from '../adapter.ts'
import type { Article } from '../article.ts'
import { adapterOf, limitsOf, settingsOf, type ChannelRow } from '../channel.ts'
import { createDeliveries } from '../create-deliveries.ts'
import type { ChannelsDeps, PublishedEdition } from '../deps.ts'
import { linkFrom } from '../publish-post.ts'
import { outlookOf, saidIn } from '../thread.ts'
import { campaignOf, ownWords, wordFaults } from './address-accounts.ts'
import { readContent } from './content.ts'
import { requireDistribution, type DistributionRow } from './distribution.ts'
import { takenWords } from './one-voice.ts'

export type ProposalAnswer =
  | { answer: 'adopt' }
  | { answer: 'adapt'; text: string }
  | { answer: 'decline'; reason: string }

interface Asked {
  channel: ChannelRow
  text: string | null
  campaign: string | null
}

/**
 * For some of the unit's accounts, all or none. What is said yes to is sent with exactly the words that were shown:
 * `versionHash` names the version of the edition that was looked at.
 * @throws not_found, forbidden, proposal_settled, proposal_changed, proposal_withdrawn, reason_needed, post_refused,
 *   delivery_exists, channel_not_connected
 */
export async function answerProposals(
  deps: ChannelsDeps,
  actor: Actor,
  distributionId: string,
  { channelIds, versionHash, ...answer }: { channelIds: string[]; versionHash: string } & ProposalAnswer,
): Promise<{ deliveries: number }> {
  const distribution = await requireDistribution(deps.db, distributionId)
  const asked = await askedOf(deps, actor, distribution, channelIds)
  if (answer.answer === 'decline') {
    const reason = answer.reason.trim()
    if (reason.length < 3) throw invalid('reason_needed', [{ at: 'reason', code: 'reason_needed' }])
    await deps.db.transaction().execute(async (trx) => {
      await settle(deps, trx, actor, distribution, asked, { state: 'declined', reason })
    })
    return { deliveries: 0 }
  }
  const edition = await deps.publishedEdition(distribution.edition_id)
  if (edition === undefined || edition.article === null) throw conflict('proposal_withdrawn')
  const { article } = edition
  if (article.versionHash !== versionHash) throw conflict('proposal_changed')
  const out = { ...edition, article }
  const posts =
    answer.answer === 'adopt'
      ? asked
      : asked.map((one) => ({
          ...one,
          text: ownWords(deps, out, one.channel, one.campaign, answer.text),
        }))
  await refuseFaulty(deps, out, posts)
  return deps.db.transaction().execute(async (trx) => {
    await settle(deps, trx, actor, distribution, posts, {
      state: answer.answer === 'adopt' ? 'adopted' : 'adapted',
      reason: null,
    })
    const { size } = await createDeliveries(deps, trx, edition, 'post', posts, {
      distributionId,
      plannedFor: readContent(distribution.content).plannedFor,
    })
    if (size < posts.length) throw conflict('delivery_exists')
    return { deliveries: size }
  })
}

async function askedOf(
  { db, identity }: ChannelsDeps,
  actor: Actor,
  { id, content }: DistributionRow,
  channelIds: readonly string[],
): Promise<Asked[]> {
  const paths = await identity.scope(actor, 'channel.manage')
  const rows = await db
    .selectFrom('channels.channel as c')
    .innerJoin('channels.proposal as p', 'p.channel_id', 'c.id')
    .selectAll('c')
    .select(['p.text as proposed', sql<boolean>`c.unit_path <@ any(${paths}::ltree[])`.as('mine')])
    .where('p.distribution_id', '=', id)
    .where('c.id', 'in', [...channelIds])
    .where('c.removed_at', 'is', null)
    .execute()
  if (rows.length < new Set(channelIds).size) throw notFound('proposal')
  if (rows.some(({ mine }) => !mine)) throw forbidden('channel.manage')
  const { campaign } = readContent(content)
  return rows.map((channel) => ({
    channel,
    text: channel.proposed,
    campaign: campaignOf(channel, campaign),
  }))
}

async function refuseFaulty(
  deps: ChannelsDeps,
  { article }: PublishedEdition & { article: Article },
  posts: readonly Asked[],
): Promise<void> {
  if (posts.some(({ channel }) => channel.state !== 'connected')) throw conflict('channel_not_connected')
  const at = deps.clock.now()
  const checked = posts.map(({ channel, text, campaign }) => ({
    channel,
    template: text ?? '',
    said: outlookOf(
      adapterOf(deps, channel),
      { article: linkFrom(article, campaign), key: '', at, ...(text === null ? {} : { text }) },
      { settings: settingsOf(channel), limits: limitsOf(deps, channel) },
    ),
    own: wordFaults(text),
  }))
  const taken = await takenWords(
    deps,
    checked
      .filter(({ channel }) => adapterOf(deps, channel).can.oneVoice)
      .map(({ channel, said, template }) => ({
        channelId: channel.id,
        kind: channel.kind,
        handle: channel.handle,
        text: saidIn(said),
        template,
      })),
  )
  const faults = checked.flatMap(({ channel, said, own }): PostFault[] => {
    const handle = taken.get(channel.id)
    return [
      ...own,
      ...said.faults,
      ...(handle === undefined ? [] : [{ at: 'text', code: 'post_said_elsewhere', params: { handle } }]),
    ]
  })
  if (faults.length > 0) throw invalid('post_refused', faults)
}

/** @throws proposal_settled if one of them was answered, or its time is over */
async function settle(
  deps: ChannelsDeps,
  trx: HouseTransaction,
  actor: Actor,
  distribution: DistributionRow,
  answered: readonly Asked[],
  { state, reason }: { state: 'adopted' | 'adapted' | 'declined'; reason: string | null },
): Promise<void> {
  const now = deps.clock.now()
  const texts = answered.map(({ channel, text }) => ({ channel_id: channel.id, text }))
  const { numAffectedRows = 0n } = await sql`update channels.proposal p
    set state = ${state}, text = row.text, reason = ${reason}, answered_by_id = ${actor.id}, answered_by = ${actor.name},
      answered_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as row (channel_id uuid, text text)
    where p.distribution_id = ${distribution.id} and p.channel_id = row.channel_id
      and p.state = 'open' and p.answer_by > ${now}`.execute(trx)
  if (Number(numAffectedRows) < answered.length) throw conflict('proposal_settled')
  await deps.audit.record(trx, {
    actor,
    act: `proposal.${state}`,
    unitId: answered[0]?.channel.unit_id ?? distribution.unit_id,
    objectKind: 'distribution',
    objectId: distribution.id,
    ...(reason === null ? {} : { why: reason }),
    details: { accounts: answered.map(({ channel }) => channel.handle) },
  })
}
