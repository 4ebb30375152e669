import { unitPath } from '../addresses.ts'
import { accountPath, networkName, type OfficialAccount } from '../official-accounts.ts'
import { here, type View } from '../view.ts'
import { AccountStanding, Confirmed } from './account-standing.tsx'

export function AccountTable({ view, accounts }: { view: View; accounts: readonly OfficialAccount[] }) {
  const { t, units, locale } = view
  return (
    <table className="accounts">
      <caption className="vh">{t('site.nav.accounts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('site.accounts.account')}</th>
          <th scope="col">{t('site.accounts.network')}</th>
          <th scope="col">{t('site.accounts.unit')}</th>
          <th scope="col">{t('site.accounts.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => {
          const unit = units.get(account.unitId)
          return (
            <tr key={account.ref}>
              <th scope="row">
                <a href={here(view, accountPath(account))}>{account.handle}</a>
                {account.label === account.handle ? null : <small>{account.label}</small>}
              </th>
              <td>{networkName(account.network)}</td>
              <td>
                {unit === undefined ? null : <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>}
              </td>
              <td>
                <AccountStanding view={view} account={account} />
                <small>
                  <Confirmed view={view} account={account} />
                </small>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
