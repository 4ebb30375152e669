import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

export type Collection =
  paths['/api/v1/collections/{id}']['get']['responses'][200]['content']['application/json']
export type CollectionLink =
  paths['/api/v1/collections/{id}/links']['get']['responses'][200]['content']['application/json']['links'][number]

export const collectionsQuery = infiniteQueryOptions({
  queryKey: ['collections'],
  queryFn: ({ pageParam }) =>
    got(
      api.GET('/api/v1/collections', { params: { query: pageParam === null ? {} : { before: pageParam } } }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const collectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['collections', id],
    queryFn: () => got(api.GET('/api/v1/collections/{id}', { params: { path: { id } } })),
  })

export const insideQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['collections', id, 'assets'],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/collections/{id}/assets', {
          params: { path: { id }, query: pageParam === null ? {} : { after: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ['collections', id, 'links'],
    queryFn: async () =>
      (await got(api.GET('/api/v1/collections/{id}/links', { params: { path: { id } } }))).links,
  })
