import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { deskActs, standings } from './press/accreditation.ts'
import { closed, Cursor, Id, Limit, Moment, Next, Why } from './schemas.ts'

export const UntilBody = Type.Object({ until: Moment }, closed)
export const WhyBody = Type.Object({ why: Why }, closed)
export const JournalistsQuery = Type.Object(
  {
    standing: Type.Optional(choice(standings)),
    outletId: Type.Optional(Id),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Cursor,
    limit: Limit,
  },
  closed,
)
const journalist = {
  id: Id,
  email: nullable(Type.String()),
  locale: choice(['id', 'en'] as const),
  name: Type.String(),
  outlet: Type.Object({ id: Id, name: Type.String() }),
  position: Type.String(),
  cardNumber: Type.String(),
  proof: nullable(Type.String({ description: 'Media type of the proof' })),
  standing: choice(standings),
  accreditedAt: nullable(Moment),
  accreditedUntil: nullable(Moment),
  reason: nullable(Type.String()),
  appliedAt: Moment,
  changedAt: Moment,
  outletChangedAt: nullable(Moment),
  acts: Type.Array(choice(deskActs)),
}
export const JournalistSchema = Type.Object(journalist, { title: 'Journalist' })
export const JournalistPage = Type.Object({ journalists: Type.Array(JournalistSchema), next: Next })
export const JournalistWithHistory = Type.Object(
  {
    ...journalist,
    history: Type.Array(
      Type.Object({
        act: choice([
          'apply',
          'accredit',
          'renew',
          'reject',
          'suspend',
          'change_outlet',
          'leave',
          'forget',
        ] as const),
        by: nullable(Type.String({ description: 'Null: the journalist' })),
        at: Moment,
        until: nullable(Moment),
        why: nullable(Type.String()),
      }),
    ),
  },
  { title: 'JournalistWithHistory' },
)
export const OutletsQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
)
export const OutletList = Type.Object({
  outlets: Type.Array(Type.Object({ id: Id, name: Type.String(), people: Type.Integer() })),
})
export const MergeBody = Type.Object({ intoId: Id }, closed)
