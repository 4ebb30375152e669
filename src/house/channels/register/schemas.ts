import { Type } from 'typebox'
import { choice, nullable } from '../../../platform/schema.ts'
import { PictureSchema } from '../evidence/schemas.ts'
import { impostorStates } from './impostors/impostor.ts'
import { proofWays, registerNetworks } from './networks.ts'
import { outletEvents } from './outlet.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const closed = { additionalProperties: false }
const Network = choice(registerNetworks as readonly [(typeof registerNetworks)[number]])
const Locale = choice(['id', 'en'] as const)
const State = choice(['review', 'published', 'retired'] as const)
const ProofState = choice(['declared', 'proven', 'lapsed'] as const)
const Way = choice(proofWays)
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }))

export const IdParams = Type.Object({ id: Id })
export const PictureParams = Type.Object({ id: Id, pictureId: Id })
const described = {
  label: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  tags: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\p{L}\\p{N}-]+$' }), {
      maxItems: 20,
      uniqueItems: true,
    }),
  ),
  mandate: Type.Optional(Type.String({ maxLength: 400, description: 'On what grounds the unit runs it' })),
  contact: Type.Optional(Type.String({ maxLength: 254, description: 'Of the unit; not shown in public' })),
}
const Languages = Type.Array(Locale, { minItems: 1, maxItems: 2, uniqueItems: true })
export const EntryBody = Type.Object(
  {
    unitId: Id,
    network: Network,
    url: Type.String({ minLength: 4, maxLength: 2_000 }),
    handle: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    languages: Languages,
    ...described,
  },
  closed,
)
export const ChangeBody = Type.Object(
  { languages: Type.Optional(Languages), ...described },
  { ...closed, minProperties: 1 },
)
const NamedKeeper = Type.Object(
  {
    personId: Type.Optional(Id),
    name: Type.Optional(Type.String({ maxLength: 120 })),
    email: Type.Optional(Type.String({ maxLength: 254 })),
  },
  closed,
)
const Keepers = Type.Array(NamedKeeper, { minItems: 2, maxItems: 2 })
export const KeepersBody = Type.Object({ keepers: Keepers }, closed)
export const RecoveryBody = Type.Object(
  { keepers: Keepers, why: Type.String({ minLength: 1, maxLength: 400 }) },
  closed,
)
export const WhyBody = Type.Object({ why: Type.String({ minLength: 1, maxLength: 400 }) }, closed)
export const BelowBody = Type.Object({ unitId: Id }, closed)
export const OutletsQuery = Type.Object({
  unitId: Type.Optional(Id),
  state: Type.Optional(State),
  trouble: Type.Optional(Type.Boolean({ description: 'Late, lapsed or without administrators' })),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  cursor: Type.Optional(Id),
  limit: Limit,
})
export const ImportQuery = Type.Object({
  trial: Type.Optional(Type.Boolean({ description: 'Only tell what would be entered' })),
})

const outlet = {
  id: Id,
  ref: Type.String(),
  unitId: Id,
  network: Network,
  channelId: nullable(Id),
  url: Type.String(),
  handle: Type.String(),
  label: Type.String(),
  languages: Type.Array(Locale),
  tags: Type.Array(Type.String()),
  state: State,
  publishedAt: nullable(Moment),
  retiredAt: nullable(Moment),
  retiredWhy: nullable(Type.String()),
  mandate: Type.String(),
  contact: Type.String(),
  certifiedAt: nullable(Moment),
  certifiedBy: nullable(Type.String()),
  dueAt: Moment,
  proof: Type.Object({
    way: Way,
    code: Type.String({ description: 'What is to stand on the account or in its domain' }),
    state: ProofState,
    since: nullable(Moment),
    seenAt: nullable(Moment),
    checkedAt: nullable(Moment),
    fault: nullable(Type.String({ description: 'A sentence in messages: register.proof_fault.<code>' })),
  }),
}
export const OutletSchema = Type.Object(outlet, { title: 'RegisterEntry' })
export const OutletPage = Type.Object({ outlets: Type.Array(OutletSchema), next: nullable(Id) })
const Keeper = Type.Object({ personId: nullable(Id), name: Type.String(), email: Type.String() })
export const KeeperList = Type.Object({ keepers: Type.Array(Keeper) })
export const OutletDetailSchema = Type.Object(
  {
    ...outlet,
    keepers: Type.Array(Keeper),
    recovery: nullable(
      Type.Object({
        keepers: Type.Array(Keeper),
        why: Type.String(),
        askedBy: Type.String(),
        holdsAt: Moment,
      }),
    ),
    history: Type.Array(Type.Object({ kind: choice(outletEvents), at: Moment, by: nullable(Type.String()) })),
  },
  { title: 'RegisterEntryDetail' },
)
export const ImportReportSchema = Type.Object(
  {
    lines: Type.Integer(),
    imported: Type.Integer(),
    unchanged: Type.Integer({ description: 'Stood there already' }),
    faults: Type.Array(
      Type.Object({
        line: Type.Integer({ description: 'In the file, the header being line 1' }),
        column: Type.String(),
        code: Type.String({ description: 'A sentence in messages: fault.<code>' }),
        message: Type.String(),
      }),
    ),
  },
  { title: 'ImportReport' },
)

