import { Type, type Static } from 'typebox'
import type { Asset } from './asset.ts'
import { renditionNames } from './renditions.ts'

const Id = Type.String({ format: 'uuid' })

export const AssetParams = Type.Object({ id: Id })
export const PreviewParams = Type.Object({
  id: Id,
  name: Type.Union(renditionNames.map((name) => Type.Literal(name))),
})
export const MediaParams = Type.Object({
  ref: Type.String({ pattern: '^[2-9a-z]{16}$' }),
  file: Type.String({ pattern: '^((320|640|1080|1600)\\.webp|og\\.jpg)$' }),
})
export const ListQuery = Type.Object({
  unitId: Id,
  cursor: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export const UploadQuery = Type.Object({ unitId: Id })

// Generous here; the act itself answers with a sentence per field that is too long.
const Words = Type.String({ maxLength: 4000 })
export const DescribeBody = Type.Object(
  {
    alt: Type.Optional(Words),
    caption: Type.Optional(Words),
    credit: Type.Optional(Words),
    rights: Type.Optional(Words),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const AssetSchema = Type.Object(
  {
    id: Id,
    unitId: Id,
    filename: Type.String(),
    format: Type.String(),
    sha256: Type.String(),
    bytes: Type.Integer(),
    width: Type.Integer(),
    height: Type.Integer(),
    colour: Type.String(),
    takenAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    uploaderName: Type.String(),
    alt: Type.String(),
    caption: Type.String(),
    credit: Type.String(),
    rights: Type.String(),
    createdAt: Type.String({ format: 'date-time' }),
    public: Type.Boolean(),
    previewUrl: Type.String({ description: 'For signed-in staff; works before publication.' }),
  },
  { $id: 'Asset', title: 'Asset' },
)
export const ReceivedSchema = Type.Object({
  asset: AssetSchema,
  duplicate: Type.Boolean({ description: 'The unit had this very file already; nothing new was kept.' }),
})
export const AssetListSchema = Type.Object({
  assets: Type.Array(AssetSchema),
  next: Type.Union([Id, Type.Null()]),
})

/** The asset as the API shows it; its public reference stays inside until something published uses it. */
export function presentAsset(asset: Asset): Static<typeof AssetSchema> {
  const { ref: _, uploader, takenAt, createdAt, ...rest } = asset
  return {
    ...rest,
    uploaderName: uploader.name,
    takenAt: takenAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    previewUrl: `/api/v1/assets/${asset.id}/renditions/640`,
  }
}
