import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { enquiryStates } from './enquiries/enquiry.ts'
import { closed, Cursor, Id, Limit, Moment, Next } from './schemas.ts'

const Text = Type.String({ minLength: 1, maxLength: 6000 })
export const EnquiriesQuery = Type.Object(
  {
    unitId: Type.Optional(Id),
    state: Type.Optional(choice(enquiryStates)),
    assignedTo: Type.Optional(Id),
    cursor: Cursor,
    limit: Limit,
  },
  closed,
)
const enquiry = {
  id: Id,
  number: Type.String(),
  unitId: Id,
  subject: Type.String(),
  deadlineAt: nullable(Moment),
  state: choice(enquiryStates),
  assigned: nullable(Type.Object({ id: Id, name: Type.String() })),
  createdAt: Moment,
  changedAt: Moment,
  answeredAt: nullable(Moment),
  journalist: Type.Object({ id: Id, name: Type.String(), outlet: Type.String() }),
}
export const EnquirySchema = Type.Object(enquiry, { title: 'Enquiry' })
export const EnquiryPage = Type.Object({ enquiries: Type.Array(EnquirySchema), next: Next })
export const EnquiryWithEntries = Type.Object(
  {
    ...enquiry,
    entries: Type.Array(
      Type.Object({
        id: Id,
        kind: choice(['question', 'answer', 'note', 'closed'] as const),
        text: Type.String(),
        story: nullable(
          Type.Object({ ref: Type.String(), locale: choice(['id', 'en'] as const), headline: Type.String() }),
        ),
        by: nullable(Type.String({ description: 'Null: the journalist' })),
        at: Moment,
      }),
    ),
    officers: Type.Array(Type.Object({ id: Id, name: Type.String() }), {
      description: 'Whoever may answer it',
    }),
  },
  { title: 'EnquiryWithEntries' },
)
export const AnswerBody = Type.Object(
  {
    text: Text,
    story: Type.Optional(
      Type.Object(
        {
          ref: Type.String({ pattern: '^[2-9a-z]{8}$' }),
          locale: choice(['id', 'en'] as const),
        },
        closed,
      ),
    ),
  },
  closed,
)
export const TextBody = Type.Object({ text: Text }, closed)
export const AssignBody = Type.Object(
  { personId: Type.Optional(Type.String({ format: 'uuid', description: 'Left out: nobody' })) },
  closed,
)
