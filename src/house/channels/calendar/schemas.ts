import { Type } from 'typebox'
import { choice, nullable } from '../../../platform/schema.ts'
import { networkKinds } from '../adapter.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Kind = choice(networkKinds)
const DayKind = choice(['planned', 'sent', 'troubled'] as const)
const Count = Type.Integer({ minimum: 0 })
const closed = { additionalProperties: false }
const filter = {
  unitId: Type.Optional(Id),
  network: Type.Optional(Kind),
  segmentId: Type.Optional(Id),
}
const span = { from: Moment, to: Moment }

export const DaysQuery = Type.Object({
  ...span,
  ...filter,
  zone: choice(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const),
  most: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'Planned stories of each day' })),
})
export const DaysAnswer = Type.Object(
  {
    counts: Type.Array(Type.Object({ day: Type.String(), kind: DayKind, network: Kind, posts: Count })),
    planned: Type.Array(
      Type.Object({
        storyId: Type.String(),
        editionId: Type.String(),
        at: Moment,
        day: Type.String(),
        accounts: Count,
        networks: Type.Array(Kind),
        silentUntil: nullable(Moment),
      }),
    ),
  },
  { title: 'ChannelDays' },
)
export const DetailsQuery = Type.Object({
  ...span,
  ...filter,
  kind: Type.Optional(DayKind),
  editionId: Type.Optional(Id),
  cursor: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export const MoveBody = Type.Object({ editionId: Id, ...span, ...filter }, closed)
export const MovedAnswer = Type.Object({
  moved: Count,
  silent: Type.Integer({ description: 'Of these, how many find a blackout then' }),
  silentUntil: nullable(Moment),
})
export const BlackoutsQuery = Type.Object(span)
export const BlackoutBody = Type.Object(
  {
    unitId: Id,
    begins: Moment,
    ends: Moment,
    reason: Type.String({ minLength: 1, maxLength: 400 }),
    mandatoryPass: Type.Boolean({ description: 'What is sent in the name of all goes out all the same' }),
  },
  closed,
)
export const BlackoutSchema = Type.Object(
  {
    id: Type.String(),
    unitId: Type.String(),
    begins: Moment,
    ends: Moment,
    reason: Type.String(),
    mandatoryPass: Type.Boolean(),
    by: Type.String(),
  },
  { title: 'Blackout' },
)
