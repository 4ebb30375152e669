import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
export type Channel = Ok<paths['/api/v1/channels']['get']>['channels'][number]
export type Receipt = Ok<paths['/api/v1/deliveries']['get']>['deliveries'][number]
export type DeliveryDetail = Ok<paths['/api/v1/deliveries/{id}']['get']>
export type Network = Ok<paths['/api/v1/channels/networks']['get']>['networks'][number]
export type NetworkKind = Network['kind']
export type DeliveryState = Receipt['state']
export type PostPreview = Ok<paths['/api/v1/channels/{id}/check']['post']>

export const deliveryStates: readonly DeliveryState[] = [
  'queued',
  'sending',
  'sent',
  'throttled',
  'unknown',
  'unauthorised',
  'rejected',
  'removed',
  'skipped',
  'handed',
]

/** States that need somebody: the network refused, the account is locked out, nobody knows, or a person does it. */
const troubled = ['rejected', 'unauthorised', 'unknown', 'handed'] as const satisfies DeliveryState[]

/**
 * May be tried again without the danger of a second post: certainly not sent, or looked for first. What the network
 * refused for good is not, but a removal: it may be done by hand there, and the house looks whether it is gone.
 */
export const isSafeToRetry = (delivery: Receipt): boolean =>
  delivery.state === 'throttled' ||
  delivery.state === 'unknown' ||
  (delivery.state === 'rejected' && (!delivery.lasting || isRefusedRemoval(delivery))) ||
  (delivery.state === 'unauthorised' && delivery.channel.state === 'connected')

/** Where the network lets the house remove posts at all. */
export const isRefusedRemoval = ({ state, purpose, why }: Receipt): boolean =>
  state === 'rejected' && purpose === 'withdrawal' && why !== 'no_removal'

/** Only a person can do it, or only a person can see whether it was done. */
export const waitsForPerson = ({ state, why }: Receipt): boolean =>
  state === 'handed' || (state === 'unknown' && why === 'cannot_look')

/** The words of what is at hand: of a thread, those of the part after the last that stands. */
export const wordsAtHand = ({ said, sentAt, parts }: DeliveryDetail): string | null =>
  (sentAt === null ? undefined : parts.find((part) => part.sentAt === null))?.said ?? said

const recent = 14 * 86_400_000

export const troubleQuery = queryOptions({
  queryKey: ['deliveries', 'troubled'],
  queryFn: async () => {
    const pages = await Promise.all(
      troubled.map((state) =>
        got(api.GET('/api/v1/deliveries', { params: { query: { state, limit: 100 } } })),
      ),
    )
    const since = Date.now() - recent
    return pages
      .flatMap((page) => page.deliveries)
      .filter((delivery) => new Date(delivery.changedAt).getTime() > since)
      .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
  },
  staleTime: 15_000,
})

export const deliveriesQuery = (filter: { storyId?: string; channelId?: string; state?: DeliveryState }) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', filter],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/deliveries', {
          params: { query: { limit: 50, ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', 'one', id],
    queryFn: () => got(api.GET('/api/v1/deliveries/{id}', { params: { path: { id } } })),
  })

export const networksQuery = queryOptions({
  queryKey: ['networks'],
  queryFn: async () => (await got(api.GET('/api/v1/channels/networks'))).networks,
  staleTime: Infinity,
})

export const pausesQuery = queryOptions({
  queryKey: ['deliveries', 'pauses'],
  queryFn: async () => (await got(api.GET('/api/v1/posting-pauses'))).pauses,
})

export const channelsQuery = (unitId?: string) =>
  queryOptions({
    queryKey: ['channels', unitId ?? ''],
    queryFn: async () =>
      (await got(api.GET('/api/v1/channels', { params: { query: unitId === undefined ? {} : { unitId } } })))
        .channels,
  })
