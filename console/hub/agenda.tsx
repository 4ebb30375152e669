import { Button, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t } from '../frame/messages.ts'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { EventForm } from './event-form.tsx'
import { EventState, EventWhen } from './event-state.tsx'
import { hubName, HubTabs } from './hub-frame.tsx'
import { eventsQuery, type PressEvent } from './hub-queries.ts'

/** Press events of the units that the person looks after. */
export function Agenda() {
  const [when, setWhen] = useState<'coming' | 'past'>('coming')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [announcing, setAnnouncing] = useState(false)
  const events = useInfiniteQuery({
    ...eventsQuery({ when, ...(unitId === null ? {} : { unitId }) }),
    placeholderData: keepPreviousData,
  })
  const announce = (
    <Button variant="filled" onClick={() => setAnnouncing(true)}>
      {t('console.hub.announce')}
    </Button>
  )
  return (
    <>
      <ListPage<PressEvent>
        title={hubName()}
        tabTitle={`${t('console.hub.agenda')} · ${hubName()}`}
        lead={t('console.hub.agenda_lead')}
        acts={announce}
        above={<HubTabs />}
        filters={
          <>
            <SegmentedControl
              aria-label={t('console.hub.when')}
              data={[
                { value: 'coming', label: t('console.hub.coming') },
                { value: 'past', label: t('console.hub.past') },
              ]}
              value={when}
              onChange={(value) => setWhen(value === 'past' ? 'past' : 'coming')}
            />
            <UnitSelect
              label={t('console.board.unit')}
              value={unitId}
              onChange={setUnitId}
              clearable
              w={260}
            />
          </>
        }
        list={listState(events, (page) => page.events)}
        rowKey={(event) => event.id}
        empty={
          <EmptyState
            title={when === 'past' ? t('console.hub.past_none') : t('console.hub.coming_none')}
            act={when === 'past' ? undefined : announce}
          >
            {when === 'past' ? t('console.hub.past_none_next') : t('console.hub.coming_none_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: t('console.hub.event'),
            render: (event) => (
              <Link to="/media/acara/$eventId" params={{ eventId: event.id }}>
                {event.title.id}
              </Link>
            ),
          },
          {
            key: 'state',
            label: t('console.board.state'),
            render: (event) => <EventState event={event} />,
            tight: true,
          },
          { key: 'when', label: t('console.hub.time'), render: (event) => <EventWhen event={event} /> },
          { key: 'place', label: t('console.hub.place'), render: (event) => event.place || '—' },
          {
            key: 'unit',
            label: t('console.board.unit'),
            render: (event) => <UnitName id={event.unitId} />,
          },
        ]}
      />
      {announcing && <EventForm onClose={() => setAnnouncing(false)} />}
    </>
  )
}
