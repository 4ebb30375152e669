import { Button, Select } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { LinkButton } from '../frame/links.tsx'
import { ListPage, type ListState } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import { Ago } from '../frame/times.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DeliveryLabel } from './delivery-label.tsx'
import {
  deliveriesQuery,
  deliveryStates,
  isSafeToRetry,
  troubleQuery,
  type Receipt,
} from './delivery-queries.ts'
import { StoryLink } from './story-link.tsx'
import { PauseDialog } from './pause-dialog.tsx'
import { PauseNotices } from './pause-notices.tsx'
import { without } from '../frame/without.ts'

interface StoryRow {
  storyId: string
  deliveries: Receipt[]
}

/** Stories by networks: where each version is, and a second try for what cannot be doubled. */
export function Deliveries() {
  const search = useSearch({ from: '/shell/kiriman' })
  const navigate = useNavigate({ from: '/kiriman' })
  const queries = useQueryClient()
  const can = useCan()
  const [open, setOpen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [pausing, setPausing] = useState(false)
  const troubledOnly = search.keadaan === 'troubled'
  const state = deliveryStates.find((one) => one === search.keadaan)
  const all = useInfiniteQuery({
    ...deliveriesQuery({
      ...(state === undefined ? {} : { state }),
      ...(search.kanal === undefined ? {} : { channelId: search.kanal }),
      ...(search.berita === undefined ? {} : { storyId: search.berita }),
    }),
    enabled: !troubledOnly,
  })
  const trouble = useQuery({ ...troubleQuery, enabled: troubledOnly })
  const listed: ListState<Receipt> = troubledOnly
    ? {
        rows: trouble.data,
        error: trouble.error,
        pending: trouble.isPending,
        refetch: () => void trouble.refetch(),
      }
    : listState(all, (page) => page.deliveries)
  const { rows: receipts } = listed
  const rows = useMemo(
    () =>
      receipts === undefined
        ? undefined
        : [...Map.groupBy(receipts, (one) => one.storyId)].map(([storyId, deliveries]): StoryRow => ({
            storyId,
            deliveries,
          })),
    [receipts],
  )
  const safe = (receipts ?? []).filter((one) => isSafeToRetry(one) && one.state !== 'throttled')

  async function retryAll(): Promise<void> {
    setBusy(true)
    let done = 0
    try {
      for (const { id } of safe) {
        await got(api.POST('/api/v1/deliveries/{id}/retry', { params: { path: { id } } }))
        done += 1
      }
    } catch (error) {
      notifyFault(error)
    } finally {
      setBusy(false)
      if (done > 0) notify(t('console.delivery.retried', { n: done }))
      await queries.invalidateQueries({ queryKey: ['deliveries'] })
    }
  }
  // Only the networks that something on this page went to: of twelve, most columns would be empty.
  const networks = [...new Set((receipts ?? []).map((one) => one.channel.kind))].toSorted()
  const filtered = search.keadaan !== undefined || search.kanal !== undefined || search.berita !== undefined

  return (
    <>
      <ListPage<StoryRow>
        title={t('console.nav.deliveries')}
        lead={t('console.delivery.lead')}
        acts={
          <>
            {can('delivery.retry') && safe.length > 0 && (
              <Button variant="filled" loading={busy} onClick={() => void retryAll()}>
                {t('console.delivery.retry_safe', { n: safe.length })}
              </Button>
            )}
            {can('posting.pause') && (
              <Button onClick={() => setPausing(true)}>{t('console.pause.begin')}</Button>
            )}
          </>
        }
        filters={
          <Select
            label={t('console.board.state')}
            placeholder={t('console.board.all_states')}
            data={[
              { value: 'troubled', label: t('console.delivery.troubled') },
              ...deliveryStates.map((value) => ({ value, label: tAny('delivery_state', value) })),
            ]}
            value={search.keadaan ?? null}
            onChange={(keadaan) =>
              void navigate({
                search: (last) => (keadaan === null ? without(last, 'keadaan') : { ...last, keadaan }),
              })
            }
            clearable
            w={240}
          />
        }
        above={<PauseNotices />}
        list={{ ...listed, rows }}
        rowKey={(row) => row.storyId}
        empty={
          <EmptyState
            title={filtered ? t('console.delivery.empty_filtered') : t('console.delivery.empty')}
            act={
              filtered ? (
                <Button onClick={() => void navigate({ search: {} })}>{t('console.board.clear')}</Button>
              ) : (
                <LinkButton to="/kanal">{t('console.nav.channels')}</LinkButton>
              )
            }
          >
            {filtered ? t('console.delivery.empty_filtered_next') : t('console.delivery.empty_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'story',
            label: t('console.board.story'),
            render: (row) => <StoryLink storyId={row.storyId} />,
          },
          ...networks.map((kind) => ({
            key: kind,
            label: tAny('network', kind),
            render: (row: StoryRow) =>
              row.deliveries
                .filter((one) => one.channel.kind === kind)
                .map((one) => (
                  <div key={one.id}>
                    <DeliveryLabel delivery={one} onOpen={setOpen} />
                  </div>
                )),
          })),
          {
            key: 'attempts',
            label: t('console.delivery.attempts_short'),
            render: (row) => row.deliveries.reduce((sum, one) => sum + one.attempts, 0),
            tight: true,
          },
          {
            key: 'at',
            label: t('console.audit.when'),
            render: (row) => <Ago at={row.deliveries[0]?.changedAt ?? ''} />,
            tight: true,
          },
        ]}
      />
      {pausing && <PauseDialog onClose={() => setPausing(false)} />}
      {open !== null && <DeliveryDrawer id={open} onClose={() => setOpen(null)} />}
    </>
  )
}
