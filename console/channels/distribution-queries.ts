import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
export type Distribution = Ok<paths['/api/v1/distributions/{id}']['get']>
export type DistributionPreview = Ok<paths['/api/v1/distributions/{id}/preview']['get']>
export type Addressee = Ok<paths['/api/v1/distributions/{id}/accounts']['get']>['accounts'][number]
export type Part = Distribution['parts'][number]
export type Segment = Ok<paths['/api/v1/audience-segments']['get']>['segments'][number]
export type ProposalToAnswer = Ok<paths['/api/v1/distribution-proposals']['get']>['proposals'][number]
export type Proposal = Ok<paths['/api/v1/distributions/{id}/proposals']['get']>['proposals'][number]
export type MatrixRow = Ok<paths['/api/v1/delivery-matrix']['get']>['rows'][number]
export type Standing = MatrixRow['standing']
export type Network = MatrixRow['channel']['kind']
export type MatrixScope = { distributionId: string } | { storyId: string }

/** A part as it begins: everything below the unit. */
export const wholeOf = (unitId: string): Part => ({
  unitId,
  reach: 'below',
  levels: [],
  networks: [],
  languages: [],
  tags: [],
  terms: 'mandatory',
})

/** Of the kept words and audience; what waits elsewhere moves it, so it is asked anew each time. */
export const estimateQuery = (id: string, hash: string) =>
  queryOptions({
    queryKey: ['distributions', 'estimate', id, hash],
    queryFn: () => got(api.GET('/api/v1/distributions/{id}/estimate', { params: { path: { id } } })),
    staleTime: 30_000,
  })

const from = (cursor: string) => (cursor === '' ? {} : { cursor })

export const distributionsQuery = infiniteQueryOptions({
  queryKey: ['distributions', 'list'],
  queryFn: ({ pageParam }) => got(api.GET('/api/v1/distributions', { params: { query: from(pageParam) } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next ?? undefined,
})

export const distributionQuery = (id: string) =>
  queryOptions({
    queryKey: ['distributions', 'one', id],
    queryFn: () => got(api.GET('/api/v1/distributions/{id}', { params: { path: { id } } })),
  })

/** Of the draft with this hash. */
export const previewQuery = (id: string, hash: string) =>
  queryOptions({
    queryKey: ['distributions', 'preview', id, hash],
    queryFn: () => got(api.GET('/api/v1/distributions/{id}/preview', { params: { path: { id } } })),
  })

export const addresseesQuery = (id: string, hash: string, only?: 'blocked' | 'noticed') =>
  infiniteQueryOptions({
    queryKey: ['distributions', 'accounts', id, hash, only ?? ''],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/distributions/{id}/accounts', {
          params: {
            path: { id },
            query: {
              ...(only === undefined ? {} : { only }),
              ...(pageParam === '' ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const segmentsQuery = queryOptions({
  queryKey: ['distributions', 'segments'],
  queryFn: async () => (await got(api.GET('/api/v1/audience-segments'))).segments,
})

export const proposalsQuery = (state?: ProposalToAnswer['state']) =>
  infiniteQueryOptions({
    queryKey: ['proposals', state ?? ''],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/distribution-proposals', {
          params: { query: { ...(state === undefined ? {} : { state }), ...from(pageParam) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const proposalsOfQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['proposals', 'of', id],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/distributions/{id}/proposals', {
          params: { path: { id }, query: from(pageParam) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export interface MatrixFilter {
  standing?: Standing
  network?: Network
  unitId?: string
  unchanged?: true
}

// Under `deliveries`, so that whatever is heard of a delivery renews them.
export const matrixQuery = (scope: MatrixScope, filter: MatrixFilter) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'matrix', scope, filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/delivery-matrix', {
          params: { query: { ...scope, ...filter, ...from(pageParam) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const matrixCountsQuery = (scope: MatrixScope) =>
  queryOptions({
    queryKey: ['deliveries', 'counts', scope],
    queryFn: () => got(api.GET('/api/v1/delivery-matrix/counts', { params: { query: scope } })),
  })
