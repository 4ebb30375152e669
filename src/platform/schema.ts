/** Two shapes that every room's schemas need. */
import { Type, type TSchema } from 'typebox'

/** One of these words, documented as an `enum` of strings. */
export const choice = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }))

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
