import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, Fault, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
type Query<Op> = Op extends { parameters: { query?: infer Asked } } ? NonNullable<Asked> : never

export type PressEvent = Ok<paths['/api/v1/hub/events']['get']>['events'][number]
export type EventWithVersions = Ok<paths['/api/v1/hub/events/{id}']['get']>
export type Journalist = Ok<paths['/api/v1/hub/journalists']['get']>['journalists'][number]
export type JournalistWithHistory = Ok<paths['/api/v1/hub/journalists/{id}']['get']>
export type Enquiry = Ok<paths['/api/v1/hub/enquiries']['get']>['enquiries'][number]
export type EnquiryWithEntries = Ok<paths['/api/v1/hub/enquiries/{id}']['get']>
export type Outlet = Ok<paths['/api/v1/hub/outlets']['get']>['outlets'][number]

export type Figures = Ok<paths['/api/v1/hub/figures']['get']>
export type FiguresFilter = Query<paths['/api/v1/hub/figures']['get']>
export type Release = Ok<paths['/api/v1/hub/releases']['get']>['releases'][number]
export type ReleaseWithParts = Ok<paths['/api/v1/hub/releases/{id}']['get']>

type ReleaseFilter = Pick<Query<paths['/api/v1/hub/releases']['get']>, 'state'>
type EventFilter = Pick<Query<paths['/api/v1/hub/events']['get']>, 'unitId' | 'when'>
type JournalistFilter = Pick<Query<paths['/api/v1/hub/journalists']['get']>, 'standing' | 'q'>
type EnquiryFilter = Pick<Query<paths['/api/v1/hub/enquiries']['get']>, 'state' | 'assignedTo'>

const after = (cursor: string) => (cursor === '' ? {} : { cursor })

export const eventsQuery = (filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: ['hub', 'events', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/hub/events', { params: { query: { limit: 50, ...filter, ...after(pageParam) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ['hub', 'event', id],
    queryFn: () => got(api.GET('/api/v1/hub/events/{id}', { params: { path: { id } } })),
  })

export const releasesQuery = (filter: ReleaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['hub', 'releases', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/hub/releases', { params: { query: { limit: 50, ...filter, ...after(pageParam) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const releaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['hub', 'release', id],
    queryFn: () => got(api.GET('/api/v1/hub/releases/{id}', { params: { path: { id } } })),
  })

/** Texts that may go into a release, by their headline. */
export const releaseEditionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['hub', 'release-editions', q],
    queryFn: async () =>
      (await got(api.GET('/api/v1/hub/release-editions', { params: { query: q === '' ? {} : { q } } })))
        .editions,
  })

export const journalistsQuery = (filter: JournalistFilter) =>
  infiniteQueryOptions({
    queryKey: ['hub', 'journalists', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/hub/journalists', {
          params: { query: { limit: 50, ...filter, ...after(pageParam) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const journalistQuery = (id: string) =>
  queryOptions({
    queryKey: ['hub', 'journalist', id],
    queryFn: () => got(api.GET('/api/v1/hub/journalists/{id}', { params: { path: { id } } })),
  })

export const proofAddress = (id: string) => `/api/v1/hub/journalists/${id}/proof`

/** How many wait for a decision, at most 100; null for whoever may not decide: that is asked of headquarters alone. */
export const waitingQuery = queryOptions({
  queryKey: ['hub', 'waiting'],
  queryFn: async (): Promise<number | null> => {
    try {
      const { journalists } = await got(
        api.GET('/api/v1/hub/journalists', { params: { query: { standing: 'applied', limit: 100 } } }),
      )
      return journalists.length
    } catch (error) {
      if (error instanceof Fault && error.status === 403) return null
      throw error
    }
  },
  staleTime: 60_000,
})

export const outletsQuery = (q: string) =>
  queryOptions({
    queryKey: ['hub', 'outlets', q],
    queryFn: async () =>
      (
        await got(
          api.GET('/api/v1/hub/outlets', { params: { query: { limit: 50, ...(q === '' ? {} : { q }) } } }),
        )
      ).outlets,
  })

export const enquiriesQuery = (filter: EnquiryFilter) =>
  infiniteQueryOptions({
    queryKey: ['hub', 'enquiries', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/hub/enquiries', {
          params: { query: { limit: 50, ...filter, ...after(pageParam) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** How many stand open, at most 100. */
export const openEnquiriesQuery = queryOptions({
  queryKey: ['hub', 'open'],
  queryFn: async () =>
    (await got(api.GET('/api/v1/hub/enquiries', { params: { query: { state: 'open', limit: 100 } } })))
      .enquiries.length,
  staleTime: 60_000,
})

export const enquiryQuery = (id: string) =>
  queryOptions({
    queryKey: ['hub', 'enquiry', id],
    queryFn: () => got(api.GET('/api/v1/hub/enquiries/{id}', { params: { path: { id } } })),
  })

/** Published stories by their words, as the public finds them. */
export const storiesQuery = (q: string) =>
  queryOptions({
    queryKey: ['public-search', q],
    queryFn: async () =>
      (await got(api.GET('/api/v1/search', { params: { query: { q, limit: 10 } } }))).items,
    enabled: q.length > 2,
  })

export const figuresQuery = (filter: FiguresFilter) =>
  queryOptions({
    queryKey: ['hub', 'figures', filter],
    queryFn: () => got(api.GET('/api/v1/hub/figures', { params: { query: filter } })),
    staleTime: 60_000,
  })
