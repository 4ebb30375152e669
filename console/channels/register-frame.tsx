import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { roomName } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import hub from '../hub/hub.module.css'
import { inboxCountsQuery } from './reading-queries.ts'

export const channelsName = () => roomName('channels', t('console.nav.channels'))

/** The accounts, what stands on them and is said to them, which are official, and which only pretend to be. */
export function RegisterTabs() {
  const can = useCan()
  const answers = can('inbox.answer')
  const { data: counts } = useQuery({ ...inboxCountsQuery, enabled: answers })
  const tabs = useRef<HTMLElement>(null)
  // On a phone the tabs are wider than the page, and grow when the counts arrive.
  useEffect(() => {
    if (answers && counts === undefined) return
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [answers, counts])
  const parts: { to: string; label: string; exact?: boolean; count?: number }[] = [
    { to: '/kanal', label: t('console.register.connected'), exact: true },
    { to: '/kanal/arus', label: t('console.channel_tabs.feed') },
    ...(answers
      ? [{ to: '/kanal/kotak-masuk', label: t('console.channel_tabs.inbox'), count: counts?.open ?? 0 }]
      : []),
    { to: '/kanal/sambungan', label: t('console.channel_tabs.connections') },
    ...(can('channel.manage') ? [{ to: '/kanal/daftar', label: t('console.register.title') }] : []),
    ...(can('impostor.follow') ? [{ to: '/kanal/tiruan', label: t('console.impostor.title') }] : []),
  ]
  return (
    <nav className={hub.tabs} aria-label={channelsName()} ref={tabs}>
      {parts.map(({ to, label, exact = false, count = 0 }) => (
        <Link key={to} to={to} activeOptions={{ exact }} activeProps={{ 'aria-current': 'page' }}>
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

/** What an act leaves behind: the register is asked anew, and a word says that it was done. */
export function useRegisterDone(onClose: () => void = () => {}) {
  const queries = useQueryClient()
  return async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: ['register'] })
    notify(sentence)
    onClose()
  }
}
