import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { measures, readers, subjects } from './figures/use.ts'
import { closed, Id } from './schemas.ts'

const Day = Type.String({ format: 'date', description: "A day of headquarters' calendar" })
const Name = Type.Object({ id: Type.String(), en: Type.String() })
const Count = Type.Integer({ minimum: 0 })
const Counted = Type.Array(Type.Object({ value: Type.String(), count: Count }))

export const FiguresQuery = Type.Object(
  {
    measure: choice(measures),
    from: Day,
    to: Day,
    unitId: Id,
    reader: Type.Optional(choice(readers)),
    topic: Type.Optional(Type.String({ maxLength: 60 })),
    subject: Type.Optional(choice(subjects)),
    outletId: Type.Optional(Id),
  },
  closed,
)

export const FiguresSchema = Type.Object({
  total: Count,
  days: Counted,
  readers: Counted,
  subjects: Counted,
  topics: Counted,
  units: Type.Array(Type.Object({ unitId: Id, name: Name, count: Count })),
  few: Type.Integer({ description: 'Added up: units with fewer than five uses' }),
  outlets: Type.Array(Type.Object({ id: Id, name: Type.String(), count: Count })),
  items: Type.Array(
    Type.Object({
      subject: choice(subjects),
      ref: Type.String(),
      unitId: Id,
      unitName: Name,
      topic: Type.String(),
      count: Count,
      byReader: Type.Object({ journalist: Count, public: Count, internal: Count }),
      title: nullable(Type.String()),
      path: nullable(Type.String()),
    }),
  ),
})
