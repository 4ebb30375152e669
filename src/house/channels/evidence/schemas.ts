import { Type, type Static } from 'typebox'
import { nullable } from '../../../platform/schema.ts'
import type { EvidencePicture } from './index.ts'

export const PictureSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    width: Type.Integer(),
    height: Type.Integer(),
    digest: Type.String({ description: 'SHA-256 of the file as it came; what is kept was painted anew' }),
    by: nullable(Type.String({ description: 'Null: somebody of the public' })),
    at: Type.String({ format: 'date-time' }),
    gone: Type.Boolean({ description: 'Its time is over; that there was one stays on record' }),
  },
  { title: 'EvidencePicture' },
)

export const presentPicture = (one: EvidencePicture): Static<typeof PictureSchema> => ({
  ...one,
  at: one.at.toISOString(),
})

export const PhotoQuery = Type.Object({
  url: Type.Optional(
    Type.String({
      maxLength: 2_000,
      format: 'uri',
      pattern: '^https?://',
      description: 'Where it can be seen as well',
    }),
  ),
})
