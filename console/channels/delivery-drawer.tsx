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
import {
  deliveryQuery,
  isRefusedRemoval,
  isSafeToRetry,
  networksQuery,
  waitsForPerson,
  type DeliveryDetail,
} from './delivery-queries.ts'

/** A delivery with the evidence: every attempt, what was answered, what may be tried again. */
export function DeliveryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const queries = useQueryClient()
  const can = useCan()
  const { data, error, refetch } = useQuery(deliveryQuery(id))
  const { data: networks } = useQuery(networksQuery)
  // Looked for by its words, which somebody may have changed: a person may have seen it.
  const mayBeSeen =
    data?.state === 'unknown' &&
    !waitsForPerson(data) &&
    networks?.find(({ kind }) => kind === data.channel.kind)?.can.finds !== 'by_key'
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
          {data.externalUrl !== null && data.takenDownAt === null && (
            <p>
              <a href={data.externalUrl} target="_blank" rel="noopener noreferrer">
                {t('console.delivery.there')}
              </a>
            </p>
          )}
          {data.photo !== null && <Photo id={data.id} photo={data.photo} />}
          <ThreadParts delivery={data} />
          <TakesDown posts={data.takesDown} />
          {can('delivery.retry') && waitsForPerson(data) && <ConfirmDelivery delivery={data} />}
          {can('delivery.retry') && isSafeToRetry(data) && !waitsForPerson(data) && (
            <Button variant="filled" mt="md" loading={busy} onClick={() => void retry()}>
              {data.state === 'unknown' ? t('console.delivery.find_out') : t('console.act.try_again')}
            </Button>
          )}
          {can('delivery.retry') && mayBeSeen && (
            <details className={classes.seen}>
              <summary>{t('console.delivery.seen_there')}</summary>
              <ConfirmDelivery delivery={data} />
            </details>
          )}
          {(isRefusedRemoval(data) || (data.state === 'rejected' && data.lasting)) && (
            <Text size="sm" c="dimmed" mt="md">
              {t(isRefusedRemoval(data) ? 'console.delivery.removal_refused' : 'console.delivery.lasting')}
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

/** What shows that a person posted it; after its time only that it was shown. */
function Photo({ id, photo }: { id: string; photo: NonNullable<DeliveryDetail['photo']> }) {
  const told = { by: photo.by ?? '—', at: exactTime(photo.at) }
  if (photo.gone)
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('console.delivery.photo_gone', told)}
      </Text>
    )
  const address = `/api/v1/deliveries/${id}/photo`
  return (
    <figure className={classes.photo}>
      <a href={address} target="_blank" rel="noopener noreferrer">
        <img
          src={address}
          width={photo.width}
          height={photo.height}
          alt={t('console.delivery.photo_alt', told)}
        />
      </a>
      <figcaption>{t('console.delivery.photo_by', told)}</figcaption>
    </figure>
  )
}

/** What a withdrawal is about: what is gone, and what stands there still. */
function TakesDown({ posts }: { posts: DeliveryDetail['takesDown'] }) {
  if (posts.length === 0) return null
  const gone = posts.filter((post) => post.removedAt !== null).length
  return (
    <>
      <h3 className={classes.attempts}>{t('console.delivery.takes_down', { gone, of: posts.length })}</h3>
      <ol className={classes.attemptList}>
        {posts.map(({ id, url, said, removedAt }) => (
          <li key={id}>
            {removedAt !== null ? (
              t('console.delivery.gone', { at: exactTime(removedAt) })
            ) : url === null ? (
              t('console.delivery.stands_still')
            ) : (
              <a href={url} target="_blank" rel="noopener noreferrer">
                {t('console.delivery.stands_still')}
              </a>
            )}
            {said !== null && <small>{said}</small>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** What hangs below the delivery's own post: where each part stands, and which are gone or still to come. */
function ThreadParts({ delivery: { parts, sentAt, state, takenDownAt } }: { delivery: DeliveryDetail }) {
  if (parts.length === 0) return null
  const ended = state === 'sent' || state === 'removed' || state === 'skipped'
  const sent = parts.filter((part) => part.sentAt !== null).length + (sentAt === null ? 0 : 1)
  return (
    <>
      <h3 className={classes.attempts}>{t('console.thread.sent', { sent, of: parts.length + 1 })}</h3>
      {takenDownAt !== null && <p>{t('console.thread.removed', { n: 1 })}</p>}
      <ol className={classes.attemptList} start={2}>
        {parts.map(({ number: n, url, said, sentAt: out, removedAt }) => (
          <li key={n}>
            {removedAt !== null ? (
              t('console.thread.removed', { n })
            ) : out === null ? (
              t(ended ? 'console.thread.not_sent' : 'console.thread.coming', { n })
            ) : url === null ? (
              t('console.thread.part', { n, of: parts.length + 1 })
            ) : (
              <a href={url} target="_blank" rel="noopener noreferrer">
                {t('console.thread.there', { n })}
              </a>
            )}
            {said !== null && <small>{said}</small>}
          </li>
        ))}
      </ol>
    </>
  )
}
