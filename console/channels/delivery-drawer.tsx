import { Button, Code, Drawer, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny, tChannel } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { exactTime } from '../frame/times.tsx'
import { useCan } from '../frame/session.tsx'
import classes from './channels.module.css'
import { ConfirmDelivery } from './confirm-delivery.tsx'
import { deliveryQuery, isSafeToRetry, waitsForPerson } from './delivery-queries.ts'

/** A delivery with the evidence: every attempt, what was answered, what may be tried again. */
export function DeliveryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const queries = useQueryClient()
  const can = useCan()
  const { data, error, refetch } = useQuery(deliveryQuery(id))
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function retry(): Promise<void> {
    setBusy(true)
    setFailed(null)
    try {
      await got(api.POST('/api/v1/deliveries/{id}/retry', { params: { path: { id } } }))
      notify(t('console.delivery.retrying'))
    } catch (thrown) {
      setFailed(thrown)
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['deliveries'] })
    }
  }

  return (
    <Drawer opened onClose={onClose} position="right" size={460} title={t('console.delivery.title')}>
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {failed !== null && <FaultNotice error={failed} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <p className={classes.big} data-state={data.state}>
            {tAny('delivery_state', data.state)}
          </p>
          <Text size="sm" c="dimmed">
            {data.channel.label || data.channel.handle} · {tAny('purpose', data.purpose)} ·{' '}
            {exactTime(data.changedAt)}
          </Text>
          <Text size="sm" mt="sm">
            {tAny('delivery_means', data.state, '')}
          </Text>
          {data.why !== null && <Text mt="sm">{tChannel('why', data.why)}</Text>}
          {data.detail !== null && (
            <Code block mt="sm">
              {data.detail}
            </Code>
          )}
          {data.leftovers.length > 0 && (
            <ul className={classes.leftovers}>
              {data.leftovers.map((code) => (
                <li key={code}>{tChannel('leftover', code)}</li>
              ))}
            </ul>
          )}
          {data.externalUrl !== null && (
            <p>
              <a href={data.externalUrl} target="_blank" rel="noopener noreferrer">
                {t('console.delivery.there')}
              </a>
            </p>
          )}
          {can('delivery.retry') && <ConfirmDelivery delivery={data} />}
          {can('delivery.retry') && isSafeToRetry(data) && !waitsForPerson(data) && (
            <Button variant="filled" mt="md" loading={busy} onClick={() => void retry()}>
              {data.state === 'unknown' ? t('console.delivery.find_out') : t('console.act.try_again')}
            </Button>
          )}
          {data.state === 'rejected' && data.lasting && (
            <Text size="sm" c="dimmed" mt="md">
              {t('console.delivery.lasting')}
            </Text>
          )}
          <h3 className={classes.attempts}>
            {t('console.delivery.attempts', { n: data.attemptRecords.length })}
          </h3>
          <ol className={classes.attemptList}>
            {data.attemptRecords.map((attempt) => (
              <li key={attempt.id}>
                <b>{tAny('operation', attempt.operation)}</b>{' '}
                {attempt.outcome === null
                  ? t('console.delivery.no_answer')
                  : tAny('delivery_state', attempt.outcome)}
                <small>
                  {exactTime(attempt.startedAt)} · <Code>{attempt.requestDigest.slice(0, 12)}</Code>
                </small>
              </li>
            ))}
          </ol>
        </>
      )}
    </Drawer>
  )
}
