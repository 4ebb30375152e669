/** The pages behind a link that lets a unit's person connect one account: they read like a letter and work without a script. */
import type { OpenedLink, SignIn } from '../../house/channels/index.ts'
import { houseName, momentIn, zoneOf, type View } from '../view.ts'
import { Field, Form, type FormState } from './media-forms.tsx'

interface About {
  view: View
  link: OpenedLink
}

const networkName = ({ view: { t }, link }: About) => t(`channels.kind_${link.kind}`)
const accountName = ({ link: { handle, label } }: About) => handle ?? label

/** Who asks, for what, and what the house may do with it. */
export function LinkLetter({ view, link, token, form }: About & { token: string; form: FormState }) {
  const { t } = view
  const network = networkName({ view, link })
  const there = link.signsInAt === null ? network : t(`channels.kind_${link.signsInAt}`)
  const unit = view.units.get(link.unitId)?.name[view.locale] ?? ''
  const house = houseName(view)
  const account = accountName({ view, link })
  const again = link.handle !== null
  return (
    <div className="wrap notice">
      <p className="kick">{t('site.connecting.kick')}</p>
      <h1>
        {again
          ? t('site.connecting.again_title', { account: link.handle ?? '' })
          : t('site.connecting.title', { network, unit })}
      </h1>
      <p>
        {again
          ? t('site.connecting.again_lead', { name: link.sentBy, network, account: link.handle ?? '', unit })
          : t('site.connecting.lead', { name: link.sentBy, network, unit, house })}
      </p>
      {again || account === null ? null : <p>{t('site.connecting.which', { account })}</p>}
      <div className="columns">
        <div>
          {link.signsInAt !== null ? (
            <section aria-labelledby="masuk-judul">
              <h2 id="masuk-judul" className="bar">
                {t('site.connecting.at_network', { network: there })}
              </h2>
              <p className="muted pad">{t('site.connecting.at_network_lead', { network: there })}</p>
              <Form
                view={view}
                form={form}
                of="masuk"
                action={`/sambung/${token}/masuk`}
                submit={t('site.connecting.at_network', { network: there })}
              >
                {link.asks === null ? null : (
                  <Field
                    form={form}
                    of="masuk"
                    name={link.asks.name}
                    label={t(
                      `console.connect_field.${link.asks.label ?? link.asks.name}` as 'console.connect_field.server',
                    )}
                    inputMode="url"
                    autoComplete="off"
                    autoCapitalize="none"
                    placeholder={link.asks.standard ?? ''}
                    required={link.asks.needed && link.asks.standard === undefined}
                    maxLength={400}
                  />
                )}
              </Form>
            </section>
          ) : null}
          {link.signsInAt !== null && link.entersToo ? (
            <details className="pad" open={isEntered(link, form)}>
              <summary>{t('site.connecting.by_entry_instead')}</summary>
              <EntryForm view={view} link={link} token={token} form={form} />
            </details>
          ) : null}
          {link.signsInAt !== null ? null : (
            <section aria-labelledby="isian-judul">
              <h2 id="isian-judul" className="bar">
                {t('site.connecting.by_entry')}
              </h2>
              <EntryForm view={view} link={link} token={token} form={form} />
            </section>
          )}
        </div>
        <aside className="side" aria-label={t('site.connecting.terms')}>
          <section>
            <h2 className="bar">{t('site.connecting.may')}</h2>
            <ul>
              {(['post', 'mend', 'read'] as const).map((what) => (
                <li key={what}>{t(`site.connecting.may_${what}`)}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2 className="bar">{t('site.connecting.may_not')}</h2>
            <ul>
              {(['messages', 'follow', 'password'] as const).map((what) => (
                <li key={what}>{t(`site.connecting.may_not_${what}`)}</li>
              ))}
            </ul>
            <p className="muted pad">{t('site.connecting.end_it', { network: there })}</p>
          </section>
        </aside>
      </div>
      <p className="muted">
        {t('site.connecting.until', { until: momentIn(view, link.expiresAt, zoneOf(view, link.unitId)) })}
      </p>
    </div>
  )
}

/** The other way was tried just now. */
const isEntered = ({ asks, fields }: OpenedLink, { values, faults }: FormState): boolean =>
  fields.some(({ name }) => name !== asks?.name && (values[name] !== undefined || faults[name] !== undefined))

/** What the network's own fields ask for, and how one comes by it. */
function EntryForm({ view, link, token, form }: About & { token: string; form: FormState }) {
  const { t } = view
  return (
    <>
      <p className="muted pad">{t(`console.connect_how.${link.kind}`)}</p>
      <Form
        view={view}
        form={form}
        of="isian"
        action={`/sambung/${token}`}
        submit={t('site.connecting.connect')}
      >
        {link.fields.map((field) => (
          <Field
            key={field.name}
            form={form}
            of="isian"
            name={field.name}
            label={t(`console.connect_field.${field.label ?? field.name}` as 'console.connect_field.server')}
            type={field.kind === 'secret' ? 'password' : 'text'}
            autoComplete="off"
            autoCapitalize="none"
            required={field.needed && field.standard === undefined}
            placeholder={field.standard ?? ''}
            maxLength={4_000}
          />
        ))}
      </Form>
    </>
  )
}

/** On the way to the network: where one is going, said before one goes. */
export function OnTheWay({ view: { t }, address }: { view: View; address: string }) {
  const { host } = new URL(address)
  return (
    <div className="wrap notice">
      <p className="kick">{t('site.connecting.kick')}</p>
      <h1>{t('site.connecting.on_the_way', { host })}</h1>
      <p>{t('site.connecting.on_the_way_lead', { host })}</p>
      <p className="acts">
        <a className="button main" href={address} rel="noreferrer">
          {t('site.connecting.go', { host })}
        </a>
      </p>
    </div>
  )
}

/** What was opened: one of them is the account that was meant. */
export function PickAccount({ view, signIn, form }: { view: View; signIn: SignIn; form: FormState }) {
  const { t } = view
  const free = signIn.offers.filter(({ taken }) => taken === null || taken.channelId === signIn.channelId)
  return (
    <div className="wrap notice">
      <p className="kick">{t('site.connecting.kick')}</p>
      <h1>{t('site.connecting.pick_title')}</h1>
      <p>{t('site.connecting.pick_lead', { count: signIn.offers.length })}</p>
      {signIn.refused.length === 0 ? null : (
        <p>{t('site.connecting.refused', { scopes: signIn.refused.join(', ') })}</p>
      )}
      <Form
        view={view}
        form={form}
        of="akun"
        action={`/sambung/masuk/${signIn.id}`}
        submit={t('site.connecting.connect')}
      >
        <fieldset className="field choices">
          <legend>{t('site.connecting.accounts')}</legend>
          {signIn.offers.map((offer) => (
            <label key={offer.externalId}>
              <input
                type="radio"
                name="akun"
                value={offer.externalId}
                required
                defaultChecked={free.length === 1 && free[0] === offer}
                disabled={!free.includes(offer)}
              />
              <span>
                <b>{offer.name}</b> <span className="muted">{offer.handle}</span>
                {free.includes(offer) ? null : <span className="muted"> · {t('site.connecting.taken')}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      </Form>
    </div>
  )
}
