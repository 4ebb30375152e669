import { t, tAny } from '../frame/messages.ts'
import { clockTime, zoneLabel } from '../frame/times.tsx'
import classes from './newsroom.module.css'
import type { EditionState } from './shapes.ts'

// A sign beside the colour, for those who do not see it.
const signs: Record<EditionState, string> = {
  draft: '○',
  submitted: '→',
  returned: '↩',
  approved: '✓',
  scheduled: '◷',
  published: '●',
  withdrawn: '◐',
  recalled: '✕',
  discarded: '–',
}

export function StateLabel({
  state,
  at,
  zone,
  stale = false,
}: {
  state: EditionState
  at?: string | null
  zone?: string | null
  stale?: boolean
}) {
  if (stale)
    return (
      <span className={classes.state} data-state="stale">
        <span aria-hidden>↻ </span>
        {t('console.state.stale')}
      </span>
    )
  return (
    <span className={classes.state} data-state={state}>
      <span aria-hidden>{signs[state]} </span>
      {tAny('state', state)}
      {state === 'scheduled' && at !== null && at !== undefined && (
        <span className="num"> {`${clockTime(at, zone ?? undefined)} ${zoneLabel(zone ?? '')}`}</span>
      )}
    </span>
  )
}
