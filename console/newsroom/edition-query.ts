import { queryOptions } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'

export const editionQuery = (id: string) =>
  queryOptions({
    queryKey: ['edition', id],
    queryFn: () => got(api.GET('/api/v1/editions/{id}', { params: { path: { id } } })),
    staleTime: 2000,
  })

export const storyQuery = (id: string) =>
  queryOptions({
    queryKey: ['story', id],
    queryFn: () => got(api.GET('/api/v1/stories/{id}', { params: { path: { id } } })),
  })

export const differenceQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['edition', id, 'difference', from, to],
    queryFn: () =>
      got(
        api.GET('/api/v1/editions/{id}/versions/{a}/diff/{b}', { params: { path: { id, a: from, b: to } } }),
      ),
  })

export const stalenessQuery = (id: string) =>
  queryOptions({
    queryKey: ['edition', id, 'staleness'],
    queryFn: () => got(api.GET('/api/v1/editions/{id}/staleness', { params: { path: { id } } })),
  })
