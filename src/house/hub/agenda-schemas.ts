import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { eventActs, eventStates } from './agenda/event.ts'
import { closed, Cursor, Id, Limit, Moment, Next, Why } from './schemas.ts'

const Count = Type.Integer({ minimum: 1, description: 'The version that was seen' })
const Coordinates = Type.Object(
  { lat: Type.Number({ minimum: -90, maximum: 90 }), lon: Type.Number({ minimum: -180, maximum: 180 }) },
  closed,
)
const Words = (max: number) =>
  Type.Object(
    { id: Type.String({ maxLength: max }), en: Type.Optional(Type.String({ maxLength: max })) },
    closed,
  )
const eventParts = {
  description: Type.Optional(Words(7000)),
  place: Type.Optional(Type.String({ maxLength: 400 })),
  // Not nullable: what is to be empty is said by `clear`.
  coordinates: Type.Optional(Coordinates),
  accreditUntil: Type.Optional(Moment),
  capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  contact: Type.Optional(Type.String({ maxLength: 400 })),
}
export const AnnounceBody = Type.Object(
  {
    unitId: Id,
    state: choice(['provisional', 'confirmed'] as const),
    title: Words(400),
    startsAt: Moment,
    endsAt: Moment,
    ...eventParts,
  },
  closed,
)
export const ChangeEventBody = Type.Object(
  {
    version: Count,
    why: Type.Optional(Type.String({ maxLength: 1000 })),
    title: Type.Optional(Words(400)),
    startsAt: Type.Optional(Moment),
    endsAt: Type.Optional(Moment),
    ...eventParts,
    clear: Type.Optional(
      Type.Array(choice(['coordinates', 'accreditUntil', 'capacity'] as const), {
        maxItems: 3,
        uniqueItems: true,
        description: 'Parts to be emptied',
      }),
    ),
  },
  closed,
)
export const SeenBody = Type.Object({ version: Count }, closed)
export const PostponeBody = Type.Object(
  {
    version: Count,
    why: Why,
    startsAt: Type.Optional(Moment),
    endsAt: Type.Optional(Moment),
  },
  { ...closed, description: 'Without both times: put off until further notice' },
)
export const CancelBody = Type.Object({ version: Count, why: Why }, closed)
export const EventsQuery = Type.Object(
  {
    unitId: Type.Optional(Id),
    state: Type.Optional(choice(eventStates)),
    when: Type.Optional(choice(['coming', 'past'] as const)),
    cursor: Cursor,
    limit: Limit,
  },
  closed,
)
const content = {
  state: choice(eventStates),
  title: Type.Object({ id: Type.String(), en: nullable(Type.String()) }),
  description: Type.Object({ id: Type.String(), en: nullable(Type.String()) }),
  place: Type.String(),
  coordinates: nullable(Coordinates),
  startsAt: Moment,
  endsAt: Moment,
  timeOpen: Type.Boolean({
    description: 'Put off without a new time: `startsAt` and `endsAt` are the old one',
  }),
  accreditUntil: nullable(Moment),
  capacity: nullable(Type.Integer()),
  contact: Type.String(),
  reason: nullable(Type.String({ description: 'Why it was put off or called off, for the public' })),
}
const event = {
  ...content,
  id: Id,
  ref: Type.String(),
  path: Type.String({ description: 'Path of its public page' }),
  unitId: Id,
  timeZone: Type.String(),
  version: Type.Integer(),
  createdAt: Moment,
  changedAt: Moment,
  acts: Type.Array(choice(['change', 'confirm', 'postpone', 'cancel'] as const)),
}
export const EventSchema = Type.Object(event, { title: 'PressEvent' })
export const EventPage = Type.Object({ events: Type.Array(EventSchema), next: Next })
export const EventWithVersions = Type.Object(
  {
    ...event,
    versions: Type.Array(
      Type.Object({
        number: Type.Integer(),
        act: choice(eventActs),
        by: Type.String(),
        at: Moment,
        why: nullable(Type.String()),
        changed: Type.Array(
          Type.String({ description: 'Names of the parts that differ from the version before' }),
        ),
      }),
    ),
  },
  { title: 'PressEventWithVersions' },
)
