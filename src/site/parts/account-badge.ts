/** The badge as a picture: what the register says of an account at this moment. No script, no style, nothing fetched. */
import { escapeXml } from '../feeds/write-feed.ts'
import type { OfficialAccount } from '../official-accounts.ts'
import { houseName, type View } from '../view.ts'
import { standingOf } from './account-standing.tsx'

export const badgeSize = { width: 260, height: 68 }

const inks = { proven: '#0b6b3a', declared: '#3d4a57', lapsed: '#8a4b00', formerly: '#9b1c1c' } as const
/** So many characters of 12 px fit in whatever font a reader has; a longer line is drawn narrower, and then cut. */
const room = { fits: 30, narrowed: 44 }

function line(y: number, text: string): string {
  const shown = text.length > room.narrowed ? `${text.slice(0, room.narrowed - 1)}…` : text
  const narrow = shown.length > room.fits ? ' textLength="228" lengthAdjust="spacingAndGlyphs"' : ''
  return `<text x="18" y="${y}" font-size="12" fill="#3d4a57"${narrow}>${escapeXml(shown)}</text>`
}

export function drawBadge(view: View, account: OfficialAccount): string {
  const standing = standingOf(account)
  const said = view.t(`site.account.badge_${standing}`)
  const { width, height } = badgeSize
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(`${said}: ${account.handle}`)}"><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="#fff" stroke="#c9ced4"/><rect width="6" height="${height}" rx="3" fill="${inks[standing]}"/><g font-family="system-ui,sans-serif"><text x="18" y="22" font-size="14" font-weight="700" fill="${inks[standing]}">${escapeXml(said)}</text>${line(40, account.handle)}${line(57, houseName(view))}</g></svg>`
}
