import { Link } from '@tanstack/react-router'
import frame from '../frame/frame.module.css'
import { t } from '../frame/messages.ts'
import { clockTime, span, useNow, zoneLabel, readerZone } from '../frame/times.tsx'
import type { Desk } from './shapes.ts'

/** The day in five numbers, each leading to the things it counts. */
export function StatsStrip({ counts, troubled }: { counts: Desk['counts']; troubled: number | undefined }) {
  const now = useNow()
  const stat = (label: string, value: number, note: string, to: string, search: object, warn = false) => (
    <Link
      key={label}
      to={to}
      search={search as never}
      className={frame.stat}
      data-warn={(warn && value > 0) || undefined}
    >
      <span>{label}</span>
      <b>{value}</b>
      {note !== '' && <small>{note}</small>}
    </Link>
  )
  const oldest = counts.oldestAwaiting
  const next = counts.nextScheduled
  return (
    <div className={frame.stats}>
      {stat(
        t('console.stats.awaiting'),
        counts.awaiting,
        oldest === null ? '' : t('console.stats.oldest', { span: span(now - new Date(oldest).getTime()) }),
        '/papan',
        { tahap: 'submitted' },
      )}
      {stat(t('console.stats.returned'), counts.returned, '', '/papan', { tahap: 'returned' })}
      {stat(
        t('console.stats.scheduled'),
        counts.scheduledToday,
        next === null ? '' : t('console.stats.next', { at: `${clockTime(next)} ${zoneLabel(readerZone)}` }),
        '/papan',
        { tahap: 'scheduled' },
      )}
      {stat(
        t('console.stats.published'),
        counts.publishedToday,
        counts.correctedToday === 0 ? '' : t('console.stats.corrected', { n: counts.correctedToday }),
        '/papan',
        { tahap: 'published' },
      )}
      {troubled !== undefined &&
        stat(t('console.stats.troubled'), troubled, '', '/kiriman', { keadaan: 'troubled' }, true)}
    </div>
  )
}
