import { networkName, type OfficialAccount } from '../official-accounts.ts'

export function AccountList({ accounts }: { accounts: readonly OfficialAccount[] }) {
  return (
    <ul>
      {accounts.map((account) => (
        <li key={account.url}>
          <span>{networkName(account.network)}</span>
          <a href={account.url} rel="me noopener">
            {account.handle}
          </a>
        </li>
      ))}
    </ul>
  )
}
