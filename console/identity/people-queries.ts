import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
export type PersonRow = Ok<paths['/api/v1/people']['get']>['people'][number]
export type PersonCard = Ok<paths['/api/v1/people/{id}']['get']>
export type Grant = PersonCard['grants'][number]
export type Invitation = Ok<paths['/api/v1/invitations']['get']>['invitations'][number]
export type Key = Ok<paths['/api/v1/keys']['get']>['keys'][number]
export type Role = Grant['role']

export const roles: readonly Role[] = [
  'contributor',
  'editor',
  'approver',
  'channel_officer',
  'duty_officer',
  'desk_officer',
  'archivist',
  'administrator',
]

const given = <T>(name: string, value: T | undefined) =>
  value === undefined || value === '' ? {} : { [name]: value }

export const peopleQuery = (text: string, unitId?: string) =>
  infiniteQueryOptions({
    queryKey: ['people', text, unitId ?? ''],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/people', {
          params: {
            query: {
              limit: 50,
              ...given('q', text),
              ...given('unitId', unitId),
              ...given('cursor', pageParam),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor ?? undefined,
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: () => got(api.GET('/api/v1/people/{id}', { params: { path: { id } } })),
  })

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async () =>
    (await got(api.GET('/api/v1/invitations', { params: { query: { limit: 100 } } }))).invitations,
})

export const keysQuery = infiniteQueryOptions({
  queryKey: ['keys'],
  queryFn: ({ pageParam }) =>
    got(api.GET('/api/v1/keys', { params: { query: { limit: 50, ...given('cursor', pageParam) } } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.cursor ?? undefined,
})
