/** What a journalist wants to hear of, when, and by which ways. */
import type { AlertWish, PushDevice, Watch } from '../../house/hub/index.ts'
import { watchLimits } from '../../house/hub/index.ts'
import type { Unit } from '../../house/units/index.ts'
import { here, type View } from '../view.ts'
import { MediaNav } from './media-parts.tsx'
import { blankForm, Choice, Field, Form, type FormState } from './media-forms.tsx'
import { Times } from './media-alert-times.tsx'
import { Ways } from './media-alert-ways.tsx'

export interface AlertsProps {
  view: View
  wish: AlertWish
  watches: readonly Watch[]
  devices: readonly PushDevice[]
  feedAddress: string
  pushKey: string
  /** Units that a search by name found, to choose from. */
  found: readonly Unit[]
  forms: Partial<Record<'topik' | 'satuan' | 'kata' | 'waktu', FormState>>
  /** Nobody whose accreditation is over chooses anything new. */
  mayChoose: boolean
}

export function Alerts(props: AlertsProps) {
  const { view, mayChoose } = props
  const { t } = view
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/media/saya')}>{t('site.media.nav.own')}</a>
        </p>
        <h1>{t('site.media.alerts.title')}</h1>
        <p>{t('site.media.alerts.intro')}</p>
      </div>
      <MediaNav view={view} current="/media/saya" />
      <div className="columns">
        <div>
          <Watches {...props} />
          {mayChoose ? <Choose {...props} /> : <p className="verdict no">{t('site.media.alerts.not_now')}</p>}
        </div>
        <aside className="side" aria-label={t('site.media.alerts.how')}>
          <Times {...props} />
          <Ways {...props} />
        </aside>
      </div>
    </div>
  )
}

function Watches({ view, watches }: AlertsProps) {
  const { t, units, pack, locale } = view
  const name = (watch: Watch): string => {
    if (watch.topic !== null)
      return pack.topics.find(({ key }) => key === watch.topic)?.name[locale] ?? watch.topic
    if (watch.unitId !== null)
      return units.get(watch.unitId)?.name[locale] ?? t('site.media.alerts.unit_gone')
    return `“${watch.words ?? ''}”`
  }
  const kind = (watch: Watch) =>
    watch.topic !== null ? 'topic' : watch.unitId !== null ? 'unit' : ('words' as const)
  return (
    <section aria-labelledby="pilihan">
      <h2 id="pilihan" className="bar">
        {t('site.media.alerts.chosen')}
      </h2>
      {watches.length === 0 ? (
        <p className="muted pad">{t('site.media.alerts.none')}</p>
      ) : (
        <ul className="chosen">
          {watches.map((watch) => (
            <li key={watch.id}>
              <span>
                <b>{name(watch)}</b>
                <span className="meta">{t(`site.media.alerts.kind_${kind(watch)}`)}</span>
              </span>
              <form method="post" action={here(view, '/media/saya/kabar/hapus')}>
                <button type="submit" className="button" name="pilihan" value={watch.id}>
                  {t('site.media.alerts.remove')}
                  <span className="vh"> {name(watch)}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Choose({ view, forms, found }: AlertsProps) {
  const { t, pack, units, locale } = view
  const root = units.root()
  const listed = found.length > 0 ? found : [root, ...units.children(root.id)]
  const form = (of: 'topik' | 'satuan' | 'kata') => ({ form: forms[of] ?? blankForm, of }) as const
  return (
    <section aria-labelledby="tambah">
      <h2 id="tambah" className="bar">
        {t('site.media.alerts.add')}
      </h2>
      <Form
        view={view}
        form={form('topik').form}
        of="topik"
        action="/media/saya/kabar/topik"
        submit={t('site.media.alerts.add_topic')}
        quiet
      >
        <Choice
          {...form('topik')}
          name="topic"
          label={t('site.media.alerts.kind_topic')}
          options={pack.topics.map((topic) => ({ value: topic.key, text: topic.name[locale] }))}
        />
      </Form>
      <Form
        view={view}
        form={form('satuan').form}
        of="satuan"
        action="/media/saya/kabar/satuan"
        submit={t('site.media.alerts.add_unit')}
        quiet
      >
        <Choice
          {...form('satuan')}
          name="unit"
          label={t('site.media.alerts.unit_below')}
          options={listed.map((unit) => ({ value: unit.id, text: unit.name[locale] }))}
        />
        <Field
          {...form('satuan')}
          name="find"
          label={t('site.media.alerts.unit_find')}
          hint={t('site.media.alerts.unit_find_hint')}
          optional={t('site.media.form.optional')}
          maxLength={100}
        />
      </Form>
      <Form
        view={view}
        form={form('kata').form}
        of="kata"
        action="/media/saya/kabar/kata"
        submit={t('site.media.alerts.add_words')}
        quiet
      >
        <Field
          {...form('kata')}
          name="words"
          label={t('site.media.alerts.kind_words')}
          hint={t('site.media.alerts.words_hint')}
          maxLength={watchLimits.words}
        />
      </Form>
    </section>
  )
}
