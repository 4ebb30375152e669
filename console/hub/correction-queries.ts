import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never

export type Correction = Ok<paths['/api/v1/hub/corrections']['get']>['corrections'][number]
export type Holder = Ok<paths['/api/v1/hub/corrections/{id}/holders']['get']>['holders'][number]
export type OwnCorrection = Ok<paths['/api/v1/hub/own-corrections']['get']>['corrections'][number]

const after = (cursor: string) => (cursor === '' ? {} : { cursor })

export const correctionsQuery = (filter: { waiting?: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['hub', 'corrections', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/hub/corrections', {
          params: { query: { limit: 50, ...filter, ...after(pageParam) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const correctionQuery = (id: string) =>
  queryOptions({
    queryKey: ['hub', 'correction', id],
    queryFn: () => got(api.GET('/api/v1/hub/corrections/{id}', { params: { path: { id } } })),
  })

export const holdersQuery = (id: string, filter: { state?: 'waiting' | 'acknowledged' }) =>
  infiniteQueryOptions({
    queryKey: ['hub', 'holders', id, filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/hub/corrections/{id}/holders', {
          params: { path: { id }, query: { limit: 50, ...filter, ...after(pageParam) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** What the reader of this console took from the bank and has to answer to. */
export const ownCorrectionsQuery = queryOptions({
  queryKey: ['hub', 'own-corrections'],
  queryFn: async () => (await got(api.GET('/api/v1/hub/own-corrections'))).corrections,
  staleTime: 60_000,
})