// ── What everybody may ask ───────────────────────────────────────────────────
export const OfficialQuery = Type.Object({
  unitId: Type.Optional(Id),
  network: Type.Optional(Network),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  cursor: Type.Optional(Type.String({ pattern: '^[2-9a-z]{8}$' })),
  limit: Limit,
})
export const LookupQuery = Type.Object({
  url: Type.String({ minLength: 1, maxLength: 2_000, description: 'An address or a handle' }),
})
export const AccountSchema = Type.Object(
  {
    ref: Type.String(),
    page: Type.String({ format: 'uri' }),
    unitId: Id,
    network: Network,
    handle: Type.String(),
    url: Type.String(),
    label: Type.String(),
    languages: Type.Array(Locale),
    tags: Type.Array(Type.String()),
    mandate: Type.String(),
    since: Moment,
    until: nullable(Moment),
    connected: Type.Boolean({ description: 'The house itself signs in there' }),
    confirmedAt: nullable(Moment),
    proof: Type.Object({
      way: Way,
      state: ProofState,
      since: nullable(Moment),
      seenAt: nullable(Moment),
      id: nullable(Type.String()),
    }),
  },
  { title: 'OfficialAccount' },
)
export const OfficialList = Type.Object({
  accounts: Type.Array(AccountSchema),
  next: nullable(Type.String({ description: 'Give it back as `cursor` for the next page.' })),
})
export const OfficialAnswerSchema = Type.Object(
  {
    answer: choice(['official', 'formerly', 'impostor', 'looks_like', 'unknown'] as const),
    account: nullable(AccountSchema),
    until: nullable(Moment),
    since: nullable(Type.String({ format: 'date-time', description: 'Since when it is a known impostor' })),
    resembles: Type.Array(
      Type.Object({ account: AccountSchema, how: choice(['same_look', 'near'] as const) }),
    ),
  },
  { title: 'OfficialAnswer' },
)

// ── Impostors ────────────────────────────────────────────────────────────────
export const ImpostorsQuery = Type.Object({
  state: Type.Optional(choice(impostorStates)),
  cursor: Type.Optional(Id),
  limit: Limit,
})
const impostor = {
  id: Id,
  asked: Type.String(),
  url: nullable(Type.String()),
  network: nullable(Network),
  outletId: nullable(Id),
  unitId: Id,
  state: choice(impostorStates),
  why: nullable(Type.String()),
  proposedBy: nullable(Type.String()),
  proposedById: nullable(Id),
  approvedBy: nullable(Type.String()),
  listedAt: nullable(Moment),
  settledBy: nullable(Type.String()),
  reports: Type.Integer(),
  createdAt: Moment,
  changedAt: Moment,
}
export const ImpostorSchema = Type.Object(impostor, { title: 'Impostor' })
export const ImpostorPage = Type.Object({
  impostors: Type.Array(Type.Object({ ...impostor, pictures: Type.Integer() }, { title: 'QueuedImpostor' })),
  next: nullable(Id),
})
export const ImpostorCaseSchema = Type.Object(
  {
    ...impostor,
    told: Type.Array(
      Type.Object({ id: Id, note: Type.String(), at: Moment, pictures: Type.Array(PictureSchema) }),
    ),
    evidence: Type.Array(
      Type.Object({
        id: Id,
        url: Type.String(),
        status: nullable(Type.Integer()),
        fault: nullable(Type.String()),
        text: Type.String(),
        sha256: Type.String({ description: 'Of what was fetched' }),
        at: Moment,
      }),
    ),
  },
  { title: 'ImpostorCase' },
)
export const PackSchema = Type.Object(
  {
    network: nullable(Network),
    desk: nullable(Type.String({ description: 'A form or a mail address of the network' })),
    text: Type.Object({ id: Type.String(), en: Type.String() }),
    links: Type.Array(Type.String()),
    pictures: Type.Array(PictureSchema),
  },
  { title: 'TakedownPack' },
)
