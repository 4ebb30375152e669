import { Type, type Static } from 'typebox'
import { invalid } from '../../../platform/errors.ts'
import { choice, nullable } from '../../../platform/schema.ts'
import { networkKinds } from '../adapter.ts'
import { deliveryStates, purposes } from '../delivery.ts'
import { PreviewSchema } from '../schemas.ts'
import { reaches, terms, type Content } from './content.ts'
import { standings } from './delivery-matrix.ts'
import { distributionStates } from './distribution.ts'
import { proposalStates } from './proposals.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Kind = choice(networkKinds)
const Locale = choice(['id', 'en'] as const)
const OwnText = Type.String({ maxLength: 10_000 })
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }))
const closed = { additionalProperties: false }

export const IdParams = Type.Object({ id: Id })

const Part = Type.Object(
  {
    unitId: Id,
    reach: choice(reaches),
    levels: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
    networks: Type.Array(Kind, { maxItems: networkKinds.length }),
    languages: Type.Array(Locale, { maxItems: 2 }),
    tags: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
    terms: choice(terms),
  },
  { ...closed, title: 'AudiencePart' },
)
const Parts = Type.Array(Part, { maxItems: 40 })
const content = {
  parts: Parts,
  texts: Type.Record(choice(networkKinds), OwnText, { maxProperties: networkKinds.length }),
  accountTexts: Type.Record(Id, OwnText, { maxProperties: 200 }),
  campaign: Type.Optional(
    Type.String({ pattern: '^[a-zA-Z0-9_-]{0,60}$', description: 'Left out: links stay bare' }),
  ),
  note: Type.Optional(Type.String({ maxLength: 1_000 })),
  answerBy: Type.Optional(Moment),
  plannedFor: Type.Optional(Moment),
}
export const BeginBody = Type.Object({ unitId: Id, editionId: Id, ...content }, closed)
export const SaveBody = Type.Object({ base: Hash, ...content }, closed)
export const BoundBody = Type.Object({ bound: Hash }, closed)
export const SendBody = Type.Object({ bound: Hash, leaveOut: Type.Boolean() }, closed)
export const ListQuery = Type.Object({
  state: Type.Optional(choice(distributionStates)),
  storyId: Type.Optional(Id),
  cursor: Type.Optional(Id),
  limit: Limit,
})
export const AccountsQuery = Type.Object({
  only: Type.Optional(choice(['blocked', 'noticed'] as const)),
  network: Type.Optional(Kind),
  after: Type.Optional(Id),
  limit: Limit,
})

const Done = Type.Object({ by: Type.String(), at: Moment })
export const DistributionSchema = Type.Object(
  {
    id: Id,
    unitId: Id,
    storyId: Id,
    editionId: Id,
    locale: Locale,
    state: choice(distributionStates),
    parts: Parts,
    texts: Type.Record(Type.String(), Type.String()),
    accountTexts: Type.Record(Type.String(), Type.String()),
    campaign: nullable(Type.String()),
    note: nullable(Type.String()),
    answerBy: nullable(Moment),
    plannedFor: nullable(Moment),
    hash: Hash,
    why: nullable(Type.String({ description: 'A sentence in messages: channels.why_<code>' })),
    made: Done,
    changed: Done,
    approved: nullable(Done),
    sent: nullable(Done),
  },
  { title: 'Distribution' },
)
export const DistributionPage = Type.Object({
  distributions: Type.Array(DistributionSchema),
  next: nullable(Id),
})

const faultShape = {
  code: Type.String({ description: 'A sentence in messages: fault.<code>' }),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
}
const counted = {
  ready: Type.Integer({ description: 'Accounts that it is sent to' }),
  proposed: Type.Integer({ description: 'Accounts whose units are asked' }),
  blocked: Type.Integer({ description: 'Accounts that nothing can be sent to as it is' }),
}
export const DistributionPreviewSchema = Type.Object(
  {
    bound: Hash,
    published: Type.Boolean(),
    scheduledFor: nullable(Moment),
    ...counted,
    networks: Type.Array(Type.Object({ kind: Kind, ...counted })),
    cost: Type.Array(
      Type.Object({ micros: Type.Integer({ description: 'Millionths' }), currency: Type.String() }),
    ),
    faults: Type.Array(
      Type.Object({
        severity: choice(['block', 'notice'] as const),
        ...faultShape,
        networks: Type.Array(Type.Object({ kind: Kind, n: Type.Integer() })),
        n: Type.Integer(),
        handles: Type.Array(Type.String(), { description: 'The first three' }),
      }),
    ),
    needsSecond: Type.Boolean({ description: 'Somebody else has to agree before it is sent' }),
    agreed: Type.Boolean(),
  },
  { title: 'DistributionPreview' },
)
const account = {
  id: Id,
  unitId: Id,
  kind: Kind,
  handle: Type.String(),
  label: Type.String(),
}
const Faults = Type.Array(Type.Object({ at: Type.String(), ...faultShape }))
export const AddresseePageSchema = Type.Object({
  accounts: Type.Array(
    Type.Object(
      {
        account: Type.Object(account),
        terms: choice(terms),
        text: nullable(Type.String()),
        preview: PreviewSchema,
        blocks: Faults,
        notices: Faults,
      },
      { title: 'Addressee' },
    ),
  ),
  next: nullable(Id),
})
export const SentSchema = Type.Object({
  state: choice(['sent', 'armed'] as const),
  deliveries: Type.Integer(),
  proposals: Type.Integer(),
})

