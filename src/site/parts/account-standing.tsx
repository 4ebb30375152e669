/** How sure it is that an account is ours, in words and not by colour alone. */
import type { OfficialAccount } from '../official-accounts.ts'
import { plainDay } from '../moments.ts'
import { zoneOf, type View } from '../view.ts'

const day = (view: View, account: OfficialAccount, at: Date) =>
  plainDay(at, zoneOf(view, account.unitId), view.locale)

export function standingOf(account: OfficialAccount): 'formerly' | 'proven' | 'lapsed' | 'declared' {
  return account.until === null ? account.proof.state : 'formerly'
}

export function AccountStanding({ view, account }: { view: View; account: OfficialAccount }) {
  const { t } = view
  const standing = standingOf(account)
  return (
    <span className={`standing ${standing}`}>
      {t(`site.account.standing_${standing}`)}
      {standing === 'proven' && account.proof.seenAt !== null ? (
        <small>{t('site.account.seen', { day: day(view, account, account.proof.seenAt) })}</small>
      ) : null}
    </span>
  )
}

/** "Last confirmed 3 June 2026", or that nobody has yet. */
export function Confirmed({ view, account }: { view: View; account: OfficialAccount }) {
  const { t } = view
  if (account.confirmedAt === null) return t('site.account.confirmed_never')
  const late = account.until === null && account.dueAt < view.now
  return t(late ? 'site.account.confirmed_late' : 'site.account.confirmed', {
    day: day(view, account, account.confirmedAt),
  })
}
