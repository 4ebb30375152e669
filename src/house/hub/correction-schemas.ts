import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { correctionActs } from './corrections/correction.ts'
import { holderStates } from './corrections/correction-queries.ts'
import { closed, Cursor, Id, Limit, Moment, Next } from './schemas.ts'

export const CorrectionsQuery = Type.Object(
  {
    unitId: Type.Optional(Id),
    waiting: Type.Optional(Type.Boolean({ description: 'Only those that somebody has not acknowledged' })),
    cursor: Cursor,
    limit: Limit,
  },
  closed,
)
const correction = {
  id: Id,
  subject: choice(['story', 'release', 'asset'] as const),
  act: choice(correctionActs),
  unitId: Id,
  title: Type.Object(
    { id: Type.String(), en: Type.String() },
    { description: 'Empty where what was recalled must not be repeated; `en` also without an English one' },
  ),
  note: Type.String(),
  path: Type.String(),
  changes: Type.Array(Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() })),
  at: Moment,
  endedAt: nullable(Moment),
}
export const CorrectionSchema = Type.Object(
  {
    ...correction,
    counts: Type.Object({
      holders: Type.Integer(),
      told: Type.Integer(),
      acknowledged: Type.Integer(),
      unreached: Type.Integer({ description: 'Taken by people whom nobody knows, or by keys' }),
    }),
  },
  { title: 'Correction' },
)
export const CorrectionPage = Type.Object({ corrections: Type.Array(CorrectionSchema), next: Next })

export const HoldersQuery = Type.Object(
  { state: Type.Optional(choice(holderStates)), cursor: Cursor, limit: Limit },
  closed,
)
export const HolderTableQuery = Type.Object({ state: Type.Optional(choice(holderStates)) }, closed)
export const HolderPage = Type.Object({
  holders: Type.Array(
    Type.Object(
      {
        id: Id,
        kind: choice(['journalist', 'staff'] as const),
        personId: Id,
        name: Type.String({ description: 'Empty once they have left' }),
        outlet: nullable(Type.String()),
        heldBy: choice(['download', 'bookmark'] as const),
        heldSince: Moment,
        toldAt: nullable(Moment),
        letter: nullable(choice(['waiting', 'sent', 'shown', 'refused', 'expired'] as const)),
        pushed: Type.Integer(),
        remindedAt: nullable(Moment),
        acknowledgedAt: nullable(Moment),
        acknowledgedIn: nullable(choice(['letter', 'own_page', 'console'] as const)),
      },
      { title: 'CorrectionHolder' },
    ),
  ),
  next: Next,
})
export const Reminded = Type.Object({ reminded: Type.Integer() })

export const OwnCorrections = Type.Object({
  corrections: Type.Array(
    Type.Object(
      { ...correction, holderId: Id, heldSince: Moment, acknowledgedAt: nullable(Moment) },
      { title: 'OwnCorrection' },
    ),
  ),
})
