import { Modal } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { roomName } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import classes from './hub.module.css'
import { openEnquiriesQuery, waitingQuery } from './hub-queries.ts'

export const hubName = () => roomName('hub', t('console.hub.title'))

/** The parts of the room; only those that the person's roles open. */
export function HubTabs() {
  const can = useCan()
  const { data: waiting = null } = useQuery({ ...waitingQuery, enabled: can('journalist.accredit') })
  const { data: open = 0 } = useQuery({ ...openEnquiriesQuery, enabled: can('enquiry.answer') })
  const parts = [
    ...(can('event.manage') ? [{ to: '/media', label: t('console.hub.agenda'), count: 0, exact: true }] : []),
    ...(can('release.manage')
      ? [{ to: '/media/rilis', label: t('console.hub.release.list'), count: 0 }]
      : []),
    ...(waiting === null
      ? []
      : [{ to: '/media/wartawan', label: t('console.hub.journalists'), count: waiting }]),
    ...(can('enquiry.answer')
      ? [{ to: '/media/pertanyaan', label: t('console.hub.enquiries'), count: open }]
      : []),
    ...(can('figures.read') ? [{ to: '/media/analisis', label: t('console.figures.title'), count: 0 }] : []),
    ...(can('correction.follow')
      ? [{ to: '/media/koreksi', label: t('console.hub.corrections'), count: 0 }]
      : []),
  ]
  return (
    <nav className={classes.tabs} aria-label={hubName()}>
      {parts.map(({ to, label, count, ...part }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: 'exact' in part }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {label}
          {count > 0 && (
            <b>
              {count >= 100 ? '99+' : count}
              <span className="vh"> {t('console.nav.waiting')}</span>
            </b>
          )}
        </Link>
      ))}
    </nav>
  )
}

/** What an act leaves behind: everything of the room is asked anew, and a word says that it was done. */
export function useDone(onClose: () => void) {
  const queries = useQueryClient()
  return async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: ['hub'] })
    notify(sentence)
    onClose()
  }
}

export function Dialog({
  title,
  size = 'md',
  onClose,
  children,
}: {
  title: string
  size?: string
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      {children}
    </Modal>
  )
}

export const longEnough = (value: string) => (value.trim().length >= 3 ? null : t('console.edition.say_why'))
export const needed = (value: string) => (value.trim() === '' ? t('console.form.needed') : null)

/** Facts beside their names. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** What was done, by whom, when and why; newest first. */
export function History({
  rows,
}: {
  rows: readonly { key: string; what: ReactNode; by: string; at: ReactNode; why: ReactNode }[]
}) {
  return (
    <ol className={classes.history}>
      {rows.map((row) => (
        <li key={row.key}>
          <b>{row.what}</b>
          <small>
            {row.by} · {row.at}
          </small>
          {row.why !== null && <p>{row.why}</p>}
        </li>
      ))}
    </ol>
  )
}
