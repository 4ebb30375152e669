import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../../platform/schema.ts'
import { AssetSchema } from '../schemas.ts'
import { mostInside, type Collection } from './collection.ts'
import { longestLink, type CollectionLink } from './link.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

export const CollectionParams = Type.Object({ id: Id })
export const SizeParams = Type.Object({ id: Id, assetId: Id, name: choice(['320', '640', '1600'] as const) })
export const LinkParams = Type.Object({ id: Id, linkId: Id })
export const ListQuery = Type.Object({
  before: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export const AssetsQuery = Type.Object({
  after: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
const naming = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
}
export const MakeBody = Type.Object({ unitId: Id, ...naming }, { additionalProperties: false })
export const NameBody = Type.Object(naming, { additionalProperties: false })
export const AssetsBody = Type.Object(
  { assetIds: Type.Array(Id, { minItems: 1, maxItems: mostInside }) },
  { additionalProperties: false },
)
export const ArrangeBody = Type.Object(
  { assetIds: Type.Array(Id, { maxItems: mostInside }), version: Type.Integer() },
  { additionalProperties: false },
)
const Share = Type.Object(
  { unitId: Id, may: choice(['read', 'edit'] as const) },
  { additionalProperties: false },
)
export const ShareBody = Type.Object(
  { shares: Type.Array(Share, { maxItems: 100 }) },
  { additionalProperties: false },
)
export const LinkBody = Type.Object(
  {
    audience: choice(['public', 'press'] as const),
    download: Type.Boolean(),
    days: Type.Integer({ minimum: 1, maximum: longestLink }),
  },
  { additionalProperties: false },
)

export const CollectionSchema = Type.Object({
  id: Id,
  unitId: Id,
  unitName: Type.Object({ id: Type.String(), en: Type.String() }),
  name: Type.String(),
  note: Type.String(),
  version: Type.Integer(),
  count: Type.Integer(),
  madeBy: Type.String(),
  changedAt: Moment,
  shares: Type.Array(Share),
  may: choice(['read', 'edit', 'own'] as const),
})
export const CollectionListSchema = Type.Object({
  collections: Type.Array(CollectionSchema),
  next: nullable(Id),
})
export const InsideSchema = Type.Object({
  assets: Type.Array(AssetSchema),
  next: nullable(Id),
  hidden: Type.Integer({ description: 'In it, and not for whoever asks.' }),
})
export const PutSchema = Type.Object({
  added: Type.Integer(),
  leftOut: Type.Array(Id, { description: 'Not there, or not for whoever asks.' }),
})
export const MadeLinkSchema = Type.Object({
  id: Id,
  path: Type.String({ description: 'On this house; told once.' }),
  expiresAt: Moment,
})
export const LinkListSchema = Type.Object({
  links: Type.Array(
    Type.Object({
      id: Id,
      audience: choice(['public', 'press'] as const),
      download: Type.Boolean(),
      madeBy: Type.String(),
      madeAt: Moment,
      expiresAt: Moment,
      endedAt: nullable(Moment),
    }),
  ),
})

export const presentCollection = (collection: Collection): Static<typeof CollectionSchema> => ({
  ...collection,
  changedAt: collection.changedAt.toISOString(),
})

export const presentLink = (link: CollectionLink): Static<typeof LinkListSchema>['links'][number] => ({
  ...link,
  madeAt: link.madeAt.toISOString(),
  expiresAt: link.expiresAt.toISOString(),
  endedAt: link.endedAt?.toISOString() ?? null,
})
