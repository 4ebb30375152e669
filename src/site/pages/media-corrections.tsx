/** What proved wrong of that which a journalist holds: in their own room, and behind a letter's link. */
import type { HeldCorrection } from '../../house/hub/index.ts'
import { correctionPath, correctionTitle, isPrinted, toldKey } from '../../house/hub/index.ts'
import { here, momentIn, zoneOf, type View } from '../view.ts'

function Changes({ view, correction }: { view: View; correction: HeldCorrection }) {
  const { t } = view
  const printed = correction.changes.flatMap((change) =>
    isPrinted(change.field) ? [{ ...change, field: change.field }] : [],
  )
  if (printed.length === 0) return null
  return (
    <dl className="changes">
      {printed.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{t(`console.bank_field.${field}`)}</dt>
          <dd>
            <del>{before === '' ? '–' : before}</del> <ins>{after === '' ? '–' : after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What happened, what to do, and the button; once it was pressed, when. */
function CorrectionText({
  view,
  correction,
  press,
}: {
  view: View
  correction: HeldCorrection
  /** Where the button posts to. */
  press: { action: string; holderId?: string }
}) {
  const { t } = view
  const at = (moment: Date) => momentIn(view, moment, zoneOf(view, correction.unitId))
  return (
    <>
      <p>{t(toldKey(correction))}</p>
      {correction.note === '' ? null : <p>{correction.note}</p>}
      <Changes view={view} correction={correction} />
      {correction.endedAt === null ? null : <p>{t('hub.correction.ended')}</p>}
      <p className="meta">
        {at(correction.at)} ·{' '}
        {t(`site.media.correction.held_${correction.heldBy}`, { at: at(correction.heldSince) })}
      </p>
      {correction.path === '' ? null : (
        <p>
          <a href={correctionPath(correction, view.locale)}>{t('site.media.correction.read')}</a>
        </p>
      )}
      {correction.acknowledgedAt === null ? (
        <form className="acts" method="post" action={here(view, press.action)}>
          {press.holderId === undefined ? null : (
            <input type="hidden" name="koreksi" value={press.holderId} />
          )}
          <button type="submit" className="button main">
            {t('site.media.correction.acknowledge')}
          </button>
        </form>
      ) : (
        <p className="flag yes">
          {t('site.media.correction.acknowledged', { at: at(correction.acknowledgedAt) })}
        </p>
      )}
    </>
  )
}

/** In the journalist's own room: what waits for an answer comes before all else. */
export function OwnCorrections({
  view,
  corrections,
}: {
  view: View
  corrections: readonly HeldCorrection[]
}) {
  const { t } = view
  const open = corrections.filter(({ acknowledgedAt }) => acknowledgedAt === null)
  const answered = corrections.filter(({ acknowledgedAt }) => acknowledgedAt !== null).slice(0, 5)
  if (open.length === 0 && answered.length === 0) return null
  const item = (correction: HeldCorrection) => (
    <li key={correction.holderId} className={correction.acknowledgedAt === null ? 'closed' : undefined}>
      <h3>
        {t(`hub.correction.act_${correction.act}`)}: {correctionTitle(t, correction, view.locale)}
      </h3>
      <CorrectionText
        view={view}
        correction={correction}
        press={{ action: '/media/saya/koreksi', holderId: correction.holderId }}
      />
    </li>
  )
  return (
    <section aria-labelledby="koreksi">
      <h2 id="koreksi" className="bar">
        {open.length > 0
          ? t('site.media.correction.waiting', { count: open.length })
          : t('site.media.correction.title')}
      </h2>
      {open.length === 0 ? null : <ol className="said pad">{open.map(item)}</ol>}
      {answered.length === 0 ? null : (
        <details className="pad">
          <summary>{t('site.media.correction.answered', { count: answered.length })}</summary>
          <ol className="said pad">{answered.map(item)}</ol>
        </details>
      )}
    </section>
  )
}

/** Behind a letter's link, without signing in: for whoever holds the letter. */
export function LetterPage({
  view,
  correction,
  token,
}: {
  view: View
  correction: HeldCorrection
  token: string
}) {
  const { t } = view
  return (
    <div className="wrap notice">
      <p className="kick">{t(`hub.correction.act_${correction.act}`)}</p>
      <h1>{correctionTitle(t, correction, view.locale)}</h1>
      <CorrectionText view={view} correction={correction} press={{ action: `/media/koreksi/${token}` }} />
    </div>
  )
}
