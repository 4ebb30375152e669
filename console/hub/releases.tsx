import { Button, Select } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { hubName, HubTabs } from './hub-frame.tsx'
import { releasesQuery, type Release } from './hub-queries.ts'
import { ReleaseForm } from './release-form.tsx'
import { ReleaseState } from './release-state.tsx'

const states = ['draft', 'published', 'withdrawn', 'recalled'] as const
type State = (typeof states)[number]

/** Press kits of the units that the person looks after. */
export function Releases() {
  const [state, setState] = useState<State | null>(null)
  const [composing, setComposing] = useState(false)
  const releases = useInfiniteQuery({
    ...releasesQuery(state === null ? {} : { state }),
    placeholderData: keepPreviousData,
  })
  const compose = (
    <Button variant="filled" onClick={() => setComposing(true)}>
      {t('console.hub.release.compose')}
    </Button>
  )
  return (
    <>
      <ListPage<Release>
        title={hubName()}
        tabTitle={`${t('console.hub.release.list')} · ${hubName()}`}
        lead={t('console.hub.release.lead')}
        acts={compose}
        above={<HubTabs />}
        filters={
          <Select
            label={t('console.board.state')}
            placeholder={t('console.hub.release.any_state')}
            data={states.map((value) => ({ value, label: t(`console.hub.release.state_${value}`) }))}
            value={state}
            onChange={setState}
            clearable
            clearButtonProps={{ 'aria-label': t('console.act.clear') }}
            w={220}
          />
        }
        list={listState(releases, (page) => page.releases)}
        rowKey={(release) => release.id}
        empty={
          <EmptyState title={t('console.hub.release.none')} act={compose}>
            {t('console.hub.release.none_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: t('console.hub.release.one'),
            render: (release) => (
              <Link to="/media/rilis/$releaseId" params={{ releaseId: release.id }}>
                {release.title.id}
              </Link>
            ),
          },
          {
            key: 'state',
            label: t('console.board.state'),
            render: (release) => <ReleaseState release={release} />,
            tight: true,
          },
          {
            key: 'number',
            label: t('console.hub.release.number'),
            render: (release) => release.number || '—',
          },
          {
            key: 'unit',
            label: t('console.board.unit'),
            render: (release) => <UnitName id={release.unitId} />,
          },
          {
            key: 'changed',
            label: t('console.hub.release.changed_at'),
            render: (release) => <Ago at={release.changedAt} zone={release.timeZone} />,
            tight: true,
          },
        ]}
      />
      {composing && <ReleaseForm onClose={() => setComposing(false)} />}
    </>
  )
}
