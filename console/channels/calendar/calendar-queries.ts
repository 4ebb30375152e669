import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { paths } from '../../api.generated.ts'
import { api, got } from '../../frame/api.ts'
import { readerZone } from '../../frame/times.tsx'
import type { NetworkKind } from '../delivery-queries.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
type Days = Ok<paths['/api/v1/channel-calendar']['get']>
export type DayCount = Days['counts'][number]
export type Planned = Days['planned'][number]
export type DayKind = DayCount['kind']
export type Blackout = Ok<paths['/api/v1/blackouts']['get']>['blackouts'][number]

export const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const
export type Zone = (typeof zones)[number]
export const ownZone: Zone = zones.find((one) => one === readerZone) ?? 'Asia/Jakarta'

export interface Shown {
  from: string
  to: string
  unitId?: string
  network?: NetworkKind
  segmentId?: string
}

// Under 'deliveries', so that whatever changes one makes the calendar ask again.
export const daysQuery = (query: Shown & { zone: Zone; most: number }) =>
  queryOptions({
    queryKey: ['deliveries', 'days', query],
    queryFn: () => got(api.GET('/api/v1/channel-calendar', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const blackoutsQuery = (query: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['deliveries', 'blackouts', query],
    queryFn: async () => (await got(api.GET('/api/v1/blackouts', { params: { query } }))).blackouts,
    placeholderData: keepPreviousData,
  })

export const detailsQuery = (query: Shown & { kind?: DayKind; editionId?: string }) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'details', query],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/channel-calendar/deliveries', {
          params: { query: { ...query, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
