import { useQuery } from '@tanstack/react-query'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t, tAny, tChannel } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import classes from './distribution.module.css'
import { estimateQuery, type Distribution } from './distribution-queries.ts'
import { money } from './quotas/money.ts'

const isNow = (at: string) => new Date(at).getTime() < Date.now() + 60_000

/** Before sending: what it takes of what everybody shares, what it costs, and when the last could leave. */
export function DistributionEstimate({ distribution: { id, hash } }: { distribution: Distribution }) {
  const { data, error, refetch } = useQuery(estimateQuery(id, hash))
  if (error !== null) return <FaultNotice error={error} retry={() => void refetch()} />
  if (data === undefined || data.networks.length === 0) return null
  const { networks, blocked, unpaid, lastLeaves } = data
  return (
    <section className={classes.estimate} aria-label={t('console.estimate.title')}>
      <h2>{t('console.estimate.title')}</h2>
      <dl>
        {networks.map(({ kind, posts, cost, budgetLeft, application, units }) => (
          <div key={kind}>
            <dt>{tAny('network', kind)}</dt>
            <dd>
              {t('console.estimate.posts', { n: posts })}
              {application !== null &&
                ` · ${t('console.estimate.shared', {
                  free: Math.max(0, application.most - application.used - application.waiting),
                  hours: application.within / 3_600_000,
                })}`}
              {units !== null &&
                ` · ${t('console.estimate.units', {
                  takes: units.takes,
                  free: Math.max(0, units.most - units.used - units.waiting),
                })}`}
              {cost !== null && cost.micros > 0 && ` · ${money(cost.micros, cost.currency)}`}
              {cost !== null &&
                budgetLeft !== null &&
                ` · ${t('console.estimate.budget_left', { left: money(budgetLeft, cost.currency) })}`}
            </dd>
          </div>
        ))}
      </dl>
      <ul className={classes.faults}>
        {unpaid > 0 && <li data-severity="block">{t('console.estimate.unpaid', { n: unpaid })}</li>}
        {blocked.map(({ why, accounts, until }) => (
          <li key={`${why} ${until}`} data-severity="block">
            <b>{t('console.estimate.held', { n: accounts })}</b> {tChannel('why', why)}
            {until !== null && <small>{t('console.estimate.until', { at: exactTime(until) })}</small>}
          </li>
        ))}
      </ul>
      <p className={classes.hint}>
        {lastLeaves === null
          ? t('console.estimate.never')
          : isNow(lastLeaves)
            ? t('console.estimate.at_once')
            : t('console.estimate.last', { at: exactTime(lastLeaves) })}
      </p>
    </section>
  )
}
