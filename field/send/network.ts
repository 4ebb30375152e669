/** What line the phone is on, where the browser tells. */

interface NetworkInformation extends EventTarget {
  type?: string
}
const connection = (navigator as Navigator & { connection?: NetworkInformation }).connection

/** `unknown`: this browser does not say (Safari, Firefox, most desktops). */
export function line(): 'wifi' | 'mobile' | 'unknown' {
  const type = connection?.type
  if (type === undefined || type === 'unknown' || type === 'none') return 'unknown'
  return type === 'wifi' || type === 'ethernet' ? 'wifi' : 'mobile'
}

/** Whether this browser can tell Wi-Fi from the mobile network at all. */
export const tellsWifi = connection?.type !== undefined

export function onLineChange(hear: () => void): () => void {
  connection?.addEventListener('change', hear)
  return () => connection?.removeEventListener('change', hear)
}
