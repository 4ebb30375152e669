import type { Static } from 'typebox'
import type { PostFault } from '../adapter.ts'
import { presentPreview as presentPost } from '../present.ts'
import type { Addressee } from './address-accounts.ts'
import type { MatrixRow } from './delivery-matrix.ts'
import type { Distribution } from './distribution.ts'
import type { Segment } from './keep-segment.ts'
import type { DistributionPreview } from './preview-distribution.ts'
import type { Proposal, ProposalToAnswer } from './proposals.ts'
import type * as shapes from './schemas.ts'

const moment = (at: Date | null) => at?.toISOString() ?? null
const done = (one: { by: string; at: Date } | null) =>
  one === null ? null : { by: one.by, at: one.at.toISOString() }

export const presentDistribution = ({
  content,
  made,
  changed,
  approved,
  sent,
  ...one
}: Distribution): Static<typeof shapes.DistributionSchema> => ({
  ...one,
  parts: content.parts,
  texts: content.texts,
  accountTexts: content.accountTexts,
  campaign: content.campaign,
  note: content.note,
  answerBy: moment(content.answerBy),
  plannedFor: moment(content.plannedFor),
  made: { by: made.by, at: made.at.toISOString() },
  changed: { by: changed.by, at: changed.at.toISOString() },
  approved: done(approved),
  sent: done(sent),
})

export const presentPreview = ({
  scheduledFor,
  ...preview
}: DistributionPreview): Static<typeof shapes.DistributionPreviewSchema> => ({
  ...preview,
  scheduledFor: moment(scheduledFor),
})

const whole = <T extends object>(many: readonly T[]) => many.map((one) => ({ params: {}, ...one }))
const faults = (many: readonly PostFault[]) => whole(many)

export const presentAddressee = ({
  account,
  terms,
  text,
  preview,
  blocks,
  notices,
}: Addressee): Static<typeof shapes.AddresseePageSchema>['accounts'][number] => ({
  account: {
    id: account.id,
    unitId: account.unit_id,
    kind: account.kind as Static<typeof shapes.AddresseePageSchema>['accounts'][number]['account']['kind'],
    handle: account.handle,
    label: account.label,
  },
  terms,
  text,
  preview: presentPost(preview),
  blocks: faults(blocks),
  notices: faults(notices),
})

export const presentProposal = ({
  answerBy,
  answered,
  ...one
}: Proposal): Static<typeof shapes.ProposalsOfSchema>['proposals'][number] => ({
  ...one,
  answerBy: answerBy.toISOString(),
  answered: done(answered),
})

export const presentToAnswer = ({
  storyId,
  headline,
  from,
  note,
  plannedFor,
  versionHash,
  preview,
  ...one
}: ProposalToAnswer): Static<typeof shapes.ProposalPage>['proposals'][number] => ({
  ...presentProposal(one),
  storyId,
  headline,
  from,
  note,
  plannedFor: moment(plannedFor),
  versionHash,
  preview: preview === null ? null : presentPost(preview),
})

export const presentRow = ({
  nextAt,
  plannedFor,
  sentAt,
  changedAt,
  ...row
}: MatrixRow): Static<typeof shapes.MatrixPage>['rows'][number] => ({
  ...row,
  state: row.state as Static<typeof shapes.MatrixPage>['rows'][number]['state'],
  nextAt: moment(nextAt),
  plannedFor: moment(plannedFor),
  sentAt: moment(sentAt),
  changedAt: changedAt.toISOString(),
})

export const presentSegment = ({ changedAt, ...one }: Segment): Static<typeof shapes.SegmentSchema> => ({
  ...one,
  changedAt: changedAt.toISOString(),
})
