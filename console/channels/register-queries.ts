import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
export type Entry = Ok<paths['/api/v1/register']['get']>['outlets'][number]
export type EntryDetail = Ok<paths['/api/v1/register/{id}']['get']>
export type ImportReport = Ok<paths['/api/v1/register/import']['post']>
export type Impostor = Ok<paths['/api/v1/impostors']['get']>['impostors'][number]
export type ImpostorCase = Ok<paths['/api/v1/impostors/{id}']['get']>

export const entriesQuery = (filter: {
  unitId?: string
  state?: Entry['state']
  trouble?: boolean
  q?: string
}) =>
  infiniteQueryOptions({
    queryKey: ['register', 'entries', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/register', {
          params: { query: { limit: 50, ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: ['register', 'entry', id],
    queryFn: () => got(api.GET('/api/v1/register/{id}', { params: { path: { id } } })),
  })

export const impostorsQuery = (state: Impostor['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['register', 'impostors', state],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/impostors', {
          params: {
            query: {
              limit: 50,
              ...(state === undefined ? {} : { state }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const impostorQuery = (id: string) =>
  queryOptions({
    queryKey: ['register', 'impostor', id],
    queryFn: () => got(api.GET('/api/v1/impostors/{id}', { params: { path: { id } } })),
  })

export const takedownQuery = (id: string) =>
  queryOptions({
    queryKey: ['register', 'takedown', id],
    queryFn: () => got(api.GET('/api/v1/impostors/{id}/takedown', { params: { path: { id } } })),
  })
