/** A journalist's own pages: how they stand, what they asked, where they are signed in. */
import type {
  Enquiry,
  HeldCorrection,
  Journalist,
  PressSession,
  Release,
  SignedInJournalist,
} from '../../house/hub/index.ts'
import { enquiryLimits, mayAsk, registrationLimits } from '../../house/hub/index.ts'
import { plainDay } from '../moments.ts'
import { here, momentIn, type View } from '../view.ts'
import { OwnCorrections } from './media-corrections.tsx'
import { Choice, Field, Form, TextField, type FormState } from './media-forms.tsx'
import { MediaNav } from './media-parts.tsx'
import { Embargoed } from './media-release-list.tsx'

interface OwnProps {
  view: View
  who: SignedInJournalist
  sessions: readonly PressSession[]
  enquiries: readonly Enquiry[]
  corrections: readonly HeldCorrection[]
  outlets: readonly string[]
  embargoed: readonly Release[]
  /** Of the form that was sent and came back. */
  forms: Partial<Record<'tanya' | 'media', FormState>>
}

const blank: FormState = { values: {}, faults: {} }

export function Own({ view, who, sessions, enquiries, corrections, outlets, embargoed, forms }: OwnProps) {
  const { t } = view
  const { journalist } = who
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{journalist.name}</h1>
        <p>
          {journalist.position}, {journalist.outlet.name}
        </p>
      </div>
      <MediaNav view={view} current="/media/saya" />
      <div className="columns">
        <div>
          <OwnCorrections view={view} corrections={corrections} />
          <Standing view={view} journalist={journalist} />
          <Embargoed view={view} releases={embargoed} />
          <section className="acts">
            <a className="button" href={here(view, '/media/saya/kabar')}>
              {t('site.media.alerts.title')}
            </a>
            <a className="button" href={here(view, '/media/saya/simpanan')}>
              {t('site.media.kept.title')}
            </a>
          </section>
          <section aria-labelledby="pertanyaan">
            <h2 id="pertanyaan" className="bar">
              {t('site.media.own.enquiries')}
            </h2>
            {enquiries.length === 0 ? (
              <p className="muted pad">{t('site.media.own.enquiries_none')}</p>
            ) : (
              <EnquiryList view={view} enquiries={enquiries} />
            )}
          </section>
          {mayAsk(journalist.standing) ? <Ask view={view} form={forms.tanya ?? blank} /> : null}
        </div>
        <aside className="side" aria-label={t('site.media.own.record')}>
          <section>
            <h2 className="bar">{t('site.media.own.outlet')}</h2>
            <ChangeOutlet view={view} journalist={journalist} outlets={outlets} form={forms.media} />
          </section>
          <Sessions view={view} who={who} sessions={sessions} />
          <section>
            <h2 className="bar">{t('site.media.own.leave')}</h2>
            <p className="muted pad">{t('site.media.own.leave_lead')}</p>
            <p className="acts">
              <a className="button" href={here(view, '/media/saya/pergi')}>
                {t('site.media.own.leave_open')}
              </a>
            </p>
          </section>
        </aside>
      </div>
    </div>
  )
}

function Standing({ view, journalist }: { view: View; journalist: Journalist }) {
  const { t, locale } = view
  const zone = view.units.root().timeZone
  const until = journalist.accreditedUntil
  const good = journalist.standing === 'accredited'
  return (
    <section className={good ? 'verdict yes' : 'verdict no'}>
      <h2>{t(`site.media.standing.${journalist.standing}`)}</h2>
      <p>
        {good && until !== null
          ? t('site.media.own.until', { until: plainDay(new Date(until.getTime() - 1), zone, locale) })
          : t(`site.media.standing.${journalist.standing}_help`)}
      </p>
      {journalist.reason === null ? null : <p>{t('hub.event.reason', { reason: journalist.reason })}</p>}
    </section>
  )
}

