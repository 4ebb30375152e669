import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { Ago, shortDay } from '../frame/times.tsx'
import { hubName, HubTabs } from './hub-frame.tsx'
import { journalistsQuery, type Journalist } from './hub-queries.ts'
import classes from './hub.module.css'
import { OutletsDialog } from './outlets-dialog.tsx'
import { Standing } from './standing.tsx'

const standings = ['applied', 'accredited', 'expired', 'suspended', 'rejected'] as const

/** Whoever registered as a journalist, and how they stand. */
export function Journalists() {
  const [standing, setStanding] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const [outlets, setOutlets] = useState(false)
  const chosen = standings.find((one) => one === standing)
  const journalists = useInfiniteQuery({
    ...journalistsQuery({
      ...(chosen === undefined ? {} : { standing: chosen }),
      ...(q === '' ? {} : { q }),
    }),
    placeholderData: keepPreviousData,
  })
  const filtered = chosen !== undefined || q !== ''
  return (
    <>
      <ListPage<Journalist>
        title={hubName()}
        tabTitle={`${t('console.hub.journalists')} · ${hubName()}`}
        lead={t('console.hub.journalists_lead')}
        acts={<Button onClick={() => setOutlets(true)}>{t('console.hub.outlets')}</Button>}
        above={<HubTabs />}
        filters={
          <>
            <TextInput
              type="search"
              label={t('console.hub.find_journalist')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              maxLength={100}
              w={260}
            />
            <Select
              label={t('console.hub.standing_label')}
              placeholder={t('console.board.all_states')}
              data={standings.map((value) => ({ value, label: tAny('hub.standing', value) }))}
              value={standing}
              onChange={setStanding}
              clearable
              w={220}
            />
          </>
        }
        list={listState(journalists, (page) => page.journalists)}
        rowKey={(one) => one.id}
        empty={
          <EmptyState
            title={filtered ? t('console.hub.journalists_filtered') : t('console.hub.journalists_none')}
            act={
              filtered ? (
                <Button
                  onClick={() => {
                    setStanding(null)
                    setText('')
                  }}
                >
                  {t('console.board.clear')}
                </Button>
              ) : undefined
            }
          >
            {filtered ? t('console.hub.journalists_filtered_next') : t('console.hub.journalists_none_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: t('console.people.name'),
            render: (one) => (
              <Link to="/media/wartawan/$journalistId" params={{ journalistId: one.id }}>
                {one.name}
              </Link>
            ),
          },
          {
            key: 'outlet',
            label: t('console.hub.outlet'),
            render: (one) => (
              <div>
                {one.outlet.name}
                <span className={classes.sub}>{one.position}</span>
              </div>
            ),
          },
          { key: 'standing', label: t('console.hub.standing_label'), render: (one) => <Standing of={one} /> },
          {
            key: 'until',
            label: t('console.hub.until'),
            render: (one) => (one.accreditedUntil === null ? '—' : shortDay(one.accreditedUntil)),
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
      {outlets && <OutletsDialog onClose={() => setOutlets(false)} />}
    </>
  )
}
