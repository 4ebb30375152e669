import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { Ago, exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { EventActDialog, type EventAct } from './event-act-dialog.tsx'
import { EventForm } from './event-form.tsx'
import { EventState, EventWhen } from './event-state.tsx'
import { Facts, History } from './hub-frame.tsx'
import { eventQuery, type EventWithVersions } from './hub-queries.ts'
import classes from './hub.module.css'

/** One press event: what is announced, what may be done, and every version. */
export function EventPage() {
  const { eventId } = useParams({ from: '/shell/media/acara/$eventId' })
  const { data: event, error, refetch } = useQuery(eventQuery(eventId))
  const [open, setOpen] = useState<EventAct | 'change' | null>(null)
  const back = { to: '/media', label: t('console.hub.agenda') }
  if (event === undefined)
    return (
      <Page title={t('console.hub.event')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page
      title={event.title.id}
      back={back}
      lead={
        <>
          <EventState event={event} /> <EventWhen event={event} />
        </>
      }
      acts={
        <>
          {event.acts.map((act) => (
            <Button
              key={act}
              onClick={() => setOpen(act)}
              {...(act === 'confirm' ? { variant: 'filled' } : {})}
            >
              {t(`console.hub.act_${act}`)}
            </Button>
          ))}
        </>
      }
    >
      <About event={event} />
      <section className={frame.section} aria-labelledby="versions">
        <h2 id="versions">{t('console.hub.versions')}</h2>
        <History
          rows={event.versions.map((version) => ({
            key: String(version.number),
            what: `${version.number}. ${tAny('audit_act.event', version.act)}`,
            by: version.by,
            at: <Ago at={version.at} zone={event.timeZone} />,
            why:
              version.why === null && version.changed.length === 0 ? null : (
                <>
                  {version.why}
                  {version.why !== null && version.changed.length > 0 && ' '}
                  {version.changed.length > 0 && (
                    <span className={classes.soft}>
                      ({version.changed.map((part) => tAny('hub.part', part)).join(', ')})
                    </span>
                  )}
                </>
              ),
          }))}
        />
      </section>
      {open === 'change' && <EventForm event={event} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'change' && (
        <EventActDialog act={open} event={event} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

function About({ event }: { event: EventWithVersions }) {
  return (
    <section className={frame.section}>
      <Facts
        rows={[
          [t('console.hub.reason'), event.reason],
          [t('console.hub.place'), event.place],
          [
            t('console.hub.coordinates'),
            event.coordinates === null ? null : `${event.coordinates.lat}, ${event.coordinates.lon}`,
          ],
          [t('console.board.unit'), <UnitName key="unit" id={event.unitId} />],
          [
            t('console.hub.accredit_until'),
            event.accreditUntil === null ? null : exactTime(event.accreditUntil, event.timeZone),
          ],
          [t('console.hub.capacity'), event.capacity],
          [t('console.hub.contact'), event.contact],
          [
            t('console.hub.description'),
            event.description.id === '' ? null : (
              <span key="text" className={classes.text}>
                {event.description.id}
              </span>
            ),
          ],
          [t('console.hub.title_en'), event.title.en],
          [
            t('console.hub.public_page'),
            <a key="page" href={event.path} target="_blank" rel="noopener">
              {event.path}
            </a>,
          ],
        ]}
      />
    </section>
  )
}
