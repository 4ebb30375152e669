/** One official account: whose it is, what proves it, what happened to it, and the badge that others may show. */
import { unitPath } from '../addresses.ts'
import { accountPath, networkName, type AccountEvent, type OfficialAccount } from '../official-accounts.ts'
import { AccountStanding, Confirmed, standingOf } from '../parts/account-standing.tsx'
import { badgeSize } from '../parts/account-badge.ts'
import { absolute, here, momentIn, zoneOf, type View } from '../view.ts'

type Shown = OfficialAccount & { history: AccountEvent[] }

export function Account({ view, account }: { view: View; account: Shown }) {
  const { t, units, locale } = view
  const unit = units.get(account.unitId)
  const zone = zoneOf(view, account.unitId)
  const at = (moment: Date) => momentIn(view, moment, zone)
  const gone = account.until !== null
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/kanal')}>{t('site.nav.accounts')}</a> · {networkName(account.network)}
        </p>
        <h1 className="handle">
          {account.handle.split(/(?<=[.@_-])/).flatMap((part, n) => [part, <wbr key={n} />])}
        </h1>
        {account.label === account.handle ? null : <p>{account.label}</p>}
      </div>
      <div className="columns">
        <div>
          <section className={`verdict ${gone ? 'no' : 'yes'}`} aria-label={t('site.accounts.standing')}>
            <h2>
              {t(gone ? 'site.account.was_official' : 'site.account.is_official', {
                unit: unit?.name[locale] ?? '',
              })}
            </h2>
            <p>
              {gone
                ? t('site.account.until', { until: at(account.until ?? view.now) })
                : t('site.account.since', { since: at(account.since) })}
            </p>
            {gone ? null : (
              <p>
                <a className="button" href={account.url} rel="me noopener">
                  {t('site.account.open', { network: networkName(account.network) })}
                </a>
              </p>
            )}
          </section>
          <section className="kept">
            <h2 className="bar">{t('site.account.proof')}</h2>
            <p>
              <AccountStanding view={view} account={account} />
            </p>
            <p>{t(`site.account.way_${account.proof.way}`)}</p>
            {account.proof.since === null ? null : (
              <p className="meta">
                {t(`site.account.since_${standingOf(account) === 'lapsed' ? 'lapsed' : 'proven'}`, {
                  since: at(account.proof.since),
                  seen: account.proof.seenAt === null ? '–' : at(account.proof.seenAt),
                })}
              </p>
            )}
            {account.proof.id === null ? null : <p className="meta handle">{account.proof.id}</p>}
          </section>
          <section className="kept">
            <h2 className="bar">{t('site.account.history')}</h2>
            <ol>
              {account.history.map((event, nth) => (
                <li key={nth}>
                  <b>{t(`site.account.event_${event.kind}` as 'site.account.event_published')}</b>{' '}
                  <span className="meta">{at(event.at)}</span>
                </li>
              ))}
            </ol>
          </section>
        </div>
        <aside className="side">
          <section>
            <h2 className="bar">{t('site.account.entry')}</h2>
            <ul>
              <li>
                <span>{t('site.accounts.unit')}</span>
                {unit === undefined ? '–' : <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>}
              </li>
              <li>
                <span>{t('site.account.languages')}</span>
                {account.languages.map((one) => t(`site.language.${one}`)).join(', ')}
              </li>
              {account.mandate === '' ? null : (
                <li>
                  <span>{t('site.account.mandate')}</span>
                  {account.mandate}
                </li>
              )}
              {account.tags.length === 0 ? null : (
                <li>
                  <span>{t('site.account.tags')}</span>
                  {account.tags.join(', ')}
                </li>
              )}
              <li>
                <span>{t('site.account.confirmation')}</span>
                <Confirmed view={view} account={account} />
              </li>
            </ul>
          </section>
          {gone ? null : <Badge view={view} account={account} />}
        </aside>
      </div>
    </div>
  )
}

/** To be copied into other sites: a picture of the house and a link to this page, and nothing that follows anybody. */
function Badge({ view, account }: { view: View; account: OfficialAccount }) {
  const { t } = view
  const page = absolute(view, here(view, accountPath(account)))
  const alt = t('site.account.badge_alt', { handle: account.handle })
  const picture = `${page}/lencana.svg`
  const snippet = `<a href="${page}"><img src="${picture}" width="${badgeSize.width}" height="${badgeSize.height}" alt="${alt.replaceAll('"', '&quot;')}"></a>`
  return (
    <section className="badge">
      <h2 className="bar">{t('site.account.badge')}</h2>
      <p>
        <img src={here(view, `${accountPath(account)}/lencana.svg`)} {...badgeSize} alt={alt} />
      </p>
      <p className="muted">{t('site.account.badge_help')}</p>
      <label htmlFor="lencana">{t('site.account.badge_code')}</label>
      <textarea id="lencana" readOnly rows={5} defaultValue={snippet} />
    </section>
  )
}
