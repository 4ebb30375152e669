/** The doors: to register, to sign in, and what is said after one was used. */
import { registrationLimits } from '../../house/hub/index.ts'
import { here, type View } from '../view.ts'
import { Field, Form, type FormState } from './media-forms.tsx'
import { MediaNav } from './media-parts.tsx'

export function Register({
  view,
  form,
  outlets,
}: {
  view: View
  form: FormState
  /** Names to choose from. */
  outlets: readonly string[]
}) {
  const { t } = view
  const field = { form, of: 'daftar' } as const
  const optional = t('site.media.form.optional')
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{t('site.media.register.title')}</h1>
        <p>{t('site.media.register.intro')}</p>
      </div>
      <MediaNav view={view} current="/media/daftar" />
      <div className="columns">
        <Form
          view={view}
          form={form}
          of="daftar"
          action="/media/daftar"
          submit={t('site.media.register.submit')}
          upload
          trap
        >
          <Field
            {...field}
            name="name"
            label={t('site.media.register.name')}
            autoComplete="name"
            maxLength={registrationLimits.name}
          />
          <Field
            {...field}
            name="email"
            label={t('site.media.email')}
            hint={t('site.media.register.email_hint')}
            type="email"
            autoComplete="email"
            maxLength={254}
          />
          <Field
            {...field}
            name="outlet"
            label={t('site.media.register.outlet')}
            hint={t('site.media.register.outlet_hint')}
            list="daftar-media"
            autoComplete="organization"
            maxLength={registrationLimits.outlet}
          />
          <datalist id="daftar-media">
            {outlets.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </datalist>
          <Field
            {...field}
            name="position"
            label={t('site.media.register.position')}
            autoComplete="organization-title"
            maxLength={registrationLimits.position}
          />
          <Field
            {...field}
            name="cardNumber"
            label={t('site.media.register.card')}
            optional={optional}
            maxLength={registrationLimits.cardNumber}
          />
          <Field
            {...field}
            name="proof"
            label={t('site.media.register.proof')}
            hint={t('site.media.register.proof_hint')}
            optional={optional}
            type="file"
            accept="application/pdf,image/jpeg,image/png"
          />
        </Form>
        <aside className="side" aria-label={t('site.list.more')}>
          <section>
            <h2 className="bar">{t('site.media.register.then')}</h2>
            <ol className="steps">
              {([1, 2, 3] as const).map((step) => (
                <li key={step}>{t(`site.media.register.step_${step}`)}</li>
              ))}
            </ol>
          </section>
          <section>
            <h2 className="bar">{t('site.media.register.privacy')}</h2>
            <p className="muted pad">{t('site.media.register.privacy_text')}</p>
          </section>
        </aside>
      </div>
    </div>
  )
}

export function SignIn({ view, form }: { view: View; form: FormState }) {
  const { t } = view
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{t('site.media.sign_in.title')}</h1>
        <p>{t('site.media.sign_in.intro')}</p>
      </div>
      <MediaNav view={view} current="/media/saya" />
      <div className="columns">
        <Form
          view={view}
          form={form}
          of="masuk"
          action="/media/masuk"
          submit={t('site.media.sign_in.submit')}
        >
          <Field
            form={form}
            of="masuk"
            name="email"
            label={t('site.media.email')}
            type="email"
            autoComplete="email"
            maxLength={254}
          />
        </Form>
        <aside className="side" aria-label={t('site.list.more')}>
          <section>
            <h2 className="bar">{t('site.media.sign_in.new')}</h2>
            <p className="muted pad">{t('site.media.sign_in.new_lead')}</p>
            <p className="acts">
              <a className="button" href={here(view, '/media/daftar')}>
                {t('site.media.nav.register')}
              </a>
            </p>
          </section>
        </aside>
      </div>
    </div>
  )
}

/** A sentence and where to go on, or a button that does what the mailed link promised. */
export function Door({
  view,
  title,
  text,
  press,
  onward,
}: {
  view: View
  title: string
  text: string
  /** Links in letters are opened by machines too: only a person presses. */
  press?: { action: string; submit: string; also?: { name: string; submit: string } }
  onward?: { href: string; name: string }
}) {
  return (
    <div className="wrap notice">
      <h1>{title}</h1>
      <p>{text}</p>
      {press === undefined ? null : (
        <form className="acts" method="post" action={here(view, press.action)}>
          <button type="submit" className="button main">
            {press.submit}
          </button>{' '}
          {press.also === undefined ? null : (
            <button type="submit" className="button" name={press.also.name} value="1">
              {press.also.submit}
            </button>
          )}
        </form>
      )}
      {onward === undefined ? null : (
        <p className="acts">
          <a className="button" href={here(view, onward.href)}>
            {onward.name}
          </a>
        </p>
      )}
    </div>
  )
}
