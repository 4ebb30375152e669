import { queryOptions } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'

export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: () => got(api.GET('/api/v1/desk')),
  staleTime: 5000,
})
