import { Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { roomName } from '../frame/house.ts'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { RegisterTabs } from './register-frame.tsx'
import { impostorsQuery, type Impostor } from './register-queries.ts'

const states = ['open', 'proposed', 'listed', 'dismissed', 'delisted'] as const

/** What the public told of accounts that pretend to be ours. */
export function Impostors() {
  const [state, setState] = useState<string | null>(null)
  const chosen = states.find((one) => one === state)
  const impostors = useInfiniteQuery(impostorsQuery(chosen))
  const name = roomName('channels', t('console.nav.channels'))
  return (
    <ListPage<Impostor>
      title={name}
      tabTitle={`${t('console.impostor.title')} · ${name}`}
      lead={t('console.impostor.lead')}
      above={<RegisterTabs />}
      filters={
        <Select
          label={t('console.register.state')}
          placeholder={t('console.board.all_states')}
          data={states.map((value) => ({ value, label: t(`console.impostor.state_${value}`) }))}
          value={state}
          onChange={setState}
          clearable
          w={220}
        />
      }
      list={listState(impostors, (page) => page.impostors)}
      rowKey={(one) => one.id}
      empty={<EmptyState title={t('console.impostor.none')}>{t('console.impostor.none_next')}</EmptyState>}
      columns={[
        {
          key: 'asked',
          label: t('console.channel.account'),
          render: (one) => (
            <Link to="/kanal/tiruan/$impostorId" params={{ impostorId: one.id }}>
              {one.asked}
            </Link>
          ),
        },
        {
          key: 'network',
          label: t('console.channel.network'),
          render: (one) => (one.network === null ? '—' : tAny('network', one.network)),
        },
        { key: 'unit', label: t('console.board.unit'), render: (one) => <UnitName id={one.unitId} /> },
        {
          key: 'state',
          label: t('console.register.state'),
          render: (one) => t(`console.impostor.state_${one.state}`),
        },
        { key: 'reports', label: t('console.impostor.reports'), render: (one) => one.reports, tight: true },
        {
          key: 'pictures',
          label: t('console.impostor.pictures'),
          render: (one) => (one.pictures === 0 ? '—' : one.pictures),
          tight: true,
        },
        {
          key: 'changed',
          label: t('console.hub.last_change'),
          render: (one) => <Ago at={one.changedAt} />,
          tight: true,
        },
      ]}
    />
  )
}
