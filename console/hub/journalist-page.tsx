import { Button, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { Ago, exactTime, shortDay } from '../frame/times.tsx'
import { DayField, endOfDay } from '../identity/role-fields.tsx'
import { Dialog, Facts, History, longEnough, needed, useDone } from './hub-frame.tsx'
import { journalistQuery, proofAddress, type Journalist, type JournalistWithHistory } from './hub-queries.ts'
import { Standing } from './standing.tsx'

type DeskAct = Journalist['acts'][number]

/** One journalist: what they wrote, the proof, what was decided and what may be. */
export function JournalistPage() {
  const { journalistId } = useParams({ from: '/shell/media/wartawan/$journalistId' })
  const { data: one, error, refetch } = useQuery(journalistQuery(journalistId))
  const [open, setOpen] = useState<DeskAct | null>(null)
  const back = { to: '/media/wartawan', label: t('console.hub.journalists') }
  if (one === undefined)
    return (
      <Page title={t('console.hub.journalist')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page
      title={one.name === '' ? t('console.hub.somebody_left') : one.name}
      back={back}
      lead={
        <>
          {one.outlet.name} <Standing of={one} />
        </>
      }
      acts={
        <>
          {one.acts.map((act) => (
            <Button
              key={act}
              onClick={() => setOpen(act)}
              {...(act === 'accredit' || act === 'renew' ? { variant: 'filled' } : {})}
            >
              {t(`console.hub.act_${act}`)}
            </Button>
          ))}
        </>
      }
    >
      <About one={one} />
      <section className={frame.section} aria-labelledby="history">
        <h2 id="history">{t('console.hub.history')}</h2>
        <History
          rows={one.history.map((note) => ({
            key: note.at + note.act,
            what: tAny('audit_act.journalist', note.act),
            by: note.by ?? t(note.act === 'forget' ? 'console.hub.by_house' : 'console.hub.journalist'),
            at: <Ago at={note.at} />,
            why: note.until === null ? note.why : t('console.hub.until_day', { day: shortDay(note.until) }),
          }))}
        />
      </section>
      {open !== null && <DecideDialog act={open} one={one} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function About({ one }: { one: JournalistWithHistory }) {
  return (
    <section className={frame.section}>
      <Facts
        rows={[
          [t('console.hub.reason'), one.reason],
          [t('console.auth.email'), one.email],
          [t('console.hub.position'), one.position],
          [
            t('console.hub.outlet_changed'),
            one.outletChangedAt === null ? null : exactTime(one.outletChangedAt),
          ],
          [t('console.hub.card'), one.cardNumber],
          [
            t('console.hub.proof'),
            one.standing === 'left' ? null : one.proof === null ? (
              t('console.hub.proof_none')
            ) : (
              <a key="proof" href={proofAddress(one.id)} download>
                {t('console.hub.proof_save', { kind: one.proof.split('/')[1]?.toUpperCase() ?? '' })}
              </a>
            ),
          ],
          [t('console.hub.applied'), exactTime(one.appliedAt)],
          [t('console.hub.until'), one.accreditedUntil === null ? null : shortDay(one.accreditedUntil)],
        ]}
      />
    </section>
  )
}

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toLocaleDateString('en-CA')

/** Accredits or prolongs until a day, turns down or suspends with a reason; either way a letter says so. */
function DecideDialog({ act, one, onClose }: { act: DeskAct; one: Journalist; onClose: () => void }) {
  const done = useDone(onClose)
  const dated = act === 'accredit' || act === 'renew'
  const form = useForm({
    initialValues: { until: inDays(365), why: '' },
    validate: {
      until: (value) => (dated ? needed(value) : null),
      why: (value) => (dated ? null : longEnough(value)),
    },
  })
  const title = t(`console.hub.act_${act}`)
  const params = { path: { id: one.id } }
  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        tone={dated ? 'normal' : 'danger'}
        onCancel={onClose}
        onSubmit={async ({ until, why }) => {
          if (act === 'accredit' || act === 'renew') {
            const body = { until: endOfDay(until) }
            await got(
              act === 'accredit'
                ? api.POST('/api/v1/hub/journalists/{id}/accredit', { params, body })
                : api.POST('/api/v1/hub/journalists/{id}/renew', { params, body }),
            )
          } else {
            const body = { why: why.trim() }
            await got(
              act === 'reject'
                ? api.POST('/api/v1/hub/journalists/{id}/reject', { params, body })
                : api.POST('/api/v1/hub/journalists/{id}/suspend', { params, body }),
            )
          }
          await done(t(`console.hub.done_${act}`))
        }}
      >
        <Text size="sm">{t(`console.hub.${act}_lead`, { name: one.name })}</Text>
        {dated ? (
          <DayField
            field={(path) => form.getInputProps(path)}
            path="until"
            label={t('console.hub.until')}
            description={t('console.hub.until_hint')}
          />
        ) : (
          <Textarea
            label={t('console.edition.reason')}
            description={t('console.hub.reason_mailed')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('why')}
          />
        )}
      </HouseForm>
    </Dialog>
  )
}
