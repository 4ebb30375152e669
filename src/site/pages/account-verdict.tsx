/** The answer to "is this account official?", with the official one beside what resembles it, and the way to report. */
import { networkName, accountPath, type OfficialAccount, type OfficialAnswer } from '../official-accounts.ts'
import { AccountStanding } from '../parts/account-standing.tsx'
import { here, momentIn, zoneOf, type View } from '../view.ts'
import { blankForm, Field, Form, TextField, type FormState } from './media-forms.tsx'

export function Verdict({ view, asked, answer }: { view: View; asked: string; answer: OfficialAnswer }) {
  const { t } = view
  if (answer.answer === 'official' || answer.answer === 'formerly') {
    const { account } = answer
    const values = valuesOf(view, asked, account)
    const zone = zoneOf(view, account.unitId)
    const official = answer.answer === 'official'
    return (
      <section className={`verdict ${official ? 'yes' : 'no'}`} aria-labelledby="jawaban">
        <h2 id="jawaban">{t(official ? 'site.accounts.yes' : 'site.accounts.formerly', values)}</h2>
        <p>
          {official
            ? t('site.accounts.yes_help', { ...values, since: momentIn(view, account.since, zone) })
            : t('site.accounts.formerly_help', {
                ...values,
                until: momentIn(view, account.until ?? view.now, zone),
              })}
        </p>
        <p>
          <AccountStanding view={view} account={account} />
        </p>
        <p>
          <a href={here(view, accountPath(account))}>{t('site.accounts.see_entry')}</a>
        </p>
      </section>
    )
  }
  return (
    <>
      <section className="verdict no" aria-labelledby="jawaban">
        <h2 id="jawaban">
          {t(`site.accounts.${answer.answer === 'unknown' ? 'no' : answer.answer}`, { asked })}
        </h2>
        {answer.answer === 'impostor' ? (
          <p>
            {t('site.accounts.impostor_help', {
              since: momentIn(view, answer.since, view.units.root().timeZone),
            })}
          </p>
        ) : answer.answer === 'looks_like' ? (
          <>
            <p>{t('site.accounts.looks_like_help')}</p>
            <ul className="beside">
              {answer.accounts.map(({ account, how }) => (
                <li key={account.ref}>
                  <Beside view={view} asked={asked} account={account} how={how} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t('site.accounts.no_help')}</p>
        )}
      </section>
      {answer.answer === 'impostor' ? null : (
        <details className="report">
          <summary>{t('site.impostors.report')}</summary>
          <ReportForm view={view} form={{ ...blankForm, values: { asked } }} />
        </details>
      )}
    </>
  )
}

const valuesOf = (view: View, asked: string, account: OfficialAccount) => ({
  asked,
  unit: view.units.get(account.unitId)?.name[view.locale] ?? '',
  network: networkName(account.network),
})

/** The two names one below the other, letter over letter. */
function Beside({
  view,
  asked,
  account,
  how,
}: {
  view: View
  asked: string
  account: OfficialAccount
  how: 'same_look' | 'near'
}) {
  const { t } = view
  return (
    <>
      <dl>
        <dt>{t('site.accounts.asked_name')}</dt>
        <dd className="name">{asked}</dd>
        <dt>{t('site.accounts.official_name')}</dt>
        <dd className="name">
          <a href={here(view, accountPath(account))}>{account.handle}</a>
        </dd>
      </dl>
      <p className="meta">
        {t(`site.accounts.how_${how}`)} {t('site.accounts.run_by', valuesOf(view, asked, account))}
      </p>
    </>
  )
}

export function ReportForm({ view, form }: { view: View; form: FormState }) {
  const { t } = view
  return (
    <Form
      view={view}
      form={form}
      of="lapor"
      action="/kanal/lapor"
      submit={t('site.impostors.send')}
      upload
      trap
    >
      <p className="muted">{t('site.impostors.report_lead')}</p>
      <Field form={form} of="lapor" name="asked" label={t('site.impostors.asked')} maxLength={300} />
      <TextField
        form={form}
        of="lapor"
        name="note"
        label={t('site.impostors.note')}
        max={2_000}
        rows={4}
        optional={t('site.media.form.optional')}
      />
      <Field
        form={form}
        of="lapor"
        name="pictures"
        label={t('site.impostors.pictures')}
        hint={t('site.impostors.pictures_hint')}
        optional={t('site.media.form.optional')}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
      />
      <Field
        form={form}
        of="lapor"
        name="email"
        label={t('site.impostors.email')}
        hint={t('site.impostors.email_hint')}
        optional={t('site.media.form.optional')}
        type="email"
        autoComplete="email"
        maxLength={254}
      />
    </Form>
  )
}
