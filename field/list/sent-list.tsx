import { moment, size, t } from '../frame/messages.ts'
import { keptReceipts, type Sent } from '../queue/item.ts'
import { Thumb } from './thumb.tsx'

/** The receipts: these very bytes are in the bank. The numbers can be read over the telephone. */
export function SentList({ sent }: { sent: readonly Sent[] }) {
  return (
    <section aria-labelledby="sent-title">
      <h2 id="sent-title">
        {t('field.sent.title')} <span className="count">{sent.length}</span>
      </h2>
      <p className="hint">{t('field.sent.text', { n: keptReceipts })}</p>
      <ul className="rows">
        {sent.map((one) => (
          <li key={one.id} className="row arrived">
            <Thumb of={one} />
            <div className="rowText">
              <p className="rowTitle">{one.caption === '' ? one.filename : one.caption}</p>
              <p className="rowMeta">
                {moment(one.at)} · <span className="num">{size(one.bytes)}</span>
                {one.caption !== '' && ` · ${one.filename}`}
              </p>
              <p className="receipt">
                {t('field.sent.receipt')} <b className="num">{one.number}</b>
              </p>
              {one.duplicate && <p className="rowState">{t('field.sent.duplicate')}</p>}
              {one.consent === 'given' && (
                <p className="rowMeta">{t('field.sent.consent_by', { name: one.consentBy })}</p>
              )}
              {one.consentUntold && <p className="rowState warn">{t('field.sent.consent_untold')}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
