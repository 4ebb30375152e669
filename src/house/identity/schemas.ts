import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import type { Units } from '../units/index.ts'
import { keyRoles } from './create-key.ts'
import type { HeldGrant, PersonCard } from './people.ts'
import { roles } from './policy.ts'

const closed = { additionalProperties: false } as const

export const Id = Type.String({ format: 'uuid' })
export const Moment = Type.String({ format: 'date-time' })
const Email = Type.String({ format: 'email', maxLength: 254 })
const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })
const Why = Type.String({ minLength: 3, maxLength: 1000 })
const LocaleChoice = choice(['id', 'en'])
const RoleChoice = choice(roles)
const Who = nullable(Type.Object({ id: Id, name: Type.String() }))
export const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))

export const IdParams = Type.Object({ id: Id }, closed)
export const Created = Type.Object({ id: Id })

export const GrantSchema = Type.Object({
  id: Id,
  unitId: Id,
  role: RoleChoice,
  from: Moment,
  until: nullable(Moment),
  delegatedFrom: nullable(Type.Object({ grantId: Id, personId: Id, name: Type.String() })),
})

const UnitCard = Type.Object({
  id: Id,
  path: Type.String(),
  level: Type.String(),
  name: Type.Object({ id: Type.String(), en: Type.String() }),
  timeZone: Type.String(),
})

export const PersonSchema = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  locale: LocaleChoice,
  homeUnitId: Id,
  suspendedAt: nullable(Moment),
  secondFactor: Type.Boolean(),
})

export const MeSchema = Type.Object({
  kind: choice(['person', 'key']),
  person: nullable(PersonSchema),
  /** Of a key: its name and unit. */
  key: nullable(Type.Object({ id: Id, name: Type.String(), unitId: Id })),
  sessionId: nullable(Id),
  grants: Type.Array(GrantSchema),
  acts: Type.Array(Type.String({ description: 'Allowed on at least one unit; each unit is asked again.' })),
  units: Type.Array(UnitCard, { description: 'The units of the grants.' }),
})
export const ProfileBody = Type.Object(
  { name: Type.Optional(Name), locale: Type.Optional(LocaleChoice) },
  { ...closed, minProperties: 1 },
)

export const PeopleQuery = Type.Object(
  {
    unitId: Type.Optional(Id),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit,
  },
  closed,
)
export const PeoplePage = Type.Object({
  people: Type.Array(
    Type.Intersect([
      PersonSchema,
      Type.Object({ grants: Type.Array(Type.Object({ unitId: Id, role: RoleChoice })) }),
    ]),
  ),
  cursor: nullable(Type.String()),
})
export const PersonWithGrants = Type.Intersect([
  PersonSchema,
  Type.Object({ grants: Type.Array(GrantSchema) }),
])
export const SuspendBody = Type.Object({ why: Why }, closed)
export const WhyBody = Type.Object({ why: Type.Optional(Why) }, closed)

export const UnitPageQuery = Type.Object(
  { unitId: Type.Optional(Id), cursor: Type.Optional(Id), limit },
  closed,
)
export const InviteBody = Type.Object(
  {
    email: Email,
    unitId: Id,
    role: RoleChoice,
    grantUntil: Type.Optional(Moment),
    locale: Type.Optional(LocaleChoice),
  },
  closed,
)
export const Invited = Type.Object({ id: Id, expiresAt: Moment })
export const InvitationPage = Type.Object({
  invitations: Type.Array(
    Type.Object({
      id: Id,
      email: nullable(Type.String()),
      unitId: Id,
      role: RoleChoice,
      state: choice(['open', 'accepted', 'withdrawn', 'expired']),
      invitedBy: Who,
      createdAt: Moment,
      expiresAt: Moment,
    }),
  ),
  cursor: nullable(Id),
})
export const AcceptBody = Type.Object(
  {
    token: Type.String({ minLength: 20, maxLength: 100 }),
    name: Type.Optional(Name),
    password: Type.Optional(Type.String({ maxLength: 1000 })),
    email: Type.Optional(Email),
  },
  closed,
)
export const AcceptedSchema = Type.Object({ outcome: choice(['created', 'joined']), email: Type.String() })

export const GrantsQuery = Type.Object({ personId: Id }, closed)
export const GrantList = Type.Object({ grants: Type.Array(GrantSchema) })
export const GrantBody = Type.Object(
  {
    personId: Id,
    unitId: Id,
    role: RoleChoice,
    from: Type.Optional(Moment),
    until: Type.Optional(Moment),
  },
  closed,
)
export const DelegationBody = Type.Object(
  { grantId: Id, toPersonId: Id, from: Type.Optional(Moment), until: Moment },
  closed,
)

export const KeyBody = Type.Object(
  {
    unitId: Id,
    name: Name,
    roles: Type.Array(choice(keyRoles), { minItems: 1, maxItems: keyRoles.length }),
    expiresAt: Moment,
  },
  closed,
)
export const KeyMade = Type.Object({
  id: Id,
  key: Type.String({ description: 'Shown this once; send it as `Authorization: Bearer pk_…`.' }),
})
export const KeyPage = Type.Object({
  keys: Type.Array(
    Type.Object({
      id: Id,
      unitId: Id,
      name: Type.String(),
      hint: Type.String(),
      roles: Type.Array(RoleChoice),
      state: choice(['open', 'revoked', 'expired']),
      createdBy: Who,
      createdAt: Moment,
      expiresAt: Moment,
      lastUsedAt: nullable(Moment),
    }),
  ),
  cursor: nullable(Id),
})

export const SessionList = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Id,
      current: Type.Boolean(),
      createdAt: Moment,
      lastSeenAt: Moment,
      expiresAt: Moment,
      address: nullable(Type.String()),
      device: nullable(Type.String()),
    }),
  ),
})

export const OutboxQuery = Type.Object({ cursor: Type.Optional(Id), limit }, closed)
export const OutboxPage = Type.Object({
  letters: Type.Array(
    Type.Object({
      id: Id,
      to: Type.String(),
      subject: Type.String(),
      text: nullable(Type.String()),
      state: choice(['waiting', 'sent', 'shown', 'refused', 'expired']),
      createdAt: Moment,
      settledAt: nullable(Moment),
    }),
  ),
  cursor: nullable(Id),
})

export const presentGrant = (grant: HeldGrant): Static<typeof GrantSchema> => ({
  ...grant,
  from: grant.from.toISOString(),
  until: grant.until?.toISOString() ?? null,
})

export const presentPerson = (person: PersonCard): Static<typeof PersonSchema> => ({
  ...person,
  suspendedAt: person.suspendedAt?.toISOString() ?? null,
})

export const presentUnits = (units: Pick<Units, 'get'>, ids: readonly string[]): Static<typeof UnitCard>[] =>
  [...new Set(ids)].flatMap((id) => {
    const unit = units.get(id)
    return unit === undefined
      ? []
      : [{ id: unit.id, path: unit.path, level: unit.level, name: unit.name, timeZone: unit.timeZone }]
  })
