import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import type { Asset } from './asset.ts'
import { assetKinds } from './identify-file.ts'
import { aiUses } from './record.ts'
import type { RecordVersion } from './record-versions.ts'
import { hues, renditionNames } from './renditions.ts'
import { consents, licences, sensitivities, type Rights } from './rights.ts'
import type { WorkItem } from './work.ts'

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
export const CutParams = Type.Object({
  ...MediaParams.properties,
  crop: Type.String({ pattern: '^[0-9a-f]{12}$' }),
})
/** Of a film its parts in folders, e.g. `hls/360p/seg-0001.m4s`; the ending is not part of the other names. */
const madeName =
  '^(web|sound|waveform|sprite|cues|hls/[a-z0-9][a-z0-9/._-]{0,50}|subtitles/[a-z]{2,3}\\.vtt)$'
export const MadeParams = Type.Object({ id: Id, '*': Type.String({ pattern: madeName }) })
export const PublicMadeParams = Type.Object({
  ref: Type.String({ pattern: '^[2-9a-z]{16}$' }),
  '*': Type.String({ pattern: madeName }),
})
export const ListQuery = Type.Object({
  unitId: Id,
  cursor: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export const UploadQuery = Type.Object({ unitId: Id })

const Moment = Type.String({ format: 'date-time' })

// Generous here; the act itself answers with a sentence per field that is too long.
const Words = Type.String({ maxLength: 4000 })
const List = Type.Array(Type.String({ maxLength: 400 }), { maxItems: 100 })
const recordFields = {
  headline: Words,
  caption: Words,
  alt: Words,
  credit: Words,
  creator: Words,
  copyright: Words,
  rights: Type.String({ maxLength: 4000, description: 'Usage terms, in words.' }),
  event: Words,
  place: Words,
  latitude: nullable(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: nullable(Type.Number({ minimum: -180, maximum: 180 })),
  takenAt: nullable(Moment),
  people: Type.Array(Type.String({ maxLength: 400 }), {
    maxItems: 100,
    description: 'People in public roles only.',
  }),
  topics: List,
  aiUse: choice(aiUses),
  focusX: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
  focusY: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
}
export const DescribeBody = Type.Partial(Type.Object(recordFields), {
  additionalProperties: false,
  minProperties: 1,
})

const AssetFields = Type.Object({
  id: Id,
  unitId: Id,
  filename: Type.String(),
  kind: choice(assetKinds),
  format: Type.String(),
  mime: Type.String(),
  sha256: Type.String(),
  bytes: Type.Integer(),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  colour: nullable(Type.String()),
  durationMs: nullable(Type.Integer()),
  pages: nullable(Type.Integer()),
  cover: nullable(Type.Integer({ description: 'Number of the cover that stands.' })),
  uploaderName: Type.String(),
  foundInside: Type.Record(Type.String(), Type.Unknown(), {
    description: 'What the file itself said when it came.',
  }),
  recordNumber: Type.Integer(),
  createdAt: Moment,
  public: Type.Boolean(),
  heldBack: Type.Union([Type.String(), Type.Null()], {
    description: 'Why the public may not have it now.',
  }),
  previewUrl: Type.String({ description: 'For signed-in staff; works before publication.' }),
})
export const AssetSchema = Type.Object(
  { ...AssetFields.properties, ...recordFields },
  { $id: 'Asset', title: 'Asset' },
)

export const RightsSchema = Type.Object({
  licence: choice(licences),
  embargoUntil: nullable(Moment),
  consent: choice(consents),
  consentBy: Type.String({ maxLength: 200 }),
  consentUntil: nullable(Moment),
  consentForm: nullable(Id),
  sensitivity: Type.Array(choice(sensitivities), { maxItems: sensitivities.length }),
  cleared: nullable(Type.Object({ at: Moment, by: Type.String(), why: Type.String() })),
  retentionUntil: nullable(Moment),
  keepPosition: Type.Boolean(),
})
export const RightsBody = Type.Partial(
  Type.Object({
    ...Type.Omit(RightsSchema, ['cleared']).properties,
    clear: nullable(Type.Object({ why: Type.String({ maxLength: 500 }) })),
  }),
  { additionalProperties: false, minProperties: 1 },
)

export const VersionListSchema = Type.Object({
  versions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      by: Type.String(),
      at: Moment,
      record: Type.Object(recordFields),
    }),
  ),
})

