import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, type ReactNode } from 'react'
import frame from '../../frame/calendar.module.css'
import { t } from '../../frame/messages.ts'
import { clockTime } from '../../frame/times.tsx'
import { storyQuery } from '../../newsroom/edition-query.ts'
import type { Blackout, DayCount, DayKind, Planned } from './calendar-queries.ts'
import classes from './channel-calendar.module.css'
import { useDrop } from './use-drop.ts'

const kinds = ['planned', 'sent', 'troubled'] as const satisfies DayKind[]
const signs: Record<DayKind, string> = { planned: '◷', sent: '✓', troubled: '!' }
/** What is dragged from one day to another; one at a time. */
let dragged: Planned | undefined

interface DayCellProps {
  day: string
  zone: string
  today: string
  outside: boolean
  counts: readonly DayCount[]
  planned: readonly Planned[]
  blackouts: readonly Blackout[]
  heading: ReactNode
  onOpen: (kind: DayKind) => void
  /** Null: the person may not move anything. */
  onMove: ((entry: Planned) => void) | null
  onDrop: (entry: Planned, day: string) => void
}

export function DayCell({
  day,
  zone,
  today,
  outside,
  counts,
  planned,
  blackouts,
  heading,
  onOpen,
  onMove,
  onDrop,
}: DayCellProps) {
  const cell = useRef<HTMLLIElement>(null)
  const over = useDrop(
    cell,
    () => dragged !== undefined && day >= today && dragged.day !== day,
    () => dragged !== undefined && onDrop(dragged, day),
  )
  return (
    <li
      ref={cell}
      className={frame.day}
      data-today={day === today || undefined}
      data-outside={outside || undefined}
      data-empty={(counts.length === 0 && blackouts.length === 0) || undefined}
      data-over={over || undefined}
      aria-current={day === today ? 'date' : undefined}
    >
      {heading}
      {blackouts.map((blackout) => (
        <p key={blackout.id} className={classes.silent} title={blackout.reason}>
          <b>{t('console.blackout.silent')}</b> {blackout.reason}
        </p>
      ))}
      {planned.map((entry) => (
        <Entry key={`${entry.editionId} ${entry.at}`} entry={entry} zone={zone} onMove={onMove} />
      ))}
      <div className={classes.counts}>
        {kinds.map((kind) => {
          const posts = counts.reduce((sum, one) => sum + (one.kind === kind ? one.posts : 0), 0)
          return (
            posts > 0 && (
              <UnstyledButton
                key={kind}
                className={classes.count}
                data-kind={kind}
                onClick={() => onOpen(kind)}
              >
                <span aria-hidden>{signs[kind]}</span> {t(`console.channel_calendar.${kind}`, { n: posts })}
              </UnstyledButton>
            )
          )
        })}
      </div>
    </li>
  )
}

function Entry({ entry, zone, onMove }: { entry: Planned; zone: string; onMove: DayCellProps['onMove'] }) {
  const { data } = useQuery(storyQuery(entry.storyId))
  const edition = data?.editions.find(({ id }) => id === entry.editionId) ?? data?.editions[0]
  const headline = data === undefined ? '…' : edition?.headline || t('console.story.untitled')
  const accounts = t('console.channel_calendar.accounts', { n: entry.accounts })
  const content = (
    <>
      <time className="num" dateTime={entry.at}>
        {clockTime(entry.at, zone)}
      </time>
      <span>
        <small>{accounts}</small> {headline}
        {entry.silentUntil !== null && <small> · {t('console.channel_calendar.waits')}</small>}
      </span>
    </>
  )
  const looks = { className: `${frame.entry} ${classes.entry}`, 'data-kind': 'scheduled', title: headline }
  if (onMove === null) return <p {...looks}>{content}</p>
  return (
    <UnstyledButton
      {...looks}
      draggable
      onDragStart={(event) => {
        dragged = entry
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', headline)
      }}
      onDragEnd={() => {
        dragged = undefined
      }}
      onClick={() => onMove(entry)}
    >
      {content}
      <span className="vh">, {t('console.channel_calendar.move_this')}</span>
    </UnstyledButton>
  )
}
