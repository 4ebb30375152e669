import { Button, Group, Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import { DistributionEstimate } from './distribution-estimate.tsx'
import { manyFaults } from './fault-words.ts'
import classes from './distribution.module.css'
import type { Distribution, DistributionPreview, Network } from './distribution-queries.ts'
import { moneyOf } from './post-preview.tsx'

/** Counts, cost and what stands in the way, with the one thing that may be done next. */
export function DistributionSummary({
  distribution,
  preview,
  dirty,
}: {
  distribution: Distribution
  preview: DistributionPreview
  /** Something on the page was not kept yet: what is shown is not what is written. */
  dirty: boolean
}) {
  const { ready, proposed, blocked, networks, cost, faults, scheduledFor, published } = preview
  return (
    <div className={classes.summary}>
      <p className={classes.figure}>
        {t('console.distribution.going', { ready, proposed })}
        {blocked > 0 && <b>{t('console.distribution.blocked', { n: blocked })}</b>}
      </p>
      <p className={classes.hint}>
        {counted(networks.map(({ kind, ...of }) => ({ kind, n: of.ready + of.proposed })))}
        {cost.length > 0 && ` · ${t('console.channel.cost')} ${cost.map(moneyOf).join(' + ')}`}
      </p>
      {!published && (
        <p className={classes.hint}>
          {scheduledFor === null
            ? t('console.distribution.when_published')
            : t('console.distribution.when_scheduled', { at: exactTime(scheduledFor) })}
        </p>
      )}
      {faults.length > 0 && (
        <ul className={classes.faults}>
          {faults.map((fault) => (
            <li key={`${fault.severity} ${manyFaults(fault)}`} data-severity={fault.severity}>
              <b>{manyFaults(fault)}</b>
              <small>{whose(fault)}</small>
            </li>
          ))}
        </ul>
      )}
      {ready > 0 && <DistributionEstimate distribution={distribution} />}
      <Next distribution={distribution} preview={preview} dirty={dirty} />
    </div>
  )
}

const counted = (networks: { kind: Network; n: number }[]): string =>
  networks
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${tAny('network', kind)} ${n}`)
    .join(' · ')

/** Of one network by name, of several by their number: accounts of one unit bear the same name everywhere. */
function whose({ networks, handles, n }: DistributionPreview['faults'][number]): string {
  const [only, ...others] = networks
  if (only === undefined || others.length > 0) return counted(networks)
  const more = n > handles.length ? ` ${t('console.distribution.and_more', { n: n - handles.length })}` : ''
  return `${tAny('network', only.kind)}: ${handles.join(', ')}${more}`
}

function Next({
  distribution: { id, state, approved },
  preview: { bound, ready, proposed, blocked, needsSecond, agreed, published },
  dirty,
}: {
  distribution: Distribution
  preview: DistributionPreview
  dirty: boolean
}) {
  const queries = useQueryClient()
  const can = useCan()
  const [leaveOut, setLeaveOut] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)

  async function perform(act: 'ask' | 'approve' | 'send'): Promise<void> {
    setBusy(true)
    setFailed(null)
    const params = { path: { id } }
    try {
      if (act === 'ask') await got(api.POST('/api/v1/distributions/{id}/ask', { params, body: { bound } }))
      else if (act === 'approve')
        await got(api.POST('/api/v1/distributions/{id}/approve', { params, body: { bound } }))
      else {
        const sent = await got(
          api.POST('/api/v1/distributions/{id}/send', { params, body: { bound, leaveOut } }),
        )
        notify(t('console.distribution.done', { n: sent.deliveries, proposals: sent.proposals }))
      }
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['distributions'] })
    }
  }
  const waits = needsSecond && !agreed
  const sendable = ready + proposed > 0 && (blocked === 0 || leaveOut) && !waits
  return (
    <>
      {failed !== null && <FaultNotice error={failed} />}
      {waits && <p className={classes.hint}>{t('console.distribution.second_needed')}</p>}
      {agreed && approved !== null && (
        <p className={classes.agreed}>✓ {t('console.distribution.agreed_by', { by: approved.by })}</p>
      )}
      {blocked > 0 && !waits && (
        <Switch
          label={t('console.distribution.leave_out', { n: blocked })}
          checked={leaveOut}
          onChange={(event) => setLeaveOut(event.currentTarget.checked)}
        />
      )}
      <Group gap="sm">
        {can('channel.manage') && (
          <Button
            variant="filled"
            loading={busy}
            disabled={dirty || !sendable}
            onClick={() => void perform('send')}
          >
            {t(published ? 'console.distribution.send' : 'console.distribution.arm')}
          </Button>
        )}
        {waits && state === 'draft' && can('channel.manage') && (
          <Button
            disabled={dirty || ready + proposed === 0}
            loading={busy}
            onClick={() => void perform('ask')}
          >
            {t('console.distribution.ask')}
          </Button>
        )}
        {waits && state === 'asked' && can('distribution.approve') && (
          <Button disabled={dirty} loading={busy} onClick={() => void perform('approve')}>
            {t('console.distribution.approve')}
          </Button>
        )}
      </Group>
      {dirty && <p className={classes.hint}>{t('console.distribution.dirty')}</p>}
    </>
  )
}
