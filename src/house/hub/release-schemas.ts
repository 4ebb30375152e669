import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { releaseLimits } from './releases/check-release.ts'
import { releaseActs, releaseStates, versionActs } from './releases/release.ts'
import { closed, Cursor, Id, Limit, Moment, Next, Why } from './schemas.ts'

const Words = (max: number) =>
  Type.Object(
    { id: Type.String({ maxLength: max }), en: Type.Optional(Type.String({ maxLength: max })) },
    closed,
  )
const parts = {
  number: Type.Optional(Type.String({ maxLength: 200 })),
  summary: Type.Optional(Words(3000)),
  contact: Type.Optional(Type.String({ maxLength: 400 })),
  // Not nullable: `liftEmbargo` says that there is to be none.
  embargoUntil: Type.Optional(Moment),
  terms: Type.Optional(Words(2000)),
  editionIds: Type.Optional(Type.Array(Id, { maxItems: releaseLimits.editions, uniqueItems: true })),
  assetIds: Type.Optional(Type.Array(Id, { maxItems: releaseLimits.assets, uniqueItems: true })),
}
const Version = Type.Integer({ minimum: 1, description: 'The version that was seen' })

export const ComposeBody = Type.Object({ unitId: Id, title: Words(400), ...parts }, closed)
const changes = {
  version: Version,
  title: Type.Optional(Words(400)),
  ...parts,
  liftEmbargo: Type.Optional(Type.Boolean()),
}
export const ChangeReleaseBody = Type.Object(changes, closed)
export const CorrectReleaseBody = Type.Object({ ...changes, why: Why }, closed)
export const SeenReleaseBody = Type.Object({ version: Version }, closed)
export const EndReleaseBody = Type.Object({ version: Version, why: Why }, closed)
export const ReleasesQuery = Type.Object(
  { state: Type.Optional(choice(releaseStates)), cursor: Cursor, limit: Limit },
  closed,
)
export const CandidatesQuery = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }, closed)
export const CandidateList = Type.Object({
  editions: Type.Array(
    Type.Object({
      editionId: Id,
      locale: choice(['id', 'en'] as const),
      headline: Type.String(),
      state: choice(['published', 'waiting'] as const),
    }),
  ),
})

const Text = Type.Object({ id: Type.String(), en: nullable(Type.String()) })
const release = {
  id: Id,
  ref: Type.String(),
  path: Type.String({ description: 'Path of its public page' }),
  pressPath: Type.String({ description: 'Where accredited journalists find it before its embargo is over' }),
  unitId: Id,
  timeZone: Type.String(),
  state: choice(releaseStates),
  underEmbargo: Type.Boolean(),
  number: Type.String(),
  title: Text,
  summary: Text,
  contact: Type.String(),
  embargoUntil: nullable(Moment),
  terms: Text,
  reason: nullable(Type.String()),
  version: Type.Integer(),
  publishedAt: nullable(Moment),
  changedAt: Moment,
  acts: Type.Array(choice(releaseActs)),
}
export const ReleaseSchema = Type.Object(release, { title: 'Release' })
export const ReleasePage = Type.Object({ releases: Type.Array(ReleaseSchema), next: Next })

const person = { name: Type.String(), outlet: Type.String(), version: Type.Integer(), at: Moment }
export const ReleaseWithParts = Type.Object(
  {
    ...release,
    wording: Type.Object({ id: Type.String(), en: Type.String() }),
    editions: Type.Array(
      Type.Object({
        id: Id,
        locale: choice(['id', 'en'] as const),
        headline: Type.String(),
        state: choice(['published', 'waiting', 'withdrawn', 'recalled', 'gone'] as const),
      }),
    ),
    assets: Type.Array(
      Type.Object({
        id: Id,
        ref: Type.String(),
        kind: Type.String(),
        filename: Type.String(),
        caption: Type.String(),
        heldBack: nullable(Type.String({ description: 'Why the press may not have it now' })),
      }),
    ),
    versions: Type.Array(
      Type.Object({
        number: Type.Integer(),
        act: choice(versionActs),
        by: Type.String({ description: 'Empty: it followed what is in it' }),
        at: Moment,
        why: nullable(Type.String()),
        note: nullable(Type.String()),
      }),
    ),
    acceptances: Type.Array(Type.Object({ ...person, embargoUntil: Moment })),
    takers: Type.Array(Type.Object(person)),
  },
  { title: 'ReleaseWithParts' },
)
