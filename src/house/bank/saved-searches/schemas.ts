import { Type, type Static } from 'typebox'
import { choice } from '../../../platform/schema.ts'
import { SearchQuery } from '../schemas.ts'
import { longestName, rhythms, type SavedSearch } from './saved-search.ts'

const Id = Type.String({ format: 'uuid' })

const { cursor: _cursor, limit: _limit, standing: _standing, ...narrowing } = SearchQuery.properties
// What is past its retention is nothing new.
const wanted = { ...narrowing, standing: Type.Optional(choice(['free', 'held', 'used'])) }
const saving = {
  name: Type.String({ minLength: 1, maxLength: longestName }),
  alerts: choice(rhythms),
  byMail: Type.Boolean(),
}

export const SearchParams = Type.Object({ id: Id })
export const SaveBody = Type.Object(
  { ...saving, search: Type.Object(wanted, { additionalProperties: false }) },
  { additionalProperties: false },
)
export const ChangeBody = Type.Object(saving, { additionalProperties: false })

export const SavedSearchSchema = Type.Object({
  id: Id,
  ...saving,
  search: Type.Object(wanted),
  fresh: Type.Integer({ description: 'New since it was opened last.' }),
  madeAt: Type.String({ format: 'date-time' }),
})
export const SavedSearchListSchema = Type.Object({ searches: Type.Array(SavedSearchSchema) })

export const presentSearch = ({
  id,
  name,
  alerts,
  byMail,
  fresh,
  madeAt,
  from,
  until,
  ...search
}: SavedSearch): Static<typeof SavedSearchSchema> => ({
  id,
  name,
  alerts,
  byMail,
  fresh,
  madeAt: madeAt.toISOString(),
  search: {
    ...search,
    ...(from === undefined ? {} : { from: from.toISOString() }),
    ...(until === undefined ? {} : { until: until.toISOString() }),
  } as Static<typeof SavedSearchSchema>['search'],
})
