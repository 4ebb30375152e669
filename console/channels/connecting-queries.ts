import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'
import { locale } from '../frame/messages.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
export type NetworkApplication = Ok<paths['/api/v1/channel-applications']['get']>['applications'][number]
export type ConnectLink = Ok<paths['/api/v1/channel-links']['get']>['links'][number]
export type SignIn = Ok<paths['/api/v1/channel-sign-ins/{id}']['get']>

export const applicationsQuery = queryOptions({
  queryKey: ['channels', 'applications'],
  queryFn: () => got(api.GET('/api/v1/channel-applications')),
})

export const linksQuery = infiniteQueryOptions({
  queryKey: ['channels', 'links'],
  queryFn: ({ pageParam }) =>
    got(
      api.GET('/api/v1/channel-links', {
        params: { query: pageParam === null ? {} : { cursor: pageParam } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const signInQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', 'sign-in', id],
    queryFn: () => got(api.GET('/api/v1/channel-sign-ins/{id}', { params: { path: { id } } })),
  })

/** Leaves the console for the network's own page; it sends the person back to the page of the sign-in. */
export async function signInAgain(channelId: string): Promise<void> {
  const { address } = await got(
    api.POST('/api/v1/channels/{id}/sign-in', { params: { path: { id: channelId } }, body: { locale } }),
  )
  location.assign(address)
}

/** Who answers for a connected account, as the register has it. */
export const keepersQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['register', 'keepers', channelId],
    queryFn: async () =>
      (await got(api.GET('/api/v1/channels/{id}/keepers', { params: { path: { id: channelId } } }))).keepers,
  })
