/** Questions to the bank, and what changes with an answer. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type SearchQuery = paths['/api/v1/assets/search']['get']['parameters']['query']
type Found = paths['/api/v1/assets/search']['get']['responses'][200]['content']['application/json']
export type Asset = Found['assets'][number]
export type Summary = NonNullable<Found['summary']>
export type Rights =
  paths['/api/v1/assets/{id}/rights']['get']['responses'][200]['content']['application/json']
export type WorkItem =
  paths['/api/v1/work']['get']['responses'][200]['content']['application/json']['work'][number]

export type Cover =
  paths['/api/v1/assets/{id}/covers']['get']['responses'][200]['content']['application/json']['covers'][number]

export type AssetFilters = Omit<SearchQuery, 'cursor' | 'limit'>

/** Drawn in one go: more would keep the page from answering for longer. */
export const pageLength = 40

const found = (filters: AssetFilters, cursor: string | null) =>
  got(
    api.GET('/api/v1/assets/search', {
      params: { query: { ...filters, limit: pageLength, ...(cursor === null ? {} : { cursor }) } },
    }),
  )

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { next: string | null }) => page.next,
  // All pages would be asked for again, and there may be a thousand.
  refetchOnWindowFocus: false,
}

export const assetsQuery = (filters: AssetFilters) =>
  infiniteQueryOptions({
    queryKey: ['assets', filters],
    queryFn: ({ pageParam }) => found(filters, pageParam),
    ...paged,
  })

export type TileAsset = ReturnType<typeof tileOf>

export type TilesPage = Omit<Found, 'assets'> & { assets: TileAsset[] }

/** Of each asset what a tile shows and choosing needs: a hundred thousand whole records would fill the browser. */
export const tilesQuery = (filters: AssetFilters) =>
  infiniteQueryOptions({
    queryKey: ['assets', 'tiles', filters],
    queryFn: async ({ pageParam }): Promise<TilesPage> => {
      const page = await found(filters, pageParam)
      return { ...page, assets: page.assets.map(tileOf) }
    },
    ...paged,
  })

const tileOf = ({
  id,
  kind,
  unitId,
  headline,
  caption,
  filename,
  alt,
  width,
  cover,
  public: used,
  heldBack,
  recordNumber,
}: Asset) => ({
  id,
  kind,
  unitId,
  headline,
  caption,
  filename,
  alt,
  width,
  cover,
  public: used,
  heldBack,
  recordNumber,
})

export const assetQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id],
    queryFn: () => got(api.GET('/api/v1/assets/{id}', { params: { path: { id } } })),
  })

export const rightsQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id, 'rights'],
    queryFn: () => got(api.GET('/api/v1/assets/{id}/rights', { params: { path: { id } } })),
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id, 'versions'],
    queryFn: async () =>
      (await got(api.GET('/api/v1/assets/{id}/versions', { params: { path: { id } } }))).versions,
  })

export const similarQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id, 'similar'],
    queryFn: async () =>
      (await got(api.GET('/api/v1/assets/{id}/similar', { params: { path: { id } } }))).similar,
  })

export const downloadsQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id, 'downloads'],
    queryFn: async () =>
      (await got(api.GET('/api/v1/assets/{id}/downloads', { params: { path: { id } } }))).downloads,
  })

export const usesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['asset', id, 'uses'],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/assets/{id}/editions', {
          params: { path: { id }, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const coversQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id, 'covers'],
    queryFn: async () =>
      (await got(api.GET('/api/v1/assets/{id}/covers', { params: { path: { id } } }))).covers,
  })

export const workQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['work', unitId],
    queryFn: async () => (await got(api.GET('/api/v1/work', { params: { query: { unitId } } }))).work,
    refetchInterval: 3_000,
  })

/** Asked again while it goes on; null where there was nothing to do. */
export const assetWorkQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id, 'work'],
    queryFn: async () => (await got(api.GET('/api/v1/assets/{id}/work', { params: { path: { id } } }))).work,
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'waiting' || data?.state === 'running' ? 3_000 : false,
  })

/** For signed-in staff, published or not. */
export const renditionUrl = (id: string, name: '320' | '640' | '1600', cover: number | null = null): string =>
  // A page that is open shows what it has of an address; a covered picture wants another one.
  `/api/v1/assets/${id}/renditions/${name}${cover === null ? '' : `?${cover}`}`
/** The picture as it came, to draw a cover on; another address after each cover, so that no browser shows an old one. */
export const uncoveredUrl = (id: string, cover: number | null): string =>
  `/api/v1/assets/${id}/uncovered?${cover ?? 0}`
export const originalUrl = (id: string): string => `/api/v1/assets/${id}/original`
export const stampedUrl = (id: string): string => `/api/v1/assets/${id}/download`
