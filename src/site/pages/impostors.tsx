/** Accounts that two people of the house found to pretend to be ours, and how to tell of one. */
import { networkName, type KnownImpostor } from '../official-accounts.ts'
import { Empty, Pager } from '../parts/river.tsx'
import { here, momentIn, type View } from '../view.ts'
import { ReportForm } from './account-verdict.tsx'
import type { FormState } from './media-forms.tsx'

export function Impostors({
  view,
  impostors,
  next,
  later,
}: {
  view: View
  impostors: readonly KnownImpostor[]
  next: string | null
  later: boolean
}) {
  const { t } = view
  const zone = view.units.root().timeZone
  return (
    <div className="wrap stop">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/kanal')}>{t('site.nav.accounts')}</a>
        </p>
        <h1>{t('site.impostors.title')}</h1>
        <p>{t('site.impostors.intro')}</p>
      </div>
      {impostors.length === 0 ? (
        <Empty title={t('site.impostors.none_title')}>
          <p>{t('site.impostors.none_help')}</p>
          <a className="button" href={here(view, '/kanal')}>
            {t('site.accounts.check')}
          </a>
        </Empty>
      ) : (
        <table className="accounts">
          <caption className="vh">{t('site.impostors.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('site.impostors.account')}</th>
              <th scope="col">{t('site.accounts.network')}</th>
              <th scope="col">{t('site.impostors.since')}</th>
            </tr>
          </thead>
          <tbody>
            {impostors.map((one) => (
              // No link: nobody is to be led there.
              <tr key={one.address}>
                <th scope="row" className="handle">
                  {one.address}
                </th>
                <td>{one.network === null ? '–' : networkName(one.network)}</td>
                <td>{momentIn(view, one.since, zone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager
        view={view}
        first={later ? here(view, '/kanal/tiruan') : undefined}
        next={next === null ? undefined : `${here(view, '/kanal/tiruan')}?sesudah=${next}`}
      />
    </div>
  )
}

export function ReportImpostor({ view, form, sent }: { view: View; form: FormState; sent: boolean }) {
  const { t } = view
  return (
    <div className="wrap stop">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/kanal')}>{t('site.nav.accounts')}</a>
        </p>
        <h1>{t(sent ? 'site.impostors.sent' : 'site.impostors.report')}</h1>
        {sent ? <p>{t('site.impostors.sent_lead')}</p> : null}
      </div>
      {sent ? (
        <a className="button" href={here(view, '/kanal')}>
          {t('site.accounts.check')}
        </a>
      ) : (
        <ReportForm view={view} form={form} />
      )}
    </div>
  )
}

/** How a stranger checks that the files are ours. */
export function VerifyRegister({ view }: { view: View }) {
  const { t } = view
  const house = view.config.url
  return (
    <div className="wrap stop">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/kanal')}>{t('site.nav.accounts')}</a>
        </p>
        <h1>{t('site.accounts.verify')}</h1>
        <p>{t('site.verify.intro')}</p>
      </div>
      <section className="article">
        <pre className="code">
          {[
            `curl -O ${house}/kanal/daftar.json`,
            `curl -O ${house}/kanal/daftar.json.sig`,
            `curl -O ${house}/.well-known/pendopo-register.pem`,
            'openssl pkeyutl -verify -pubin -inkey pendopo-register.pem -rawin -in daftar.json -sigfile daftar.json.sig',
          ].join('\n')}
        </pre>
        <p>{t('site.verify.csv')}</p>
        <p>{t('site.verify.api', { address: `${house}/api/v1/official-accounts/lookup?url=` })}</p>
      </section>
    </div>
  )
}
