/** One enquiry as its journalist sees it. */
import type { Enquiry, EnquiryEntry } from '../../house/hub/index.ts'
import { enquiryLimits } from '../../house/hub/index.ts'
import { inLocale, storyPath } from '../addresses.ts'
import { here, momentIn, zoneOf, type View } from '../view.ts'
import { Form, TextField, type FormState } from './media-forms.tsx'
import { MediaNav } from './media-parts.tsx'

export function EnquiryPage({
  view,
  enquiry,
  form,
  mayAskOn,
}: {
  view: View
  enquiry: Enquiry & { entries: EnquiryEntry[] }
  form: FormState
  mayAskOn: boolean
}) {
  const { t, units, locale } = view
  const unit = units.get(enquiry.unitId)
  const zone = zoneOf(view, enquiry.unitId)
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/media/saya')}>{t('site.media.own.enquiries')}</a>
        </p>
        <h1>{enquiry.subject}</h1>
        <p>
          {enquiry.number} · {t(`site.media.enquiry.state_${enquiry.state}`)} · {unit?.name[locale]} ·{' '}
          {enquiry.deadlineAt === null
            ? t('hub.enquiry.no_deadline')
            : t('site.media.enquiry.deadline_at', { at: momentIn(view, enquiry.deadlineAt, zone) })}
        </p>
      </div>
      <MediaNav view={view} current="/media/saya" />
      <ol className="said">
        {enquiry.entries.map((entry) => (
          <li key={entry.id} className={entry.kind}>
            <h2>
              {entry.kind === 'question' ? t('site.media.enquiry.you') : unit?.name[locale]}
              <span className="meta"> {momentIn(view, entry.at, zone)}</span>
            </h2>
            {entry.text.split(/\n{2,}/).map((part, at) => (
              <p key={at}>
                {part.split('\n').flatMap((line, nth) => (nth === 0 ? [line] : [<br key={nth} />, line]))}
              </p>
            ))}
            {entry.story === null ? null : (
              <p>
                {t('site.media.enquiry.story')}{' '}
                <a
                  href={inLocale(entry.story.locale, storyPath({ slug: '', ref: entry.story.ref }))}
                  lang={entry.story.locale}
                >
                  {entry.story.headline}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
      {enquiry.state === 'closed' || !mayAskOn ? null : (
        <Form
          view={view}
          form={form}
          of="lanjut"
          action={`/media/saya/pertanyaan/${enquiry.number}`}
          submit={t('site.media.ask.on')}
          quiet
        >
          <TextField
            form={form}
            of="lanjut"
            name="text"
            label={t('site.media.ask.on_label')}
            max={enquiryLimits.text}
            rows={4}
          />
        </Form>
      )}
    </div>
  )
}
