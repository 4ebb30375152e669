/** Proposals as their units see them, and as the sender does. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { NetworkKind, Preview } from '../adapter.ts'
import { adapterOf, limitsOf, settingsOf, type ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { linkFrom } from '../publish-post.ts'
import { outlookOf } from '../thread.ts'
import { campaignOf } from './address-accounts.ts'
import { readContent } from './content.ts'
import { requireDistribution } from './distribution.ts'

export const proposalStates = ['open', 'adopted', 'adapted', 'declined', 'expired'] as const
export type ProposalState = (typeof proposalStates)[number]

export interface Proposal {
  distributionId: string
  channel: { id: string; unitId: string; kind: NetworkKind; handle: string; label: string }
  state: ProposalState
  text: string | null
  reason: string | null
  answerBy: Date
  answered: { by: string; at: Date } | null
}

/** With what its unit needs to decide. */
export interface ProposalToAnswer extends Proposal {
  storyId: string
  headline: string | null
  /** Whoever proposes it, and the unit. */
  from: { by: string; unitId: string }
  note: string | null
  plannedFor: Date | null
  /** Null once the edition was taken back. */
  versionHash: string | null
  preview: Preview | null
}

interface Page {
  state?: ProposalState | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

type Row = ChannelRow & {
  distribution_id: string
  channel_id: string
  proposal_state: string
  text: string | null
  reason: string | null
  answer_by: Date
  answered_by: string | null
  answered_at: Date | null
}

/** For the accounts that the actor may manage, newest first, each as its network will show it. */
export async function proposalsFor(
  deps: ChannelsDeps,
  actor: Actor,
  { state, cursor, limit = 20 }: Page,
): Promise<{ proposals: ProposalToAnswer[]; next: string | null }> {
  const paths = await deps.identity.scope(actor, 'channel.manage')
  const [before, beforeChannel] = cursor?.split('.') ?? []
  const { rows } = await sql<
    Row & { story_id: string; edition_id: string; content: unknown; from_unit: string; sent_by: string }
  >`
    select c.*, p.distribution_id, p.channel_id, p.state as proposal_state, p.text, p.reason, p.answer_by,
      p.answered_by, p.answered_at, d.story_id, d.edition_id, d.content, d.unit_id as from_unit, d.sent_by
    from channels.proposal p
    join channels.channel c on c.id = p.channel_id
    join channels.distribution d on d.id = p.distribution_id
    where c.unit_path <@ any(${paths}::ltree[]) and c.removed_at is null
      ${state === undefined ? sql`` : sql`and p.state = ${state}`}
      ${before === undefined ? sql`` : sql`and (p.distribution_id, p.channel_id) < (${before}::uuid, ${beforeChannel}::uuid)`}
    order by p.distribution_id desc, p.channel_id desc limit ${limit + 1}`.execute(deps.db)
  const page = rows.slice(0, limit)
  const editions = new Map(
    await Promise.all(
      [...new Set(page.map((row) => row.edition_id))].map(
        async (id) => [id, await deps.publishedEdition(id)] as const,
      ),
    ),
  )
  const last = page.at(-1)
  return {
    proposals: page.map((row) => {
      const article = editions.get(row.edition_id)?.article ?? null
      const { note, plannedFor, campaign } = readContent(row.content)
      const { text } = row
      return {
        ...toProposal(row),
        storyId: row.story_id,
        headline: article?.headline ?? null,
        from: { by: row.sent_by, unitId: row.from_unit },
        note,
        plannedFor,
        versionHash: article?.versionHash ?? null,
        preview:
          article === null
            ? null
            : outlookOf(
                adapterOf(deps, row),
                {
                  article: linkFrom(article, campaignOf(row, campaign)),
                  key: '',
                  at: deps.clock.now(),
                  ...(text === null ? {} : { text }),
                },
                { settings: settingsOf(row), limits: limitsOf(deps, row) },
              ),
      }
    }),
    next: rows.length > limit && last !== undefined ? `${last.distribution_id}.${last.channel_id}` : null,
  }
}

/** What became of a distribution's proposals, and how many of each. @throws not_found, forbidden */
export async function proposalsOf(
  { db, identity }: Pick<ChannelsDeps, 'db' | 'identity'>,
  actor: Actor,
  distributionId: string,
  { state, cursor, limit = 50 }: Page,
): Promise<{ proposals: Proposal[]; next: string | null; counts: Record<ProposalState, number> }> {
  const { unit_id: unitId } = await requireDistribution(db, distributionId)
  await identity.authorise(actor, 'delivery.read', unitId)
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Row>`
      select c.*, p.distribution_id, p.channel_id, p.state as proposal_state, p.text, p.reason, p.answer_by,
        p.answered_by, p.answered_at
      from channels.proposal p join channels.channel c on c.id = p.channel_id
      where p.distribution_id = ${distributionId}
        ${state === undefined ? sql`` : sql`and p.state = ${state}`}
        ${cursor === undefined ? sql`` : sql`and p.channel_id > ${cursor}::uuid`}
      order by p.channel_id limit ${limit + 1}`.execute(db),
    sql<{ state: ProposalState; n: number }>`select state, count(*)::int as n from channels.proposal
      where distribution_id = ${distributionId} group by state`.execute(db),
  ])
  const page = rows.slice(0, limit)
  const counts = { open: 0, adopted: 0, adapted: 0, declined: 0, expired: 0 }
  for (const row of counted) counts[row.state] = row.n
  return {
    proposals: page.map(toProposal),
    next: rows.length > limit ? (page.at(-1)?.channel_id ?? null) : null,
    counts,
  }
}

const toProposal = (row: Row): Proposal => ({
  distributionId: row.distribution_id,
  channel: {
    id: row.channel_id,
    unitId: row.unit_id,
    kind: row.kind as NetworkKind,
    handle: row.handle,
    label: row.label,
  },
  state: row.proposal_state as ProposalState,
  text: row.text,
  reason: row.reason,
  answerBy: row.answer_by,
  answered:
    row.answered_by === null || row.answered_at === null
      ? null
      : { by: row.answered_by, at: row.answered_at },
})
