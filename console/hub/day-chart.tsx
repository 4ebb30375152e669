import { Link } from '@tanstack/react-router'
import { intlLocale, t } from '../frame/messages.ts'
import { shortDay } from '../frame/times.tsx'
import type { FiguresSearch } from './figures.tsx'
import classes from './figures.module.css'
import type { Figures } from './hub-queries.ts'

/** With more days than this a column is too thin for a finger; weeks take their place. */
const mostBars = 92

/** Columns by day, each a link to that day alone; read aloud as a list. */
export function DayChart({ days, search }: { days: Figures['days']; search: FiguresSearch }) {
  const bars = together(days, days.length > mostBars ? 7 : 1)
  const highest = Math.max(1, ...bars.map(({ count }) => count))
  if (bars.length < 2) return null
  const count = (value: number) => value.toLocaleString(intlLocale)
  return (
    <figure className={classes.chart}>
      <figcaption>
        {t('console.figures.by_day')}
        <span className="num">{count(highest)}</span>
      </figcaption>
      <ol style={{ gridTemplateColumns: `repeat(${bars.length}, minmax(0, 1fr))` }}>
        {bars.map((bar) => {
          const label = t('console.figures.day_count', {
            day: shortDay(bar.value, 'UTC'),
            count: count(bar.count),
          })
          return (
            <li key={bar.value}>
              <Link
                to="/media/analisis"
                search={{ ...search, kurun: `${bar.value}..${bar.until}` }}
                aria-label={label}
                title={label}
              >
                <span style={{ height: `${(bar.count / highest) * 100}%` }} />
              </Link>
            </li>
          )
        })}
      </ol>
      <p aria-hidden="true">
        <span>{shortDay(bars[0]?.value ?? '', 'UTC')}</span>
        <span>{shortDay(bars.at(-1)?.value ?? '', 'UTC')}</span>
      </p>
    </figure>
  )
}

/** Sums of so many days each, from their first to their last. */
function together(days: Figures['days'], size: number) {
  const bars: { value: string; until: string; count: number }[] = []
  for (const [at, { value, count }] of days.entries()) {
    const bar = bars.at(-1)
    if (at % size === 0 || bar === undefined) bars.push({ value, until: value, count })
    else {
      bar.until = value
      bar.count += count
    }
  }
  return bars
}
