import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../../platform/schema.ts'
import { networkKinds } from '../adapter.ts'
import type { Estimate } from './estimate.ts'

const Moment = Type.String({ format: 'date-time' })
const Kind = choice(networkKinds)
const Whole = Type.Integer({ minimum: 0 })
const Millionths = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000_000 })
const closed = { additionalProperties: false }
const Price = Type.Object({ plain: Whole, withLink: Whole, currency: Type.String() })

export const KindParams = Type.Object({ kind: Kind })
export const TermsBody = Type.Object(
  {
    // Left out: as the network's documents say.
    most: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100_000,
        description: 'Posts of the shared application in its window',
      }),
    ),
    units: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100_000_000,
        description: 'Units of the shared application in its window, of which a post may take several',
      }),
    ),
    plain: Type.Optional(Millionths),
    withLink: Type.Optional(Millionths),
    budget: Type.Optional({ ...Millionths, description: 'For a month; left out: without an end' }),
  },
  closed,
)
export const EstimateBody = Type.Object(
  {
    channelIds: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 30_000 }),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Posts to each account' })),
    units: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100_000,
        description: 'What each post takes of the units of its application, as its preview says',
      }),
    ),
    at: Type.Optional(
      Type.String({ format: 'date-time', description: 'When they are to leave; left out: now' }),
    ),
    mandatory: Type.Optional(
      Type.Boolean({ description: 'Sent in the name of all: passes blackouts that let it' }),
    ),
    linked: Type.Optional(
      Type.Boolean({ description: 'With a link in the text, which some networks charge for' }),
    ),
  },
  closed,
)
const shared = {
  most: Whole,
  within: Type.Integer({ description: 'Milliseconds' }),
  used: Whole,
  waiting: Whole,
}
const Cost = Type.Object({ micros: Whole, currency: Type.String() })
export const EstimateSchema = Type.Object(
  {
    networks: Type.Array(
      Type.Object({
        kind: Kind,
        accounts: Whole,
        posts: Whole,
        cost: nullable(Cost),
        budgetLeft: nullable(Whole),
        application: nullable(Type.Object(shared)),
        units: nullable(
          Type.Object({ ...shared, takes: Type.Integer({ description: 'Units that these posts take' }) }),
        ),
        lastLeaves: nullable(Moment),
      }),
    ),
    blocked: Type.Array(Type.Object({ why: Type.String(), accounts: Whole, until: nullable(Moment) })),
    unpaid: Type.Integer({ description: 'Posts for which the month’s budget has no room' }),
    lastLeaves: nullable(Moment),
  },
  { title: 'PostingEstimate' },
)
const moment = (at: Date | null) => at?.toISOString() ?? null
export const presentEstimate = (estimate: Estimate): Static<typeof EstimateSchema> => ({
  ...estimate,
  networks: estimate.networks.map((one) => ({ ...one, lastLeaves: moment(one.lastLeaves) })),
  blocked: estimate.blocked.map((one) => ({ ...one, until: moment(one.until) })),
  lastLeaves: moment(estimate.lastLeaves),
})

const Standing = Type.Object({
  most: Whole,
  within: Type.Integer({ description: 'Milliseconds' }),
  used: Whole,
  opens: nullable(Moment),
  regions: Type.Array(Type.Object({ unitId: nullable(Type.String()), used: Whole })),
  reading: Type.Integer({ minimum: 0, description: 'What reading back took of them' }),
})

export const StandingList = Type.Object({
  quotas: Type.Array(
    Type.Object({
      kind: Kind,
      application: nullable(Standing),
      units: nullable(Standing),
      price: nullable(Price),
      budget: nullable(Whole),
      spent: Whole,
      waiting: Whole,
      declared: Type.Object({ most: nullable(Whole), units: nullable(Whole), price: nullable(Price) }),
      set: Type.Object({
        most: nullable(Whole),
        units: nullable(Whole),
        plain: nullable(Whole),
        withLink: nullable(Whole),
      }),
    }),
  ),
})
