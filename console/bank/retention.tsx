/** What is past its retention: how it is used, and its end, alone or with a second person. */
import { Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { LinkAnchor } from '../frame/links.tsx'
import { ListBody, Table } from '../frame/list-page.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan, useMe } from '../frame/session.tsx'
import { shortDay } from '../frame/times.tsx'
import { RemovalActs } from './removal-acts.tsx'
import { RemovalDialog } from './removal-dialog.tsx'
import { dueQuery, type DueAsset } from './removal-queries.ts'
import { RemovedAssets } from './removed-assets.tsx'

/** Roles that decide about it, as the server asks them. */
const deciding = ['archivist', 'approver']

export function Retention() {
  const me = useMe()
  const can = useCan()
  const unitId = me.grants.find(({ role }) => deciding.includes(role))?.unitId ?? ''
  const due = useInfiniteQuery({ ...dueQuery(unitId), enabled: unitId !== '' })
  const [ending, setEnding] = useState<DueAsset>()
  return (
    <Page
      title={t('console.removal.title')}
      lead={t('console.removal.lead')}
      back={{ to: '/bank', label: t('console.nav.bank') }}
    >
      <ListBody
        list={{
          rows: due.data?.pages.flatMap((page) => page.due),
          error: due.error,
          pending: due.isPending,
          refetch: () => void due.refetch(),
          more: { has: due.hasNextPage, busy: due.isFetchingNextPage, load: () => void due.fetchNextPage() },
        }}
        empty={<EmptyState title={t('console.removal.none')}>{t('console.removal.none_next')}</EmptyState>}
      >
        {(rows) => (
          <Table
            caption={t('console.removal.title')}
            rows={rows}
            rowKey={({ asset }) => asset.id}
            columns={[
              {
                key: 'file',
                label: t('console.removal.file'),
                render: ({ asset }) => (
                  <LinkAnchor to="/bank" search={{ hak: 'ended', pilih: asset.id }} fw={600}>
                    {asset.headline || asset.filename}
                  </LinkAnchor>
                ),
              },
              {
                key: 'since',
                label: t('console.removal.since'),
                tight: true,
                render: ({ retentionUntil }) => shortDay(retentionUntil),
              },
              { key: 'uses', label: t('console.removal.uses'), render: ({ uses }) => <Uses uses={uses} /> },
              {
                key: 'act',
                label: t('console.removal.act'),
                render: (one) => (
                  <RemovalActs due={one} mayRemove={can('asset.remove')} onRemove={setEnding} />
                ),
              },
            ]}
          />
        )}
      </ListBody>
      <RemovedAssets unitId={unitId} />
      {ending !== undefined && <RemovalDialog due={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  )
}

function Uses({ uses }: Pick<DueAsset, 'uses'>) {
  if (uses.length === 0) return <Text size="sm">{t('console.removal.unused')}</Text>
  return uses.map(({ path, title, public: shown }) => (
    <Text key={path} size="sm">
      <a href={path}>{title}</a>
      {shown && `, ${t('console.removal.public')}`}
    </Text>
  ))
}
