import { queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never
export type UnitWithFamily = Ok<paths['/api/v1/units/{id}']['get']>
export type Unit = UnitWithFamily['children'][number]

/** Where the unit's own pages stand on the public site. */
export const sitePath = (unit: Pick<Unit, 'sitePath'>): string =>
  unit.sitePath === '' ? '/' : `/satuan/${unit.sitePath}`

export const unitQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit', id],
    queryFn: () => got(api.GET('/api/v1/units/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  })

/** Best matches for a name; an empty text gives the first of the tree. */
export const unitSearchQuery = (text: string, within?: string) =>
  queryOptions({
    queryKey: ['units', text, within ?? ''],
    queryFn: async () =>
      (
        await got(
          api.GET('/api/v1/units', {
            params: {
              query: {
                limit: 20,
                ...(text === '' ? {} : { q: text }),
                ...(within === undefined ? {} : { within }),
              },
            },
          }),
        )
      ).units,
    staleTime: 60_000,
  })
