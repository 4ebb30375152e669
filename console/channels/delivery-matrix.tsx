import { Button, Group, Select, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListBody, Table } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny, tChannel } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import { without } from '../frame/without.ts'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import classes from './distribution.module.css'
import {
  matrixCountsQuery,
  matrixQuery,
  type MatrixFilter,
  type MatrixRow,
  type MatrixScope,
  type Standing,
} from './distribution-queries.ts'

const standings: readonly Standing[] = [
  'sent',
  'waiting',
  'planned',
  'throttled',
  'refused',
  'signed_out',
  'unknown',
  'person',
  'removed',
  'skipped',
]

/** Accounts by how their deliveries stand: every number leads to those behind it. */
export function DeliveryMatrix({ scope }: { scope: MatrixScope }) {
  const can = useCan()
  const [filter, setFilter] = useState<MatrixFilter>({})
  const [open, setOpen] = useState<string | null>(null)
  const counts = useQuery(matrixCountsQuery(scope))
  const rows = useInfiniteQuery(matrixQuery(scope, filter))
  const cells = counts.data?.cells ?? []
  const networks = [...new Set(cells.map(({ network }) => network))]
  const shown = standings.filter((one) => cells.some(({ standing }) => standing === one))
  const narrowed = Object.keys(filter).length > 0
  return (
    <>
      {cells.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.counts}>
            <caption className="vh">{t('console.matrix.counts')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('console.channel.network')}</th>
                {shown.map((standing) => (
                  <th key={standing} scope="col" data-standing={standing}>
                    {tAny('standing', standing)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {networks.map((network) => (
                <tr key={network}>
                  <th scope="row">{tAny('network', network)}</th>
                  {shown.map((standing) => (
                    <td key={standing}>
                      <Count
                        n={
                          cells.find((cell) => cell.network === network && cell.standing === standing)?.n ?? 0
                        }
                        name={`${tAny('network', network)}, ${tAny('standing', standing)}`}
                        chosen={filter.network === network && filter.standing === standing}
                        onChoose={() => setFilter({ network, standing })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Group gap="sm" align="end" my="md">
        <Select
          label={t('console.board.state')}
          placeholder={t('console.board.all_states')}
          data={standings.map((value) => ({ value, label: tAny('standing', value) }))}
          value={filter.standing ?? null}
          onChange={(standing) =>
            setFilter((last) => (standing === null ? without(last, 'standing') : { ...last, standing }))
          }
          clearable
          w={200}
        />
        <Select
          label={t('console.channel.network')}
          placeholder={t('console.distribution.all')}
          data={networks.map((value) => ({ value, label: tAny('network', value) }))}
          value={filter.network ?? null}
          onChange={(network) =>
            setFilter((last) => (network === null ? without(last, 'network') : { ...last, network }))
          }
          clearable
          w={180}
        />
        <UnitSelect
          label={t('console.board.unit')}
          value={filter.unitId ?? null}
          onChange={(unitId) =>
            setFilter((last) => (unitId === null ? without(last, 'unitId') : { ...last, unitId }))
          }
          clearable
          w={240}
        />
        {(counts.data?.unchanged ?? 0) > 0 && (
          <Button
            aria-pressed={filter.unchanged === true}
            variant={filter.unchanged === true ? 'filled' : 'default'}
            onClick={() =>
              setFilter((last) =>
                last.unchanged === true ? without(last, 'unchanged') : { ...last, unchanged: true },
              )
            }
          >
            {t('console.matrix.unchanged', { n: counts.data?.unchanged ?? 0 })}
          </Button>
        )}
        {can('delivery.retry') && <RetrySafe scope={scope} />}
      </Group>
      <ListBody
        list={listState(rows, (page) => page.rows)}
        empty={
          <EmptyState
            title={narrowed ? t('console.delivery.empty_filtered') : t('console.matrix.empty')}
            act={narrowed && <Button onClick={() => setFilter({})}>{t('console.board.clear')}</Button>}
          >
            {narrowed ? t('console.delivery.empty_filtered_next') : t('console.matrix.empty_next')}
          </EmptyState>
        }
      >
        {(many) => (
          <Table<MatrixRow>
            caption={t('console.nav.deliveries')}
            rows={many}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'account',
                label: t('console.channel.account'),
                render: ({ channel }) => (
                  <>
                    {channel.label || channel.handle}
                    <small className={classes.under}>
                      {tAny('network', channel.kind)} · <UnitName id={channel.unitId} />
                    </small>
                  </>
                ),
              },
              {
                key: 'standing',
                label: t('console.board.state'),
                render: (row) => (
                  <UnstyledButton
                    className={classes.standing}
                    data-standing={row.standing}
                    onClick={() => setOpen(row.id)}
                  >
                    {tAny('standing', row.standing)}
                    {row.purpose !== 'post' && ` · ${tAny('purpose', row.purpose)}`}
                    <span className="vh">{t('console.delivery.open')}</span>
                  </UnstyledButton>
                ),
              },
              {
                key: 'more',
                label: t('console.matrix.more'),
                render: (row) => <More row={row} />,
              },
            ]}
          />
        )}
      </ListBody>
      {open !== null && <DeliveryDrawer id={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function Count({
  n,
  name,
  chosen,
  onChoose,
}: {
  n: number
  name: string
  chosen: boolean
  onChoose: () => void
}) {
  if (n === 0) return <span className={classes.none}>–</span>
  return (
    <UnstyledButton className={classes.number} aria-pressed={chosen} onClick={onChoose}>
      {n}
      <span className="vh"> {name}</span>
    </UnstyledButton>
  )
}

/** What the standing alone does not say. */
function More({ row }: { row: MatrixRow }) {
  const why = row.why === null ? null : tChannel('why', row.why)
  return (
    <>
      {row.externalUrl !== null && (row.standing === 'sent' || row.standing === 'removed') && (
        <a href={row.externalUrl} target="_blank" rel="noopener noreferrer">
          {t('console.delivery.there')}
        </a>
      )}
      {row.standing === 'planned' && row.plannedFor !== null && exactTime(row.plannedFor)}
      {row.standing === 'throttled' && row.nextAt !== null && (
        <>{t('console.matrix.until', { at: exactTime(row.nextAt) })} </>
      )}
      {row.standing === 'sent' && row.sentAt !== null && (
        <small className={classes.under}>{exactTime(row.sentAt)}</small>
      )}
      {row.standing !== 'sent' && why}
      {row.leftovers.map((code) => (
        <small key={code} className={classes.under}>
          {tChannel('leftover', code)}
        </small>
      ))}
    </>
  )
}

/** Asks for all of them at once, and tells what was done and why the rest was left alone. */
function RetrySafe({ scope }: { scope: MatrixScope }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  async function retry(): Promise<void> {
    setBusy(true)
    try {
      const { again, lookedFor, left } = await got(api.POST('/api/v1/delivery-matrix/retry', { body: scope }))
      setTold(
        [
          t('console.matrix.retried', { again, lookedFor }),
          ...left.map(({ why, n }) => t(`console.matrix.left_${why}`, { n })),
        ].join(' '),
      )
    } catch (error) {
      notifyFault(error)
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['deliveries'] })
    }
  }
  return (
    <>
      <Button loading={busy} onClick={() => void retry()}>
        {t('console.matrix.retry')}
      </Button>
      {told !== null && (
        <p role="status" className={classes.told}>
          {told}
        </p>
      )}
    </>
  )
}
