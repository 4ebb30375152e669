import { queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

export type SavedSearch =
  paths['/api/v1/saved-searches']['get']['responses'][200]['content']['application/json']['searches'][number]

export const savedSearchesQuery = queryOptions({
  queryKey: ['saved-searches'],
  queryFn: async () => (await got(api.GET('/api/v1/saved-searches'))).searches,
})
