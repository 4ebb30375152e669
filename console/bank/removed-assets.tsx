/** What stays of deleted files. */
import { Button, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Table } from '../frame/list-page.tsx'
import { t, tAny } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import { fileSize } from './file-size.ts'
import { removedQuery } from './removal-queries.ts'

export function RemovedAssets({ unitId }: { unitId: string }) {
  const removed = useInfiniteQuery({ ...removedQuery(unitId), enabled: unitId !== '' })
  if (removed.error !== null) return <FaultNotice error={removed.error} />
  const rows = removed.data?.pages.flatMap((page) => page.removed) ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <Title order={2} size="h4" mt="xl" mb="sm">
        {t('console.removal.removed')}
      </Title>
      <Table
        caption={t('console.removal.removed')}
        rows={rows}
        rowKey={({ number }) => number}
        columns={[
          {
            key: 'number',
            label: t('console.removal.number'),
            tight: true,
            render: ({ number, sha256 }) => <span title={`SHA-256 ${sha256}`}>{number}</span>,
          },
          {
            key: 'kind',
            label: t('console.bank.kind'),
            render: ({ kind, format, bytes }) =>
              `${tAny('bank_kind', kind)}, ${format.toUpperCase()}, ${fileSize(bytes)}`,
          },
          {
            key: 'who',
            label: t('console.removal.who'),
            render: ({ by, approvedBy, at }) =>
              `${approvedBy === null ? by : t('console.removal.who_with', { by, approved: approvedBy })}, ${exactTime(at)}`,
          },
          { key: 'why', label: t('console.removal.why'), render: ({ why }) => why },
        ]}
      />
      {removed.hasNextPage && (
        <Button loading={removed.isFetchingNextPage} onClick={() => void removed.fetchNextPage()}>
          {t('console.page.more')}
        </Button>
      )}
    </section>
  )
}