export const SearchQuery = Type.Object({
  unitId: Id,
  q: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(choice(assetKinds)),
  orientation: Type.Optional(choice(['landscape', 'portrait', 'square'])),
  hue: Type.Optional(choice(hues)),
  topic: Type.Optional(Type.String({ maxLength: 100 })),
  standing: Type.Optional(choice(['free', 'held', 'used', 'ended'])),
  from: Type.Optional(Moment),
  until: Type.Optional(Moment),
  cursor: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
const Counts = Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }))
export const FoundSchema = Type.Object({
  assets: Type.Array(AssetSchema),
  next: nullable(Id),
  unitNames: Type.Record(Type.String(), Type.Object({ id: Type.String(), en: Type.String() })),
  summary: nullable(
    Type.Object({
      count: Type.Integer(),
      more: Type.Boolean({ description: 'There are more than were counted.' }),
      facets: Type.Object({
        kinds: Counts,
        orientations: Counts,
        hues: Counts,
        units: Counts,
        topics: Counts,
      }),
    }),
  ),
})
export const SimilarSchema = Type.Object({
  similar: Type.Array(
    Type.Object({
      asset: AssetSchema,
      distance: Type.Integer({ description: 'Bits of the PDQ hash that differ, at most 31.' }),
      same: Type.Boolean(),
    }),
  ),
})

export const DownloadListSchema = Type.Object({
  downloads: Type.Array(
    Type.Object({
      form: choice(['original', 'stamped']),
      recordNumber: Type.Integer(),
      audience: choice(['staff', 'press', 'public']),
      taker: Type.String(),
      at: Moment,
    }),
  ),
})

export const WorkQuery = Type.Object({ unitId: Id })
export const RetryBody = Type.Object(
  { urgent: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
export const HastenBody = Type.Object({ urgent: Type.Boolean() }, { additionalProperties: false })
const WorkItemSchema = Type.Object({
  assetId: Id,
  filename: Type.String(),
  kind: choice(assetKinds),
  unitId: Id,
  state: choice(['waiting', 'running', 'done', 'failed'] as const),
  progress: Type.Integer({ description: 'Per cent.' }),
  step: Type.String(),
  attempts: Type.Integer(),
  urgent: Type.Boolean({ description: 'Goes before all work that is not.' }),
  fault: nullable(Type.String()),
  createdAt: Moment,
  startedAt: nullable(Moment),
  endedAt: nullable(Moment),
})
export const WorkSchema = Type.Object({ work: Type.Array(WorkItemSchema) })
export const OneWorkSchema = Type.Object({ work: nullable(WorkItemSchema) })
export const ReceivedSchema = Type.Object({
  asset: AssetSchema,
  duplicate: Type.Boolean({ description: 'The unit had this very file already; nothing new was kept.' }),
  receipt: Type.String({ description: 'Number of the receipt: these very bytes are kept.' }),
})
export const AssetListSchema = Type.Object({
  assets: Type.Array(AssetSchema),
  next: Type.Union([Id, Type.Null()]),
})

/** The asset as the API shows it; its public reference stays inside until something published uses it. */
export function presentAsset(asset: Asset): Static<typeof AssetSchema> {
  const { ref: _, uploader, takenAt, createdAt, foundInside, ...rest } = asset
  return {
    ...rest,
    foundInside,
    uploaderName: uploader.name,
    takenAt: iso(takenAt),
    createdAt: createdAt.toISOString(),
    previewUrl: `/api/v1/assets/${asset.id}/renditions/640`,
  }
}

const iso = (at: Date | null) => at?.toISOString() ?? null

export const presentRights = (rights: Rights): Static<typeof RightsSchema> => ({
  ...rights,
  embargoUntil: iso(rights.embargoUntil),
  consentUntil: iso(rights.consentUntil),
  retentionUntil: iso(rights.retentionUntil),
  cleared: rights.cleared === null ? null : { ...rights.cleared, at: rights.cleared.at.toISOString() },
})

export const presentVersion = ({ record, at, ...rest }: RecordVersion) => ({
  ...rest,
  at: at.toISOString(),
  record: { ...record, takenAt: iso(record.takenAt) },
})

export const presentWork = (item: WorkItem): Static<typeof WorkSchema>['work'][number] => ({
  ...item,
  createdAt: item.createdAt.toISOString(),
  startedAt: iso(item.startedAt),
  endedAt: iso(item.endedAt),
})

/** Moments of a body as dates; what is absent stays absent. */
export function withDates<T extends object, K extends keyof T>(
  body: T,
  keys: readonly K[],
): Omit<T, K> & { [P in K]?: Date | null } {
  const dates = keys.flatMap((key) =>
    body[key] === undefined
      ? []
      : [[key, body[key] === null ? null : new Date(body[key] as unknown as string)] as const],
  )
  return { ...body, ...Object.fromEntries(dates) }
}
