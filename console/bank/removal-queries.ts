import { infiniteQueryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Due = paths['/api/v1/assets/due']['get']['responses'][200]['content']['application/json']
export type DueAsset = Due['due'][number]

const after = (pageParam: string | null) => (pageParam === null ? {} : { cursor: pageParam })

export const dueQuery = (unitId: string) =>
  infiniteQueryOptions({
    queryKey: ['removal', 'due', unitId],
    queryFn: ({ pageParam }) =>
      got(api.GET('/api/v1/assets/due', { params: { query: { unitId, ...after(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const removedQuery = (unitId: string) =>
  infiniteQueryOptions({
    queryKey: ['removal', 'removed', unitId],
    queryFn: ({ pageParam }) =>
      got(api.GET('/api/v1/assets/removed', { params: { query: { unitId, ...after(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
