/** What the newsroom's API answers; the console generates its types from these. */
import { Type, type Static, type TBoolean } from 'typebox'
import { lock, personAt, unit } from './board-answers.ts'
import { contentSchema } from './content.ts'
import { choice, nullable } from '../../platform/schema.ts'
import { locale, moment, sensitivities, unitKinds, uuid } from './schemas.ts'
import { states, workActs, type WorkAct } from './state-machine.ts'

export const versionHead = Type.Object(
  {
    id: uuid,
    number: Type.Integer(),
    hash: Type.String(),
    at: moment,
    by: Type.String(),
    standing: choice(['pending', 'live', 'superseded', 'past']),
  },
  { title: 'Version' },
)
export const versionList = Type.Object({ versions: Type.Array(versionHead) }, { title: 'VersionList' })
export const versionFull = Type.Object(
  { ...versionHead.properties, content: contentSchema },
  { title: 'VersionContent' },
)

export const remark = Type.Object(
  {
    id: uuid,
    blockId: nullable(Type.String()),
    quote: nullable(Type.String()),
    text: Type.String(),
    at: moment,
    by: Type.String(),
    versionNumber: Type.Integer(),
    resolved: nullable(Type.Object({ at: moment, by: Type.String() })),
  },
  { title: 'Remark' },
)

const can = Type.Object(
  Object.fromEntries(workActs.map((act) => [act, Type.Boolean()])) as Record<WorkAct, TBoolean>,
)

export const edition = Type.Object(
  {
    id: uuid,
    storyId: uuid,
    number: Type.String(),
    ref: Type.String(),
    locale,
    unit,
    state: choice(states),
    stage: choice(states),
    stageSince: moment,
    content: contentSchema,
    hash: Type.String({ description: 'Of the text shown: what acts on it must name' }),
    publishedHash: nullable(Type.String({ description: 'What withdraw and recall must name' })),
    revision: Type.Integer({ description: 'Given back with the next save' }),
    saved: personAt,
    lock,
    checklist: Type.Object({
      complete: Type.Boolean(),
      items: Type.Array(Type.Object({ at: Type.String(), code: Type.String(), missing: Type.Boolean() })),
    }),
    remarks: Type.Array(remark),
    versions: Type.Array(versionHead),
    can,
    because: Type.Record(Type.String(), Type.String(), {
      description: 'For acts that are refused: the code of the reason (own_work, forbidden, wrong_state, …)',
    }),
    change: nullable(
      Type.Object({
        kind: choice(['correction', 'update']),
        reason: Type.String(),
        publicNote: Type.String(),
      }),
    ),
    schedule: nullable(Type.Object({ at: moment, local: Type.String(), zone: Type.String() })),
    embargoUntil: nullable(moment),
    sensitivity: Type.Array(choice(sensitivities)),
    approver: nullable(
      Type.Object({ unit, people: Type.Array(Type.Object({ id: uuid, name: Type.String() })) }),
    ),
    submitted: personAt,
    approved: personAt,
    source: nullable(
      Type.Object({ editionId: uuid, versionId: uuid, versionNumber: Type.Integer(), stale: Type.Boolean() }),
    ),
    firstPublishedAt: nullable(moment),
    publishedAt: nullable(moment),
  },
  { title: 'Edition' },
)
export type EditionView = Static<typeof edition>

/** Where an act left the edition. */
export const actResult = Type.Object(
  {
    editionId: uuid,
    state: choice(states),
    stage: choice(states),
    versionNumber: nullable(Type.Integer()),
    hash: Type.String(),
  },
  { title: 'ActResult' },
)
export type ActResult = Static<typeof actResult>

export const draftSaved = Type.Object(
  {
    revision: Type.Integer(),
    hash: Type.String(),
    state: choice(states),
    stage: choice(states),
    savedAt: moment,
    content: contentSchema,
  },
  { title: 'DraftSaved' },
)

/** The answer to an autosave that came too late; what it carried is kept as a snapshot. */
export const staleDraft = Type.Object(
  {
    type: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    title: Type.String(),
    current: Type.Object({
      revision: Type.Integer(),
      hash: Type.String(),
      content: contentSchema,
      savedBy: Type.String(),
      savedAt: moment,
      lock,
    }),
    keptSnapshotId: uuid,
  },
  { title: 'StaleDraft' },
)

export const snapshotList = Type.Object(
  {
    snapshots: Type.Array(
      Type.Object({
        id: uuid,
        revision: Type.Integer(),
        keptAs: choice(['autosave', 'stale']),
        at: moment,
        by: Type.String(),
        content: contentSchema,
      }),
    ),
  },
  { title: 'SnapshotList' },
)

export const actEntry = Type.Object(
  {
    id: uuid,
    kind: Type.String(),
    at: moment,
    by: Type.String(),
    byKind: choice(['person', 'key', 'house']),
    editionId: nullable(uuid),
    locale: nullable(locale),
    versionId: nullable(uuid),
    versionNumber: nullable(Type.Integer()),
    versionHash: nullable(Type.String()),
    reason: nullable(Type.String()),
    publicNote: nullable(Type.String()),
    details: Type.Record(Type.String(), Type.Unknown()),
  },
  { title: 'ActEntry' },
)

export const story = Type.Object(
  {
    id: uuid,
    number: Type.String(),
    ref: Type.String(),
    unit,
    sensitivity: Type.Array(choice(sensitivities)),
    embargoUntil: nullable(moment),
    createdAt: moment,
    createdBy: Type.String(),
    units: Type.Array(Type.Object({ unit, kind: choice(unitKinds), since: moment, by: Type.String() })),
    editions: Type.Array(
      Type.Object({
        id: uuid,
        locale,
        headline: Type.String(),
        state: choice(states),
        stage: choice(states),
        stageSince: moment,
        stale: Type.Boolean(),
        publishedAt: nullable(moment),
      }),
    ),
    history: Type.Array(actEntry),
    can: Type.Object({
      translate: Type.Boolean(),
      setSensitivity: Type.Boolean(),
      setEmbargo: Type.Boolean(),
      liftEmbargo: Type.Boolean({ description: 'Or bring it forward' }),
    }),
    adoptableBy: Type.Array(unit, { description: 'Ancestors at which the caller may adopt it' }),
    mandatableBy: Type.Array(unit, { description: 'Units from which the caller may push it down' }),
  },
  { title: 'Story' },
)
export type StoryView = Static<typeof story>

export const storyMade = Type.Object(
  { storyId: uuid, editionId: uuid, number: Type.String(), revision: Type.Integer() },
  { title: 'StoryMade' },
)
export const editionMade = Type.Object(
  { editionId: uuid, revision: Type.Integer() },
  { title: 'EditionMade' },
)
export const lockAnswer = Type.Object(
  { lock, revision: Type.Integer(), renewWithinSeconds: Type.Integer() },
  { title: 'Lock' },
)
export const previewMade = Type.Object({ url: Type.String(), expiresAt: moment }, { title: 'PreviewLink' })

const block = Type.Object({
  blockId: Type.String(),
  kind: Type.String(),
  parts: Type.Array(Type.Object({ op: choice(['same', 'added', 'removed']), text: Type.String() })),
})
export const difference = Type.Object({ blocks: Type.Array(block) }, { title: 'Difference' })
export const staleness = Type.Object(
  {
    stale: Type.Boolean(),
    /** Version of the source that the translation was made from, and the newest there is. */
    from: nullable(Type.Object({ id: uuid, number: Type.Integer() })),
    to: nullable(Type.Object({ id: uuid, number: Type.Integer() })),
    blocks: Type.Array(block),
  },
  { title: 'Staleness' },
)
