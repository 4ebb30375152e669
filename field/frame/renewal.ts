/** The service worker of this application, and whether a newer one waits for its turn. */
import { useSyncExternalStore } from 'react'
import { scriptAddress } from './script-addresses.ts'

let waiting: ServiceWorker | null = null
const hearers = new Set<() => void>()

function found(worker: ServiceWorker | null): void {
  waiting = worker
  for (const hear of hearers) hear()
}

/** The first one takes the page over quietly; a later one waits until the person agrees, or all windows are closed. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let first = serviceWorker.controller === null
  let reloading = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (first || reloading) {
      first = false
      return
    }
    reloading = true
    location.reload()
  })
  try {
    const registration = await serviceWorker.register(scriptAddress('/setor/sw.js'), {
      scope: '/setor/',
      updateViaCache: 'none',
    })
    const look = () => {
      if (registration.waiting !== null && serviceWorker.controller !== null) found(registration.waiting)
    }
    look()
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
  } catch {
    // Without it the application needs the network to open; everything else is the same.
  }
}

export const useNewVersion = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => waiting !== null,
  )

export const takeNewVersion = (): void => waiting?.postMessage('renew')

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}
let prompt: InstallPrompt | null = null

/** Chromium offers to put the application on the home screen; we show that where the person looks for it. */
export function catchInstallPrompt(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    prompt = event as InstallPrompt
    for (const hear of hearers) hear()
  })
}

export const useInstallable = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => prompt !== null,
  )

export async function install(): Promise<void> {
  await prompt?.prompt()
  prompt = null
  for (const hear of hearers) hear()
}
