import { knownZones, type AlertWish } from '../../house/hub/index.ts'
import type { View } from '../view.ts'
import type { AlertsProps } from './media-alerts.tsx'
import { Choice, Field, Form, type FormState } from './media-forms.tsx'

const two = (value: number) => String(value).padStart(2, '0')
/** `07:30`, as a field of type `time` writes it. */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The house's own zones first, by the names that people use. */
const ownZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

function zoneOptions(view: View) {
  return [
    ...ownZones.map((zone) => ({ value: zone, text: `${view.units.zoneLabel(zone)} (${zone})` })),
    ...knownZones()
      .filter((zone) => !ownZones.some((own) => own === zone))
      .map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') })),
  ]
}

export const wishAsForm = (wish: AlertWish): FormState => ({
  values: {
    rhythm: wish.rhythm,
    digest: clockText(wish.digestMinute),
    quietFrom: wish.quiet === null ? '' : clockText(wish.quiet.from),
    quietUntil: wish.quiet === null ? '' : clockText(wish.quiet.until),
    timeZone: wish.timeZone,
    everyLanguage: wish.everyLanguage ? '1' : '',
    muted: wish.muted ? '1' : '',
    byMail: wish.byMail ? '1' : '',
    byPush: wish.byPush ? '1' : '',
  },
  faults: {},
})

function Check({ form, name, label, hint }: { form: FormState; name: string; label: string; hint?: string }) {
  return (
    <div className="check">
      <input
        id={`waktu-${name}`}
        type="checkbox"
        name={name}
        value="1"
        defaultChecked={form.values[name] === '1'}
        aria-describedby={hint === undefined ? undefined : `waktu-${name}-bantuan`}
      />
      <label htmlFor={`waktu-${name}`}>{label}</label>
      {hint === undefined ? null : <p id={`waktu-${name}-bantuan`}>{hint}</p>}
    </div>
  )
}

/** When to be told, and by which of the ways. */
export function Times({ view, wish, forms }: AlertsProps) {
  const { t } = view
  const form = forms.waktu ?? wishAsForm(wish)
  const field = { form, of: 'waktu' } as const
  const optional = t('site.media.form.optional')
  return (
    <section>
      <h2 className="bar">{t('site.media.alerts.when')}</h2>
      <Form
        view={view}
        form={form}
        of="waktu"
        action="/media/saya/kabar/waktu"
        submit={t('site.media.alerts.save')}
      >
        <Choice
          {...field}
          name="rhythm"
          label={t('site.media.alerts.rhythm')}
          options={[
            { value: 'at_once', text: t('site.media.alerts.at_once') },
            { value: 'daily', text: t('site.media.alerts.daily') },
          ]}
        />
        <Field {...field} name="digest" type="time" label={t('site.media.alerts.digest')} />
        <Field
          {...field}
          name="quietFrom"
          type="time"
          label={t('site.media.alerts.quiet_from')}
          optional={optional}
        />
        <Field
          {...field}
          name="quietUntil"
          type="time"
          label={t('site.media.alerts.quiet_until')}
          hint={t('site.media.alerts.quiet_hint')}
          optional={optional}
        />
        <Choice {...field} name="timeZone" label={t('site.media.alerts.zone')} options={zoneOptions(view)} />
        <fieldset className="checks">
          <legend>{t('site.media.alerts.ways')}</legend>
          <Check form={form} name="byMail" label={t('site.media.alerts.by_mail')} />
          <Check form={form} name="byPush" label={t('site.media.alerts.by_push')} />
          <Check form={form} name="everyLanguage" label={t('site.media.alerts.every_language')} />
          <Check
            form={form}
            name="muted"
            label={t('site.media.alerts.muted')}
            hint={t('site.media.alerts.muted_hint')}
          />
        </fieldset>
      </Form>
    </section>
  )
}
