/** The official accounts, and the question whether one is among them. */
import { unitPath } from '../addresses.ts'
import { networkName, type OfficialAccount, type OfficialAnswer } from '../official-accounts.ts'
import { Empty } from '../parts/river.tsx'
import { here, momentIn, zoneOf, type View } from '../view.ts'

interface AccountsProps {
  view: View
  accounts: readonly OfficialAccount[]
  asked: string
  answer: OfficialAnswer | undefined
}

/** More than one reads: whoever looks for one asks above. */
const shownAtMost = 300

export function Accounts({ view, accounts, asked, answer }: AccountsProps) {
  const { t } = view
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{t('site.nav.accounts')}</h1>
        <p>{t('site.accounts.intro')}</p>
      </div>
      <form className="ask" action={here(view, '/kanal')}>
        <label htmlFor="akun">
          <b>{t('site.accounts.question')}</b>
        </label>
        <div className="search">
          <input
            id="akun"
            name="akun"
            maxLength={300}
            defaultValue={asked}
            placeholder={t('site.accounts.placeholder')}
          />
          <button type="submit">{t('site.accounts.button')}</button>
        </div>
      </form>
      {answer === undefined ? null : <Verdict view={view} asked={asked} answer={answer} />}
      {accounts.length === 0 ? (
        <Empty title={t('site.accounts.none_title')}>
          <p>{t('site.accounts.none_help')}</p>
        </Empty>
      ) : (
        <Table view={view} accounts={accounts} />
      )}
    </div>
  )
}

function Verdict({ view, asked, answer }: { view: View; asked: string; answer: OfficialAnswer }) {
  const { t, units, locale } = view
  if (answer.answer === 'unknown')
    return (
      <section className="verdict no">
        <h2>{t('site.accounts.no', { asked })}</h2>
        <p>{t('site.accounts.no_help')}</p>
      </section>
    )
  const { account } = answer
  const values = {
    asked,
    unit: units.get(account.unitId)?.name[locale] ?? '',
    network: networkName(account.network),
  }
  const zone = zoneOf(view, account.unitId)
  if (answer.answer === 'formerly')
    return (
      <section className="verdict no">
        <h2>{t('site.accounts.formerly', values)}</h2>
        <p>{t('site.accounts.formerly_help', { ...values, until: momentIn(view, answer.until, zone) })}</p>
      </section>
    )
  return (
    <section className="verdict yes">
      <h2>{t('site.accounts.yes', values)}</h2>
      <p>{t('site.accounts.yes_help', { ...values, since: momentIn(view, account.since, zone) })}</p>
    </section>
  )
}

function Table({ view, accounts }: { view: View; accounts: readonly OfficialAccount[] }) {
  const { t, units, locale } = view
  return (
    <section className="article">
      <table className="accounts">
        <caption className="vh">{t('site.nav.accounts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('site.accounts.unit')}</th>
            <th scope="col">{t('site.accounts.network')}</th>
            <th scope="col">{t('site.accounts.account')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.slice(0, shownAtMost).map((account) => {
            const unit = units.get(account.unitId)
            return (
              <tr key={account.url + account.unitId}>
                <th scope="row">
                  {unit === undefined ? null : <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>}
                </th>
                <td>{networkName(account.network)}</td>
                <td>
                  <a href={account.url} rel="me noopener">
                    {account.handle}
                  </a>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {accounts.length > shownAtMost ? (
        <p className="meta">{t('site.accounts.first', { count: shownAtMost, total: accounts.length })}</p>
      ) : null}
    </section>
  )
}
