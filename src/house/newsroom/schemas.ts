/** What the newsroom's API is sent; answers.ts holds what it answers. */
import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { contentSchema } from './content.ts'
import { states } from './state-machine.ts'

const closed = { additionalProperties: false } as const
export const moment = Type.String({ format: 'date-time' })

export const uuid = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
})
export const locale = choice(['id', 'en'])
const hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the text that was seen' })
const reason = Type.String({ minLength: 3, maxLength: 1000 })
const publicNote = Type.String({ minLength: 3, maxLength: 1000, description: 'Shown to readers' })

export const sensitivities = ['minors', 'victims', 'ongoing_investigation', 'election'] as const
export type Sensitivity = (typeof sensitivities)[number]
export const unitKinds = ['supporting', 'adopted', 'mandatory'] as const

export const idParams = Type.Object({ id: uuid }, closed)

export const newStory = Type.Object({ unitId: uuid, locale, content: Type.Optional(contentSchema) }, closed)
export const newTranslation = Type.Object({ locale, fromVersionId: uuid }, closed)
export const unitOnly = Type.Object({ unitId: uuid }, closed)
export const supportingUnits = Type.Object({ unitIds: Type.Array(uuid, { maxItems: 50 }) }, closed)
export const sensitivityInput = Type.Object(
  { flags: Type.Array(choice(sensitivities), { maxItems: 4, uniqueItems: true }), reason },
  closed,
)
export const draftInput = Type.Object(
  { content: contentSchema, revision: Type.Integer({ minimum: 0 }) },
  closed,
)
const change = Type.Object({ kind: choice(['correction', 'update']), reason, publicNote }, closed)

export const submitInput = Type.Object(
  { versionHash: hash, reason: Type.Optional(reason), change: Type.Optional(change) },
  closed,
)
export const returnInput = Type.Object(
  {
    versionHash: hash,
    reason,
    remarks: Type.Optional(
      Type.Array(
        Type.Object(
          {
            blockId: nullable(Type.String({ maxLength: 40 })),
            quote: nullable(Type.String({ maxLength: 500 })),
            text: Type.String({ minLength: 1, maxLength: 2000 }),
          },
          closed,
        ),
        { maxItems: 100 },
      ),
    ),
  },
  closed,
)
export const decideInput = Type.Object({ versionHash: hash, reason: Type.Optional(reason) }, closed)
export const scheduleInput = Type.Object(
  {
    versionHash: hash,
    scheduledFor: Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
      description: 'Wall time in the zone, e.g. 2026-11-24T16:00',
    }),
    zone: Type.String({ maxLength: 64, description: 'IANA zone, e.g. Asia/Jakarta' }),
  },
  closed,
)
export const reasonedInput = Type.Object({ versionHash: hash, reason }, closed)
export const publicInput = Type.Object({ versionHash: hash, reason, publicNote }, closed)
export const embargoInput = Type.Object({ until: nullable(moment), reason }, closed)
export const previewInput = Type.Object({ hours: Type.Integer({ minimum: 1, maximum: 168 }) }, closed)
export const taskDoneInput = Type.Object({ note: Type.Optional(Type.String({ maxLength: 1000 })) }, closed)
export const sourceInput = Type.Object({ versionId: uuid }, closed)

const cursor = Type.Optional(Type.String({ maxLength: 200 }))
export const boardQuery = Type.Object(
  {
    unitId: Type.Optional(uuid),
    stage: Type.Optional(choice(states)),
    locale: Type.Optional(locale),
    cursor,
  },
  closed,
)
export const calendarQuery = Type.Object({ from: moment, to: moment, unitId: Type.Optional(uuid) }, closed)
