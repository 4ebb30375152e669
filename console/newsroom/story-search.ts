import { queryOptions } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { named } from '../frame/house.ts'

/** Editions on the boards whose headline holds the words; the newest hundred rows of each stage are searched. */
export const storySearchQuery = (text: string) =>
  queryOptions({
    queryKey: ['board', 'search'],
    queryFn: async () => {
      const pages = await Promise.all([got(api.GET('/api/v1/board')), got(api.GET('/api/v1/desk'))])
      const rows = new Map(
        [...pages[1].needsYou, ...pages[1].running, ...pages[0].rows].map((row) => [row.editionId, row]),
      )
      return [...rows.values()]
    },
    select: (rows) => {
      const words = text.toLowerCase().split(/\s+/)
      return rows
        .filter((row) => words.every((word) => `${row.headline} ${row.number}`.toLowerCase().includes(word)))
        .slice(0, 12)
        .map((row) => ({
          editionId: row.editionId,
          storyId: row.storyId,
          headline: row.headline,
          unitName: named(row.unit.name),
          state: row.stage,
        }))
    },
    staleTime: 30_000,
  })
