/** What the site shows of the register. */
import type { OfficialAccount, OfficialAnswer, Register } from '../house/channels/index.ts'

export type OfficialAccounts = Register['public']
export type { AccountEvent, KnownImpostor } from '../house/channels/index.ts'
export type { OfficialAccount, OfficialAnswer }

const names: Record<OfficialAccount['network'], string> = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  telegram: 'Telegram',
  facebook: 'Facebook',
  threads: 'Threads',
  instagram: 'Instagram',
  x: 'X',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  wordpress: 'WordPress',
  activitypub: 'Fediverse',
  website: 'Web',
  whatsapp: 'WhatsApp',
  board: 'Papan informasi',
  feed: 'Situs',
}
export const networkName = (network: OfficialAccount['network']): string => names[network]
export const networksByName = Object.keys(names) as OfficialAccount['network'][]

export const accountPath = ({ ref }: Pick<OfficialAccount, 'ref'>): string => `/kanal/${ref}`
