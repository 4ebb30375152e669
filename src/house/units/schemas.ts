import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { timeZones } from './pack.ts'
import type { Unit } from './unit.ts'
import { zoneLabel } from './zone-label.ts'

const closed = { additionalProperties: false } as const

const Id = Type.String({ format: 'uuid' })
const Name = Type.Object(
  { id: Type.String({ minLength: 1, maxLength: 120 }), en: Type.String({ minLength: 1, maxLength: 120 }) },
  closed,
)
const ShortName = Type.String({ minLength: 1, maxLength: 80 })
const Slug = Type.String({ minLength: 1, maxLength: 80 })
const Zone = choice(timeZones)
const Coordinates = Type.Object(
  { lat: Type.Number({ minimum: -90, maximum: 90 }), lon: Type.Number({ minimum: -180, maximum: 180 }) },
  closed,
)
const Why = Type.String({ minLength: 3, maxLength: 1000 })

export const UnitParams = Type.Object({ id: Id }, closed)
export const UnitsQuery = Type.Object(
  {
    within: Type.Optional(Id),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
)
export const AddUnitBody = Type.Object(
  {
    parentId: Id,
    code: Type.String({ minLength: 1, maxLength: 24 }),
    level: Type.String({ minLength: 1, maxLength: 40 }),
    name: Name,
    shortName: Type.Optional(ShortName),
    slug: Type.Optional(Slug),
    timeZone: Type.Optional(Zone),
    coordinates: Type.Optional(nullable(Coordinates)),
  },
  closed,
)
export const RenameUnitBody = Type.Object(
  {
    name: Type.Optional(Name),
    shortName: Type.Optional(ShortName),
    slug: Type.Optional(Slug),
    timeZone: Type.Optional(Zone),
    coordinates: Type.Optional(nullable(Coordinates)),
  },
  { ...closed, minProperties: 1 },
)
export const MoveUnitBody = Type.Object(
  { parentId: Id, slug: Type.Optional(Slug), why: Type.Optional(Why) },
  closed,
)
export const SuccessorBody = Type.Object({ successorId: Id, why: Why }, closed)
export const HostBody = Type.Object({ host: nullable(Type.String({ minLength: 1, maxLength: 253 })) }, closed)

const unitFields = {
  id: Id,
  code: Type.String(),
  level: Type.String(),
  name: Type.Object({ id: Type.String(), en: Type.String() }),
  shortName: Type.String(),
  slug: Type.String(),
  path: Type.String({ description: 'Codes from the root down, joined by dots' }),
  sitePath: Type.String({ description: 'Where the unit’s site lies; empty for the portal' }),
  parentId: nullable(Id),
  regionId: nullable(Id),
  timeZone: Zone,
  zone: choice(['WIB', 'WITA', 'WIT']),
  coordinates: nullable(Type.Object({ lat: Type.Number(), lon: Type.Number() })),
  host: nullable(Type.String()),
  state: choice(['open', 'closed']),
  successorId: nullable(Id),
}
export const UnitSchema = Type.Object(unitFields, { title: 'Unit' })
export const UnitPageSchema = Type.Object({ units: Type.Array(UnitSchema), next: nullable(Id) })
export const UnitWithFamilySchema = Type.Object({
  ...unitFields,
  ancestry: Type.Array(UnitSchema, { description: 'The parent first, the root last' }),
  children: Type.Array(UnitSchema, { description: 'Open units directly below' }),
})

export function presentUnit(unit: Unit): Static<typeof UnitSchema> {
  return { ...unit, zone: zoneLabel(unit.timeZone) }
}
