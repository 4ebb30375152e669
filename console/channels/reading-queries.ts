import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
type Query<Op> = Op extends { parameters: { query?: infer Asked } } ? NonNullable<Asked> : never

export type InboundPost = Ok<paths['/api/v1/inbound-posts']['get']>['posts'][number]
export type Connection = Ok<paths['/api/v1/channel-connections']['get']>['connections'][number]
export type SilentUnit = Ok<paths['/api/v1/silent-units']['get']>['units'][number]
export type InboxMessage = Ok<paths['/api/v1/channel-inbox']['get']>['messages'][number]

export type PostsFilter = Omit<Query<paths['/api/v1/inbound-posts']['get']>, 'cursor' | 'limit'>
type InboxFilter = Omit<Query<paths['/api/v1/channel-inbox']['get']>, 'cursor' | 'limit'>
type BoardFilter = Omit<Query<paths['/api/v1/channel-connections']['get']>, 'cursor' | 'limit'>

const after = (cursor: string) => (cursor === '' ? {} : { cursor })
const paged = {
  initialPageParam: '',
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
}

export const postsQuery = (filter: PostsFilter) =>
  infiniteQueryOptions({
    queryKey: ['reading', 'posts', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/inbound-posts', {
          params: { query: { limit: 40, ...filter, ...after(pageParam) } },
        }),
      ),
    ...paged,
  })

export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['reading', 'post', id],
    queryFn: () => got(api.GET('/api/v1/inbound-posts/{id}', { params: { path: { id } } })),
  })

export const connectionsQuery = (filter: BoardFilter) =>
  infiniteQueryOptions({
    queryKey: ['channels', 'connections', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/channel-connections', {
          params: { query: { limit: 50, ...filter, ...after(pageParam) } },
        }),
      ),
    ...paged,
  })

export const silentQuery = (unitId?: string) =>
  infiniteQueryOptions({
    queryKey: ['channels', 'silent', unitId ?? ''],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/silent-units', {
          params: { query: { limit: 50, ...(unitId === undefined ? {} : { unitId }), ...after(pageParam) } },
        }),
      ),
    ...paged,
  })

export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'list', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/channel-inbox', {
          params: { query: { limit: 40, ...filter, ...after(pageParam) } },
        }),
      ),
    ...paged,
  })

export const inboxCountsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: () => got(api.GET('/api/v1/channel-inbox/counts')),
  staleTime: 15_000,
})

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['inbox', 'one', id],
    queryFn: () => got(api.GET('/api/v1/channel-inbox/{id}', { params: { path: { id } } })),
  })

export const repliesQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['inbox', 'replies', unitId],
    queryFn: async () =>
      (await got(api.GET('/api/v1/canned-replies', { params: { query: { unitId } } }))).replies,
  })
