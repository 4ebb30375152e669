import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { Ago, exactTime, shortDay } from '../frame/times.tsx'
import { Facts, History } from '../hub/hub-frame.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { KeepersDialog, RecordDialog, RetireDialog } from './register-dialogs.tsx'
import { useRegisterDone } from './register-frame.tsx'
import { entryQuery, type EntryDetail } from './register-queries.ts'

type Open = 'record' | 'hand_over' | 'recovery' | 'retire' | null

/** One entry: what the public sees, who answers for it, what proves it, and what happened. */
export function RegisterEntry() {
  const { entryId } = useParams({ from: '/shell/kanal/daftar/$entryId' })
  const { data: entry, error, refetch } = useQuery(entryQuery(entryId))
  const [open, setOpen] = useState<Open>(null)
  const back = { to: '/kanal/daftar', label: t('console.register.title') }
  if (entry === undefined)
    return (
      <Page title={t('console.register.entry')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  const close = () => setOpen(null)
  return (
    <Page
      title={entry.label}
      back={back}
      lead={`${tAny('network', entry.network)} · ${entry.handle} · ${t(`console.register.state_${entry.state}`)}`}
      acts={entry.state === 'retired' ? undefined : <Acts entry={entry} open={setOpen} />}
    >
      <About entry={entry} />
      <Proof entry={entry} />
      <section className={frame.section} aria-labelledby="history">
        <h2 id="history">{t('console.hub.history')}</h2>
        <History
          rows={entry.history.map((event, nth) => ({
            key: `${event.at} ${nth}`,
            what: t(`console.register.event_${event.kind}`),
            by: event.by ?? t('console.hub.by_house'),
            at: <Ago at={event.at} />,
            why: null,
          }))}
        />
      </section>
      {open === 'record' && <RecordDialog entry={entry} onClose={close} />}
      {(open === 'hand_over' || open === 'recovery') && (
        <KeepersDialog entry={entry} recovery={open === 'recovery'} onClose={close} />
      )}
      {open === 'retire' && <RetireDialog entry={entry} onClose={close} />}
    </Page>
  )
}

function Acts({ entry, open }: { entry: EntryDetail; open: (what: Open) => void }) {
  const done = useRegisterDone()
  const [busy, setBusy] = useState(false)
  const params = { path: { id: entry.id } }
  const review = entry.state === 'review'

  async function confirm(): Promise<void> {
    setBusy(true)
    try {
      await got(
        review
          ? api.POST('/api/v1/register/{id}/publish', { params })
          : api.POST('/api/v1/register/{id}/certify', { params }),
      )
      await done(t(review ? 'console.register.published' : 'console.register.certified'))
    } catch (error) {
      notifyFault(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button variant="filled" loading={busy} onClick={() => void confirm()}>
        {t(review ? 'console.register.publish' : 'console.register.certify')}
      </Button>
      <Button onClick={() => open('record')}>{t('console.register.change')}</Button>
      <Button onClick={() => open('hand_over')}>{t('console.register.hand_over')}</Button>
      {entry.keepers.length > 0 && entry.recovery === null && (
        <Button onClick={() => open('recovery')}>{t('console.register.recovery')}</Button>
      )}
      {entry.channelId === null && (
        <Button color="var(--live)" onClick={() => open('retire')}>
          {t('console.register.retire')}
        </Button>
      )}
    </>
  )
}

function About({ entry }: { entry: EntryDetail }) {
  const done = useRegisterDone()
  async function stop(): Promise<void> {
    try {
      await got(api.DELETE('/api/v1/register/{id}/recovery', { params: { path: { id: entry.id } } }))
      await done(t('console.register.recovery_stopped'))
    } catch (error) {
      notifyFault(error)
    }
  }
  return (
    <section className={frame.section}>
      <Facts
        rows={[
          [t('console.board.unit'), <UnitName key="unit" id={entry.unitId} />],
          [
            t('console.register.url'),
            entry.url === '' ? null : (
              <a key="url" href={entry.url} target="_blank" rel="noopener noreferrer">
                {entry.url}
              </a>
            ),
          ],
          [t('console.register.mandate'), entry.mandate || t('console.register.missing')],
          [t('console.register.contact'), entry.contact || t('console.register.missing')],
          [
            t('console.register.keepers'),
            entry.keepers.map(({ name, email }) => `${name} (${email})`).join(', ') ||
              t('console.register.missing'),
          ],
          [
            t('console.register.confirmed'),
            entry.certifiedAt === null
              ? t('console.register.never')
              : `${shortDay(entry.certifiedAt)}, ${entry.certifiedBy ?? ''}`,
          ],
          [t('console.register.due_label'), shortDay(entry.dueAt)],
          [
            t('console.register.public_page'),
            entry.publishedAt === null ? null : (
              <a key="page" href={`/kanal/${entry.ref}`} target="_blank" rel="noopener">
                /kanal/{entry.ref}
              </a>
            ),
          ],
        ]}
      />
      {entry.recovery !== null && (
        <p role="status">
          {t('console.register.recovery_waits', {
            names: entry.recovery.keepers.map(({ name }) => name).join(', '),
            by: entry.recovery.askedBy,
            day: shortDay(entry.recovery.holdsAt),
            why: entry.recovery.why,
          })}{' '}
          <Button size="compact-sm" onClick={() => void stop()}>
            {t('console.register.recovery_stop')}
          </Button>
        </p>
      )}
    </section>
  )
}

/** What is to be put where, and whether it was seen. */
function Proof({ entry }: { entry: EntryDetail }) {
  const done = useRegisterDone()
  const [busy, setBusy] = useState(false)
  const { proof } = entry
  async function check(): Promise<void> {
    setBusy(true)
    try {
      const { proof: found } = await got(
        api.POST('/api/v1/register/{id}/proof', { params: { path: { id: entry.id } } }),
      )
      await done(found.fault === null ? t('console.register.proof_seen') : tAny('proof_fault', found.fault))
    } catch (error) {
      notifyFault(error)
    }
    setBusy(false)
  }
  return (
    <section className={frame.section} aria-labelledby="proof">
      <h2 id="proof">{t('console.register.proof')}</h2>
      <p>
        <b>{t(`console.register.proof_${proof.state}`)}</b>
        {proof.seenAt !== null && ` · ${t('console.register.seen', { at: exactTime(proof.seenAt) })}`}
        {proof.fault !== null && ` · ${tAny('proof_fault', proof.fault)}`}
      </p>
      <p>{t(`console.register.way_${proof.way}`, { code: proof.code, house: location.origin })}</p>
      {entry.state !== 'retired' && proof.way !== 'none' && (
        <Button loading={busy} onClick={() => void check()}>
          {t('console.register.check_proof')}
        </Button>
      )}
    </section>
  )
}
