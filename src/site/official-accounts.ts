/** Is this one of ours? By address, however it was copied, or by the handle alone. */
import type { Channels, OfficialAccount, OfficialAnswer } from '../house/channels/index.ts'

export type OfficialAccounts = Pick<Channels, 'officialAccounts' | 'isOfficial'>
export type { OfficialAccount, OfficialAnswer }

const bare = (handle: string) => handle.trim().toLowerCase().replace(/^@/, '')

/** An account that merely resembles an official one is none. */
export async function askWhetherOfficial(
  { isOfficial }: Pick<OfficialAccounts, 'isOfficial'>,
  listed: readonly OfficialAccount[],
  asked: string,
): Promise<OfficialAnswer> {
  const account = listed.find(({ handle }) => bare(handle) === bare(asked))
  return account === undefined ? isOfficial(asked) : { answer: 'official', account }
}

const names: Record<OfficialAccount['network'], string> = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  telegram: 'Telegram',
  facebook: 'Facebook',
  threads: 'Threads',
  instagram: 'Instagram',
  x: 'X',
  youtube: 'YouTube',
  wordpress: 'WordPress',
  whatsapp: 'WhatsApp',
  board: 'Papan informasi',
}
export const networkName = (network: OfficialAccount['network']): string => names[network]
