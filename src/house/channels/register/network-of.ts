import type { RegisterNetwork } from './networks.ts'

const hosts: Readonly<Record<string, RegisterNetwork>> = {
  'bsky.app': 'bluesky',
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'threads.net': 'threads',
  'threads.com': 'threads',
  'instagram.com': 'instagram',
  'x.com': 'x',
  'twitter.com': 'x',
  'youtube.com': 'youtube',
  'tiktok.com': 'tiktok',
  'whatsapp.com': 'whatsapp',
  'wa.me': 'whatsapp',
}

/** The network that an address lies on: a site of its own where it is none of the known; null for a mere handle. */
export function networkOf(address: string): RegisterNetwork | null {
  const [host = '', path] = address.split('/')
  const known = hosts[host]
  if (known !== undefined) return known
  if (path?.startsWith('@') === true) return 'mastodon'
  return /\.[a-z]{2,}(:\d+)?$/.test(host) && !host.includes('@') ? 'website' : null
}
