/** Which screen is shown stands behind the # of the address, so that the phone's own back button works. */
import { useSyncExternalStore } from 'react'

export type Screen =
  | { name: 'queue' }
  /** Words for everything that was not released yet. */
  | { name: 'describe' }
  | { name: 'change'; id: string }
  | { name: 'settings' }

function read(): string {
  return location.hash
}

function subscribe(hear: () => void): () => void {
  window.addEventListener('hashchange', hear)
  return () => window.removeEventListener('hashchange', hear)
}

export function useScreen(): Screen {
  const [name, id] = useSyncExternalStore(subscribe, read).slice(1).split('/')
  if (name === 'keterangan') return { name: 'describe' }
  if (name === 'ubah' && id !== undefined) return { name: 'change', id }
  return name === 'setelan' ? { name: 'settings' } : { name: 'queue' }
}

let within = 0

export function go(screen: Exclude<Screen, { name: 'queue' }>): void {
  within++
  const ids = screen.name === 'change' ? `/${screen.id}` : ''
  location.hash = { describe: '#keterangan', change: '#ubah', settings: '#setelan' }[screen.name] + ids
}

/** To the queue. Opened by an address, the application has nothing to go back to. */
export function back(): void {
  if (location.hash === '') return
  if (within > 0) {
    within--
    history.back()
  } else location.replace('#')
}

/** Whoever comes in next begins at the queue. */
export const toQueue = (): void => {
  within = 0
  history.replaceState(null, '', location.pathname)
}