export const ProposalsQuery = Type.Object({
  state: Type.Optional(choice(proposalStates)),
  cursor: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}(\\.[0-9a-f-]{36})?$' })),
  limit: Limit,
})
const answering = {
  channelIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
  versionHash: Type.String({ maxLength: 64 }),
}
export const AnswerBody = Type.Object(
  {
    ...answering,
    answer: choice(['adopt', 'adapt', 'decline'] as const),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 10_000, description: 'For adapt' })),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 400, description: 'For decline' })),
  },
  closed,
)
export const AnsweredSchema = Type.Object({ deliveries: Type.Integer() })

/** @throws post_refused, reason_needed where the words that the answer needs are missing */
export function answerOf({ channelIds, versionHash, answer, text, reason }: Static<typeof AnswerBody>) {
  const to = { channelIds, versionHash }
  if (answer === 'adopt') return { ...to, answer }
  const words = answer === 'adapt' ? text : reason
  if (words === undefined)
    throw answer === 'adapt'
      ? invalid('post_refused', [{ at: 'text', code: 'post_empty' }])
      : invalid('reason_needed', [{ at: 'reason', code: 'reason_needed' }])
  return answer === 'adapt' ? { ...to, answer, text: words } : { ...to, answer, reason: words }
}

const proposal = {
  distributionId: Id,
  channel: Type.Object(account),
  state: choice(proposalStates),
  text: nullable(Type.String()),
  reason: nullable(Type.String()),
  answerBy: Moment,
  answered: nullable(Done),
}
export const ProposalPage = Type.Object({
  proposals: Type.Array(
    Type.Object(
      {
        ...proposal,
        storyId: Id,
        headline: nullable(Type.String()),
        from: Type.Object({ by: Type.String(), unitId: Id }),
        note: nullable(Type.String()),
        plannedFor: nullable(Moment),
        versionHash: nullable(Type.String({ description: 'Null once the edition was taken back' })),
        preview: nullable(PreviewSchema),
      },
      { title: 'ProposalToAnswer' },
    ),
  ),
  next: nullable(Type.String()),
})
export const ProposalsOfSchema = Type.Object({
  proposals: Type.Array(Type.Object(proposal, { title: 'Proposal' })),
  next: nullable(Id),
  counts: Type.Object({
    open: Type.Integer(),
    adopted: Type.Integer(),
    adapted: Type.Integer(),
    declined: Type.Integer(),
    expired: Type.Integer(),
  }),
})

const scope = {
  distributionId: Type.Optional(Id),
  storyId: Type.Optional(Id),
  network: Type.Optional(Kind),
  unitId: Type.Optional(Id),
}
export const MatrixScopeShape = Type.Object(scope, closed)
export const MatrixQuery = Type.Object({
  ...scope,
  standing: Type.Optional(choice(standings)),
  unchanged: Type.Optional(
    Type.Boolean({ description: 'What stands there and could not be changed or taken back' }),
  ),
  cursor: Type.Optional(Id),
  limit: Limit,
})
export const MatrixPage = Type.Object({
  rows: Type.Array(
    Type.Object(
      {
        id: Id,
        purpose: choice(purposes),
        locale: Type.String(),
        standing: choice(standings),
        state: choice(deliveryStates),
        why: nullable(Type.String()),
        detail: nullable(Type.String()),
        lasting: Type.Boolean(),
        externalUrl: nullable(Type.String()),
        leftovers: Type.Array(Type.String()),
        nextAt: nullable(Moment),
        plannedFor: nullable(Moment),
        sentAt: nullable(Moment),
        changedAt: Moment,
        channel: Type.Object({ ...account, state: Type.String() }),
      },
      { title: 'MatrixRow' },
    ),
  ),
  next: nullable(Id),
})
export const MatrixCountsSchema = Type.Object({
  cells: Type.Array(Type.Object({ network: Kind, standing: choice(standings), n: Type.Integer() })),
  unchanged: Type.Integer(),
})
export const RetriedSchema = Type.Object({
  again: Type.Integer({ description: 'Certainly not sent: tried again' }),
  lookedFor: Type.Integer({ description: 'May have got through: looked for first' }),
  left: Type.Array(
    Type.Object({
      why: choice(['lasting', 'not_connected', 'held', 'person'] as const),
      n: Type.Integer(),
    }),
  ),
})

export const SegmentBody = Type.Object(
  { unitId: Id, name: Type.String({ minLength: 1, maxLength: 120 }), parts: Parts },
  closed,
)
export const SegmentSchema = Type.Object(
  { id: Id, unitId: Id, name: Type.String(), parts: Parts, by: Type.String(), changedAt: Moment },
  { title: 'AudienceSegment' },
)
export const SegmentList = Type.Object({ segments: Type.Array(SegmentSchema) })

/** What a body says about a distribution. */
export const contentOf = ({
  parts,
  texts,
  accountTexts,
  campaign,
  note,
  answerBy,
  plannedFor,
}: Omit<Static<typeof SaveBody>, 'base'>): Content => ({
  parts,
  texts,
  accountTexts,
  campaign: campaign ?? null,
  note: note ?? null,
  answerBy: answerBy === undefined ? null : new Date(answerBy),
  plannedFor: plannedFor === undefined ? null : new Date(plannedFor),
})
