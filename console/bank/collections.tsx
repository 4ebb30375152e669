import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { named } from '../frame/house.ts'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { useCan } from '../frame/session.tsx'
import { Ago } from '../frame/times.tsx'
import { CollectDialog } from './collect-dialog.tsx'
import { collectionsQuery, type Collection } from './collection-queries.ts'

/** Collections of one's units and those shared with them. */
export function Collections() {
  const navigate = useNavigate()
  const can = useCan()
  const [beginning, setBeginning] = useState(false)
  const query = useInfiniteQuery(collectionsQuery)
  const begin = can('asset.upload') ? (
    <Button variant="filled" onClick={() => setBeginning(true)}>
      {t('console.collection.begin')}
    </Button>
  ) : undefined
  return (
    <>
      <ListPage<Collection>
        title={t('console.collection.title')}
        lead={t('console.collection.lead')}
        back={{ to: '/bank', label: t('console.nav.bank') }}
        acts={begin}
        list={listState(query, (page) => page.collections)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('console.collection.none')} act={begin}>
            {t('console.collection.none_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: t('console.collection.name'),
            render: ({ id, name }) => (
              <Link to="/bank/koleksi/$collectionId" params={{ collectionId: id }}>
                {name}
              </Link>
            ),
          },
          {
            key: 'count',
            label: t('console.collection.count'),
            render: ({ count }) => count,
            tight: true,
          },
          { key: 'unit', label: t('console.board.unit'), render: ({ unitName }) => named(unitName) },
          {
            key: 'may',
            label: t('console.collection.may'),
            render: ({ may }) => tAny('collection_may', may),
          },
          {
            key: 'changed',
            label: t('console.collection.changed'),
            render: ({ changedAt }) => <Ago at={changedAt} />,
            tight: true,
          },
        ]}
      />
      {beginning && (
        <CollectDialog
          assetIds={[]}
          onClose={() => setBeginning(false)}
          onDone={(collectionId) =>
            void navigate({ to: '/bank/koleksi/$collectionId', params: { collectionId } })
          }
        />
      )}
    </>
  )
}