export function EnquiryList({ view, enquiries }: { view: View; enquiries: readonly Enquiry[] }) {
  const { t } = view
  const zone = view.units.root().timeZone
  return (
    <ol className="asked">
      {enquiries.map((enquiry) => (
        <li key={enquiry.id}>
          <h3>
            <a href={here(view, `/media/saya/pertanyaan/${enquiry.number}`)}>{enquiry.subject}</a>
          </h3>
          <p className="meta">
            {enquiry.number} · {t(`site.media.enquiry.state_${enquiry.state}`)} ·{' '}
            {enquiry.deadlineAt === null
              ? t('hub.enquiry.no_deadline')
              : t('site.media.enquiry.deadline_at', { at: momentIn(view, enquiry.deadlineAt, zone) })}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Ask({ view, form }: { view: View; form: FormState }) {
  const { t, units, locale } = view
  const root = units.root()
  const desks = [root, ...units.children(root.id)].map((unit) => ({
    value: unit.sitePath,
    text: unit.name[locale],
  }))
  const field = { form, of: 'tanya' } as const
  return (
    <section aria-labelledby="tanya">
      <h2 id="tanya" className="bar">
        {t('site.media.ask.title')}
      </h2>
      <Form view={view} form={form} of="tanya" action="/media/saya/tanya" submit={t('site.media.ask.submit')}>
        <Choice {...field} name="unit" label={t('site.media.ask.unit')} options={desks} />
        <Field
          {...field}
          name="subject"
          label={t('site.media.ask.subject')}
          maxLength={enquiryLimits.subject}
        />
        <TextField {...field} name="text" label={t('site.media.ask.text')} max={enquiryLimits.text} />
        <Field
          {...field}
          name="deadline"
          label={t('site.media.ask.deadline')}
          hint={t('site.media.ask.deadline_hint', { zone: units.zoneLabel(root.timeZone) })}
          optional={t('site.media.form.optional')}
          type="datetime-local"
        />
      </Form>
    </section>
  )
}

function ChangeOutlet({
  view,
  journalist,
  outlets,
  form = { values: { outlet: journalist.outlet.name, position: journalist.position }, faults: {} },
}: {
  view: View
  journalist: Journalist
  outlets: readonly string[]
  form: FormState | undefined
}) {
  const { t } = view
  return (
    <Form
      view={view}
      form={form}
      of="media"
      action="/media/saya/media"
      submit={t('site.media.own.outlet_save')}
      quiet
    >
      <Field
        form={form}
        of="media"
        name="outlet"
        label={t('site.media.register.outlet')}
        list="media-lain"
        maxLength={registrationLimits.outlet}
      />
      <datalist id="media-lain">
        {outlets.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <Field
        form={form}
        of="media"
        name="position"
        label={t('site.media.register.position')}
        maxLength={registrationLimits.position}
      />
    </Form>
  )
}

function Sessions({
  view,
  who,
  sessions,
}: {
  view: View
  who: SignedInJournalist
  sessions: readonly PressSession[]
}) {
  const { t } = view
  const zone = view.units.root().timeZone
  const end = (value: string, submit: string) => (
    <form method="post" action={here(view, '/media/saya/sesi')}>
      <button type="submit" className="button" name="sesi" value={value}>
        {submit}
      </button>
    </form>
  )
  return (
    <section>
      <h2 className="bar">{t('site.media.own.sessions')}</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            {deviceName(session.device) ?? t('site.media.own.device_unknown')}
            <span>
              {session.id === who.sessionId
                ? t('site.media.own.this_session')
                : t('site.media.own.last_seen', { at: momentIn(view, session.lastSeenAt, zone) })}
            </span>
            {session.id === who.sessionId
              ? end('ini', t('site.media.own.sign_out'))
              : end(session.id, t('site.media.own.end'))}
          </li>
        ))}
      </ul>
      {sessions.length > 2 ? end('lain', t('site.media.own.end_others')) : null}
    </section>
  )
}

/** `Chrome, Windows` out of a user agent; undefined where nothing is known. */
export function deviceName(agent: string | null): string | undefined {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent ?? '')?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent ?? '')?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
  const parts = [browser === undefined ? undefined : (names[browser] ?? browser), system]
  const known = parts.filter((part) => part !== undefined)
  return known.length === 0 ? undefined : known.join(', ')
}
