import { Button, Progress, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useCan, useMe } from '../frame/session.tsx'
import { Ago } from '../frame/times.tsx'
import { workQuery, type WorkItem } from './asset-queries.ts'

/** The job board: what is being made of deposited files, and what could not be made, in the tool's own words. */
export function BankWork() {
  const me = useMe()
  const can = useCan()
  const queries = useQueryClient()
  const unitId = me.grants[0]?.unitId ?? ''
  const work = useQuery({ ...workQuery(unitId), enabled: unitId !== '' })

  async function again(item: WorkItem): Promise<void> {
    try {
      await got(
        api.POST('/api/v1/assets/{id}/work', {
          params: { path: { id: item.assetId } },
          body: { urgent: true },
        }),
      )
      await queries.invalidateQueries({ queryKey: ['work'] })
      notify(t('console.bank.work_again_done'))
    } catch (error) {
      notifyFault(error)
    }
  }

  async function place(item: WorkItem, urgent: boolean): Promise<void> {
    try {
      await got(
        api.PATCH('/api/v1/assets/{id}/work', {
          params: { path: { id: item.assetId } },
          body: { urgent },
        }),
      )
      await queries.invalidateQueries({ queryKey: ['work'] })
      notify(t(urgent ? 'console.bank.work_raised' : 'console.bank.work_lowered'))
    } catch (error) {
      notifyFault(error)
    }
  }

  return (
    <ListPage
      title={t('console.bank.work')}
      lead={t('console.bank.work_lead')}
      back={{ to: '/bank', label: t('console.nav.bank') }}
      list={{
        rows: work.data,
        error: work.error,
        pending: work.isPending,
        refetch: () => void work.refetch(),
      }}
      empty={<EmptyState title={t('console.bank.work_none')}>{t('console.bank.work_none_next')}</EmptyState>}
      rowKey={(item) => item.assetId}
      columns={[
        { key: 'file', label: t('console.bank.filename'), render: (item) => <b>{item.filename}</b> },
        {
          key: 'state',
          label: t('console.bank.work_state'),
          render: (item) => (
            <>
              <Text size="sm" c={item.state === 'failed' ? 'var(--live)' : 'inherit'}>
                {tAny('bank_work', item.state)}
                {item.state === 'running' && item.step !== '' ? ` · ${item.step}` : ''}
              </Text>
              {item.state === 'running' && (
                <Progress value={item.progress} aria-label={t('console.bank.work_state')} />
              )}
              {item.fault !== null && (
                <Text size="sm" c="dimmed">
                  {item.fault}
                </Text>
              )}
            </>
          ),
        },
        {
          key: 'priority',
          label: t('console.bank.work_priority'),
          render: (item) =>
            item.state === 'done' || item.state === 'failed' ? null : (
              <Text size="sm" fw={item.urgent ? 700 : 400}>
                {t(item.urgent ? 'console.bank.work_urgent' : 'console.bank.work_in_turn')}
              </Text>
            ),
        },
        {
          key: 'at',
          label: t('console.bank.came'),
          tight: true,
          render: (item) => <Ago at={item.createdAt} />,
        },
        {
          key: 'act',
          label: t('console.bank.work_act'),
          render: (item) =>
            !can('asset.upload') ? null : item.state === 'failed' ? (
              <Button size="compact-sm" onClick={() => void again(item)}>
                {t('console.bank.work_again')}
              </Button>
            ) : item.state === 'waiting' ? (
              <Button
                size="compact-sm"
                aria-label={t(
                  item.urgent ? 'console.bank.work_lower_label' : 'console.bank.work_raise_label',
                  { filename: item.filename },
                )}
                onClick={() => void place(item, !item.urgent)}
              >
                {t(item.urgent ? 'console.bank.work_lower' : 'console.bank.work_raise')}
              </Button>
            ) : null,
        },
      ]}
    />
  )
}
