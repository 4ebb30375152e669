import { Button, CopyButton, Group, Modal, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { locale, t, tAny } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { useCan, useMe } from '../frame/session.tsx'
import { Ago, exactTime } from '../frame/times.tsx'
import { Facts, longEnough } from '../hub/hub-frame.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { Dialog } from './channel-dialogs.tsx'
import classes from './channels.module.css'
import { useRegisterDone } from './register-frame.tsx'
import { impostorQuery, takedownQuery, type ImpostorCase } from './register-queries.ts'

type Judgement = 'propose' | 'dismiss' | 'delist'

/** One case: what was told, what was seen, and what is decided of it. */
export function ImpostorPage() {
  const { impostorId } = useParams({ from: '/shell/kanal/tiruan/$impostorId' })
  const { data: one, error, refetch } = useQuery(impostorQuery(impostorId))
  const [open, setOpen] = useState<Judgement | 'pack' | null>(null)
  const back = { to: '/kanal/tiruan', label: t('console.impostor.title') }
  if (one === undefined)
    return (
      <Page title={t('console.impostor.case')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page
      title={one.asked}
      back={back}
      lead={t(`console.impostor.state_${one.state}`)}
      acts={<Acts one={one} open={setOpen} />}
    >
      <section className={frame.section}>
        <Facts
          rows={[
            [t('console.channel.network'), one.network === null ? '—' : tAny('network', one.network)],
            [t('console.board.unit'), <UnitName key="unit" id={one.unitId} />],
            [t('console.impostor.proposed_by'), one.proposedBy],
            [t('console.impostor.approved_by'), one.approvedBy],
            [t('console.register.why'), one.why],
          ]}
        />
      </section>
      <section className={frame.section} aria-labelledby="told">
        <h2 id="told">{t('console.impostor.told', { count: one.reports })}</h2>
        {one.told.length > 0 && (
          <ul className={classes.out}>
            {one.told.map((report) => (
              <li key={report.id}>
                {report.note === '' ? t('console.impostor.no_note') : report.note}
                <small>
                  <Ago at={report.at} />
                </small>
                <Pictures of={one.id} pictures={report.pictures} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={frame.section} aria-labelledby="seen">
        <h2 id="seen">{t('console.impostor.evidence')}</h2>
        {one.evidence.length === 0 && <p>{t('console.impostor.no_evidence')}</p>}
        {one.evidence.map((seen) => (
          <div key={seen.id}>
            <p>
              {exactTime(seen.at)} · {seen.status ?? seen.fault} · <code>{seen.sha256.slice(0, 16)}…</code>
            </p>
            <pre className={classes.code}>{seen.text || '—'}</pre>
          </div>
        ))}
      </section>
      {open === 'pack' && <PackDialog id={one.id} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'pack' && <JudgeDialog one={one} act={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** What the reporter saw; only officers do. */
function Pictures({ of, pictures }: { of: string; pictures: ImpostorCase['told'][number]['pictures'] }) {
  if (pictures.length === 0) return null
  return (
    <div className={classes.pictures}>
      {pictures.map(({ id, width, height }, at) => {
        const address = `/api/v1/impostors/${of}/pictures/${id}`
        return (
          <a key={id} href={address} target="_blank" rel="noopener noreferrer">
            <img
              src={address}
              width={width}
              height={height}
              loading="lazy"
              alt={t('console.impostor.picture_alt', { n: at + 1 })}
            />
          </a>
        )
      })}
    </div>
  )
}

function Acts({ one, open }: { one: ImpostorCase; open: (what: Judgement | 'pack') => void }) {
  const can = useCan()
  const me = useMe()
  const done = useRegisterDone()
  async function approve(): Promise<void> {
    try {
      await got(api.POST('/api/v1/impostors/{id}/approve', { params: { path: { id: one.id } } }))
      await done(t('console.impostor.done_approve'))
    } catch (error) {
      notifyFault(error)
    }
  }
  const undecided = one.state === 'open' || one.state === 'proposed'
  return (
    <>
      {one.state === 'open' && (
        <Button variant="filled" onClick={() => open('propose')}>
          {t('console.impostor.propose')}
        </Button>
      )}
      {one.state === 'proposed' && can('impostor.approve') && one.proposedById !== me.id && (
        <Button variant="filled" onClick={() => void approve()}>
          {t('console.impostor.approve')}
        </Button>
      )}
      <Button onClick={() => open('pack')}>{t('console.impostor.pack')}</Button>
      {undecided && <Button onClick={() => open('dismiss')}>{t('console.impostor.dismiss')}</Button>}
      {one.state === 'listed' && can('impostor.approve') && (
        <Button color="var(--live)" onClick={() => open('delist')}>
          {t('console.impostor.delist')}
        </Button>
      )}
    </>
  )
}

function JudgeDialog({ one, act, onClose }: { one: ImpostorCase; act: Judgement; onClose: () => void }) {
  const done = useRegisterDone(onClose)
  const form = useForm({ initialValues: { why: '' }, validate: { why: longEnough } })
  const title = t(`console.impostor.${act}`)
  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        onCancel={onClose}
        onSubmit={async (body) => {
          const params = { path: { id: one.id } }
          if (act === 'propose') await got(api.POST('/api/v1/impostors/{id}/propose', { params, body }))
          else if (act === 'dismiss') await got(api.POST('/api/v1/impostors/{id}/dismiss', { params, body }))
          else await got(api.POST('/api/v1/impostors/{id}/delist', { params, body }))
          await done(t(`console.impostor.done_${act}`))
        }}
      >
        <Text size="sm">{t(`console.impostor.${act}_lead`)}</Text>
        <TextInput label={t('console.register.why')} maxLength={400} {...form.getInputProps('why')} />
      </HouseForm>
    </Dialog>
  )
}

/** Text and addresses for the network's own form; a person sends them. */
function PackDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: pack } = useQuery(takedownQuery(id))
  const text = pack === undefined ? '' : `${pack.text[locale]}\n${pack.links.join('\n')}`
  return (
    <Modal opened onClose={onClose} title={t('console.impostor.pack')} size="lg">
      {pack === undefined ? (
        <Loading />
      ) : (
        <>
          <Text size="sm">
            {pack.desk === null ? t('console.impostor.pack_server') : t('console.impostor.pack_lead')}{' '}
            {pack.desk !== null && (
              <a href={pack.desk} target="_blank" rel="noopener noreferrer">
                {pack.desk.replace(/^(https:\/\/|mailto:)/, '')}
              </a>
            )}
          </Text>
          <Textarea label={t('console.impostor.pack_text')} value={text} readOnly autosize mt="md" />
          <Group gap="sm" mt="md">
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button variant="filled" onClick={copy}>
                  {t(copied ? 'console.impostor.copied' : 'console.impostor.copy')}
                </Button>
              )}
            </CopyButton>
            <Button component="a" href={`/api/v1/impostors/${id}/takedown.zip`} download>
              {t('console.impostor.pack_zip')}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  )
}
