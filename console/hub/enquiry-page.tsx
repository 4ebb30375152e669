import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan } from '../frame/session.tsx'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { Deadline } from './enquiries.tsx'
import { AnswerDialog, AssignDialog, WordsDialog } from './enquiry-dialogs.tsx'
import { Facts } from './hub-frame.tsx'
import { enquiryQuery, type EnquiryWithEntries } from './hub-queries.ts'
import classes from './hub.module.css'

/** One enquiry: who asks what until when, all that was said, and the desk's own notes. */
export function EnquiryPage() {
  const { enquiryId } = useParams({ from: '/shell/media/pertanyaan/$enquiryId' })
  const { data: enquiry, error, refetch } = useQuery(enquiryQuery(enquiryId))
  const [open, setOpen] = useState<'answer' | 'note' | 'assign' | 'close' | null>(null)
  const close = () => setOpen(null)
  const back = { to: '/media/pertanyaan', label: t('console.hub.enquiries') }
  if (enquiry === undefined)
    return (
      <Page title={t('console.hub.enquiry')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  const over = enquiry.state === 'closed'
  return (
    <Page
      title={enquiry.subject === '' ? t('console.hub.somebody_left') : enquiry.subject}
      back={back}
      lead={`${enquiry.number} · ${tAny('hub.enquiry_state', enquiry.state)}`}
      acts={
        <>
          {!over && (
            <Button variant="filled" onClick={() => setOpen('answer')}>
              {t('console.hub.answer')}
            </Button>
          )}
          <Button onClick={() => setOpen('assign')}>{t('console.hub.assign')}</Button>
          <Button onClick={() => setOpen('note')}>{t('console.hub.note')}</Button>
          {!over && <Button onClick={() => setOpen('close')}>{t('console.hub.close')}</Button>}
        </>
      }
    >
      <About enquiry={enquiry} />
      <section className={frame.section} aria-labelledby="said">
        <h2 id="said">{t('console.hub.said')}</h2>
        <Said enquiry={enquiry} />
      </section>
      {open === 'answer' && <AnswerDialog enquiry={enquiry} onClose={close} />}
      {open === 'assign' && <AssignDialog enquiry={enquiry} onClose={close} />}
      {(open === 'note' || open === 'close') && <WordsDialog act={open} enquiry={enquiry} onClose={close} />}
    </Page>
  )
}

function About({ enquiry }: { enquiry: EnquiryWithEntries }) {
  const can = useCan()
  const { journalist } = enquiry
  const name = journalist.name === '' ? t('console.hub.somebody_left') : journalist.name
  return (
    <section className={frame.section}>
      <Facts
        rows={[
          [
            t('console.hub.journalist'),
            <span key="who">
              {can('journalist.accredit') ? (
                <Link to="/media/wartawan/$journalistId" params={{ journalistId: journalist.id }}>
                  {name}
                </Link>
              ) : (
                name
              )}
              , {journalist.outlet}
            </span>,
          ],
          [t('console.board.unit'), <UnitName key="unit" id={enquiry.unitId} />],
          [t('console.hub.deadline'), <Deadline key="deadline" enquiry={enquiry} />],
          [t('console.hub.assigned'), enquiry.assigned?.name ?? t('console.hub.nobody')],
        ]}
      />
    </section>
  )
}

function Said({ enquiry }: { enquiry: EnquiryWithEntries }) {
  return (
    <ol className={classes.said}>
      {enquiry.entries.map((entry) => (
        <li key={entry.id} data-kind={entry.kind}>
          <header>
            <b>{entry.by ?? (enquiry.journalist.name || t('console.hub.journalist'))}</b>
            <small>
              {tAny('hub.entry', entry.kind)} · <Ago at={entry.at} />
            </small>
          </header>
          <p className={classes.text}>{entry.text === '' ? t('console.hub.words_erased') : entry.text}</p>
          {entry.story !== null && (
            <p>
              {t('console.hub.story')}{' '}
              <a
                href={`${entry.story.locale === 'en' ? '/en' : ''}/berita/${entry.story.ref}`}
                target="_blank"
                rel="noopener"
              >
                {entry.story.headline}
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
