/** The badge as a picture: what the register says of an account at this moment. No script, no style, nothing fetched. */
import { escapeXml } from '../feeds/write-feed.ts'
import type { OfficialAccount } from '../official-accounts.ts'
import { houseName, type View } from '../view.ts'
import { standingOf } from './account-standing.tsx'

export const badgeSize = { width: 260, height: 56 }

const inks = { proven: '#0b6b3a', declared: '#3d4a57', lapsed: '#8a4b00', formerly: '#9b1c1c' } as const

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

export function drawBadge(view: View, account: OfficialAccount): string {
  const standing = standingOf(account)
  const said = view.t(`site.account.badge_${standing}`)
  const { width, height } = badgeSize
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(`${said}: ${account.handle}`)}"><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="#fff" stroke="#c9ced4"/><rect width="6" height="${height}" rx="3" fill="${inks[standing]}"/><g font-family="system-ui,sans-serif"><text x="18" y="23" font-size="14" font-weight="700" fill="${inks[standing]}">${escapeXml(said)}</text><text x="18" y="43" font-size="12" fill="#3d4a57">${escapeXml(cut(`${account.handle} · ${houseName(view)}`, 38))}</text></g></svg>`
}
