import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../frame/empty-state.tsx'
import { ListPage } from '../../frame/list-page.tsx'
import { t, tAny } from '../../frame/messages.ts'
import { useCan } from '../../frame/session.tsx'
import { exactTime } from '../../frame/times.tsx'
import { UnitName } from '../../units/unit-name.tsx'
import { money } from './money.ts'
import { quotasQuery, type Quota } from './quota-queries.ts'
import classes from './quotas.module.css'
import { TermsDialog } from './terms-dialog.tsx'

/** What all accounts of a network share, and what posting there costs. */
export function Quotas() {
  const can = useCan()
  const [open, setOpen] = useState<Quota | null>(null)
  const quotas = useQuery(quotasQuery)
  return (
    <>
      <ListPage<Quota>
        title={t('console.quota.title')}
        lead={t('console.quota.lead')}
        back={{ to: '/kanal', label: t('console.nav.channels') }}
        list={{
          rows: quotas.data,
          error: quotas.error,
          pending: quotas.isPending,
          refetch: () => void quotas.refetch(),
        }}
        rowKey={({ kind }) => kind}
        empty={<EmptyState title={t('console.quota.none')}>{''}</EmptyState>}
        columns={[
          {
            key: 'network',
            label: t('console.channel.network'),
            render: ({ kind }) => <b>{tAny('network', kind)}</b>,
          },
          {
            key: 'application',
            label: t('console.quota.application'),
            render: ({ application }) =>
              application === null ? t('console.quota.none') : <Shared of="most" shared={application} />,
          },
          {
            key: 'units',
            label: t('console.quota.units_short'),
            render: ({ units }) => (units === null ? '–' : <Shared of="units" shared={units} />),
          },
          {
            key: 'price',
            label: t('console.quota.price'),
            render: ({ price }) =>
              price === null
                ? t('console.quota.no_price')
                : t('console.quota.price_both', {
                    plain: money(price.plain, price.currency),
                    linked: money(price.withLink, price.currency),
                  }),
          },
          {
            key: 'budget',
            label: t('console.quota.budget_short'),
            render: ({ price, budget, spent }) =>
              price === null ? (
                '–'
              ) : (
                <span data-full={(budget !== null && spent >= budget) || undefined} className={classes.use}>
                  {budget === null
                    ? `${money(spent, price.currency)}, ${t('console.quota.no_budget')}`
                    : t('console.quota.spent', {
                        spent: money(spent, price.currency),
                        budget: money(budget, price.currency),
                      })}
                </span>
              ),
          },
          {
            key: 'waiting',
            label: t('console.quota.waiting'),
            render: ({ waiting }) => waiting,
            tight: true,
          },
          ...(can('quota.manage')
            ? [
                {
                  key: 'acts',
                  label: t('console.channel.acts'),
                  render: (quota: Quota) => (
                    <Button
                      size="compact-sm"
                      aria-label={t('console.quota.change_of', { network: tAny('network', quota.kind) })}
                      onClick={() => setOpen(quota)}
                    >
                      {t('console.quota.change')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {open !== null && <TermsDialog quota={open} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Of posts or of units, by the name of the message that counts them. */
function Shared({
  of,
  shared: { most, within, used, opens, regions, reading },
}: {
  of: 'most' | 'units'
  shared: NonNullable<Quota['application']>
}) {
  return (
    <div className={classes.use} data-full={opens !== null || undefined}>
      {t('console.quota.application_used', { used, most })}
      <small>
        {opens === null
          ? t(`console.quota.${of}`, { hours: Math.round(within / 3_600_000) })
          : t('console.quota.opens', { time: exactTime(opens) })}
      </small>
      {(regions.length > 0 || reading > 0) && (
        <details>
          <summary>{t('console.quota.regions')}</summary>
          <ul>
            {regions.map(({ unitId, used: own }) => (
              <li key={unitId ?? ''}>
                {unitId === null ? '–' : <UnitName id={unitId} />} <b className="num">{own}</b>
              </li>
            ))}
            {reading > 0 && (
              <li>
                {t('console.quota.reading')} <b className="num">{reading}</b>
              </li>
            )}
          </ul>
        </details>
      )}
    </div>
  )
}
