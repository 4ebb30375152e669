import { Type, type Static } from 'typebox'
import type { RecordedAct } from './search-acts.ts'

export const ActQuery = Type.Object(
  {
    unitId: Type.Optional(
      Type.String({ format: 'uuid', description: 'The root unless given; its subtree.' }),
    ),
    actorId: Type.Optional(Type.String({ format: 'uuid' })),
    act: Type.Optional(
      Type.String({
        pattern: '^[a-z_]+\\.[a-z_]*$',
        maxLength: 60,
        description: 'One act, or all of a kind: `edition.`',
      }),
    ),
    objectKind: Type.Optional(Type.String({ pattern: '^[a-z_]+$', maxLength: 40 })),
    objectId: Type.Optional(Type.String({ format: 'uuid' })),
    from: Type.Optional(Type.String({ format: 'date-time' })),
    to: Type.Optional(Type.String({ format: 'date-time' })),
    q: Type.Optional(Type.String({ maxLength: 100, description: 'Part of a name, an act or a reason.' })),
    cursor: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

const orNull = (format?: string) =>
  Type.Union([format === undefined ? Type.String() : Type.String({ format }), Type.Null()])

export const RecordedActSchema = Type.Object({
  seq: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  actor: Type.Object({
    kind: Type.Union([Type.Literal('person'), Type.Literal('key'), Type.Literal('house')]),
    id: orNull('uuid'),
    name: Type.String(),
  }),
  act: Type.String(),
  unitId: orNull('uuid'),
  objectKind: orNull(),
  objectId: orNull('uuid'),
  versionHash: orNull(),
  why: orNull(),
  details: Type.Record(Type.String(), Type.Unknown()),
  hash: Type.String(),
})

export const ActPageSchema = Type.Object({
  acts: Type.Array(RecordedActSchema),
  cursor: Type.Union([Type.Integer(), Type.Null()], { description: 'Give it back for the next page.' }),
})

export const presentAct = (act: RecordedAct): Static<typeof RecordedActSchema> => ({
  ...act,
  at: act.at.toISOString(),
  actor: { ...act.actor, kind: act.actor.kind as 'person' | 'key' | 'house' },
  details: act.details as Record<string, unknown>,
})
