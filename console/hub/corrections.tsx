import { Switch } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { named } from '../frame/house.ts'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { correctionsQuery, type Correction } from './correction-queries.ts'
import { hubName, HubTabs } from './hub-frame.tsx'
import classes from './hub.module.css'

export const correctionName = ({ title }: Pick<Correction, 'title'>) =>
  named(title, t('console.hub.correction_untitled'))

/** What proved wrong, and how many of those who hold it have answered. */
export function Corrections() {
  const [waiting, setWaiting] = useState(false)
  const corrections = useInfiniteQuery({
    ...correctionsQuery(waiting ? { waiting } : {}),
    placeholderData: keepPreviousData,
  })
  return (
    <ListPage<Correction>
      title={hubName()}
      tabTitle={`${t('console.hub.corrections')} · ${hubName()}`}
      lead={t('console.hub.corrections_lead')}
      above={<HubTabs />}
      filters={
        <Switch
          label={t('console.hub.corrections_waiting')}
          checked={waiting}
          onChange={(event) => setWaiting(event.currentTarget.checked)}
          mb={8}
        />
      }
      list={listState(corrections, (page) => page.corrections)}
      rowKey={(one) => one.id}
      empty={
        <EmptyState title={t('console.hub.corrections_none')}>
          {t('console.hub.corrections_none_next')}
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          label: t('console.hub.correction_of'),
          render: (one) => (
            <div>
              <Link to="/media/koreksi/$correctionId" params={{ correctionId: one.id }}>
                {correctionName(one)}
              </Link>
              <span className={classes.sub}>
                {tAny('hub.correction_act', one.act)} · {tAny('hub.correction_subject', one.subject)}
              </span>
            </div>
          ),
        },
        {
          key: 'at',
          label: t('console.hub.correction_at'),
          render: (one) => <Ago at={one.at} />,
          tight: true,
        },
        {
          key: 'answered',
          label: t('console.hub.acknowledged'),
          render: (one) => <Answered counts={one.counts} />,
          tight: true,
        },
        {
          key: 'unreached',
          label: t('console.hub.unreached'),
          render: (one) => one.counts.unreached,
          tight: true,
        },
        { key: 'unit', label: t('console.board.unit'), render: (one) => <UnitName id={one.unitId} /> },
      ]}
    />
  )
}

export function Answered({ counts }: { counts: Correction['counts'] }) {
  const open = counts.acknowledged < counts.holders
  return (
    <span className={open ? classes.late : undefined}>
      {t('console.hub.acknowledged_of', { n: counts.acknowledged, of: counts.holders })}
    </span>
  )
}
