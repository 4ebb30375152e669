import { Type } from 'typebox'
import { nullable } from '../../platform/schema.ts'

export const closed = { additionalProperties: false } as const
export const Id = Type.String({ format: 'uuid' })
export const Moment = Type.String({ format: 'date-time' })
export const Cursor = Type.Optional(Type.String({ maxLength: 200 }))
export const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }))
export const Next = nullable(Type.String({ description: 'Give it back as `cursor` for the next page.' }))
export const Why = Type.String({ minLength: 3, maxLength: 1000 })
export const IdParams = Type.Object({ id: Id }, closed)
