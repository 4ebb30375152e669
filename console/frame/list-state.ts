import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ListState } from './list-page.tsx'

/** A paged question as the list page shows it. */
export function listState<Page, Row>(
  query: UseInfiniteQueryResult<{ pages: Page[] }>,
  rowsOf: (page: Page) => readonly Row[],
): ListState<Row> {
  return {
    rows: query.data?.pages.flatMap(rowsOf),
    error: query.error,
    pending: query.isPending,
    refetch: () => void query.refetch(),
    more: {
      has: query.hasNextPage,
      busy: query.isFetchingNextPage,
      load: () => void query.fetchNextPage(),
    },
  }
}
