import { Select, Switch } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { Ago, useNow } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { hubName, HubTabs } from './hub-frame.tsx'
import { enquiriesQuery, type Enquiry } from './hub-queries.ts'
import classes from './hub.module.css'

const states = ['open', 'answered', 'closed'] as const

/** What journalists ask: what is due first comes first. */
export function Enquiries() {
  const me = useMe()
  const [state, setState] = useState<string | null>('open')
  const [mine, setMine] = useState(false)
  const chosen = states.find((one) => one === state)
  const enquiries = useInfiniteQuery({
    ...enquiriesQuery({
      ...(chosen === undefined ? {} : { state: chosen }),
      ...(mine ? { assignedTo: me.id } : {}),
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <ListPage<Enquiry>
      title={hubName()}
      tabTitle={`${t('console.hub.enquiries')} · ${hubName()}`}
      lead={t('console.hub.enquiries_lead')}
      above={<HubTabs />}
      filters={
        <>
          <Select
            label={t('console.board.state')}
            placeholder={t('console.board.all_states')}
            data={states.map((value) => ({ value, label: tAny('hub.enquiry_state', value) }))}
            value={state}
            onChange={setState}
            clearable
            w={220}
          />
          <Switch
            label={t('console.hub.mine')}
            checked={mine}
            onChange={(event) => setMine(event.currentTarget.checked)}
            mb={8}
          />
        </>
      }
      list={listState(enquiries, (page) => page.enquiries)}
      rowKey={(one) => one.id}
      empty={
        <EmptyState title={t('console.hub.enquiries_none')}>
          {t('console.hub.enquiries_none_next')}
        </EmptyState>
      }
      columns={[
        {
          key: 'subject',
          label: t('console.hub.subject'),
          render: (one) => (
            <div>
              <Link to="/media/pertanyaan/$enquiryId" params={{ enquiryId: one.id }}>
                {one.subject === '' ? t('console.hub.somebody_left') : one.subject}
              </Link>
              <span className={classes.sub}>{one.number}</span>
            </div>
          ),
        },
        {
          key: 'who',
          label: t('console.hub.journalist'),
          render: (one) => (
            <div>
              {one.journalist.name === '' ? t('console.hub.somebody_left') : one.journalist.name}
              <span className={classes.sub}>{one.journalist.outlet}</span>
            </div>
          ),
        },
        {
          key: 'deadline',
          label: t('console.hub.deadline'),
          render: (one) => <Deadline enquiry={one} />,
          tight: true,
        },
        {
          key: 'assigned',
          label: t('console.hub.assigned'),
          render: (one) => one.assigned?.name ?? t('console.hub.nobody'),
        },
        { key: 'unit', label: t('console.board.unit'), render: (one) => <UnitName id={one.unitId} /> },
        {
          key: 'state',
          label: t('console.board.state'),
          render: (one) => tAny('hub.enquiry_state', one.state),
        },
      ]}
    />
  )
}

/** A deadline that passed without an answer is told to be late. */
export function Deadline({ enquiry }: { enquiry: Pick<Enquiry, 'deadlineAt' | 'state'> }) {
  const now = useNow()
  if (enquiry.deadlineAt === null) return <>{t('console.hub.no_deadline')}</>
  const late = enquiry.state === 'open' && new Date(enquiry.deadlineAt).getTime() < now
  return (
    <span className={late ? classes.late : undefined}>
      {late && `${t('console.hub.late')} · `}
      <Ago at={enquiry.deadlineAt} />
    </span>
  )
}
