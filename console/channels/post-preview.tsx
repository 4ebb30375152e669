import type { ComponentProps } from 'react'
import { intlLocale, t, tChannel } from '../frame/messages.ts'
import classes from './channels.module.css'
import type { PostPreview as Preview } from './delivery-queries.ts'
import { faultWords } from './fault-words.ts'
import { PostLook } from './post-look.tsx'

export const moneyOf = ({ micros, currency }: { micros: number; currency: string }): string =>
  new Intl.NumberFormat(intlLocale, { style: 'currency', currency, maximumFractionDigits: 3 }).format(
    micros / 1e6,
  )

/** With the cost, every fault, and what is good to know before. */
export function PreviewWithFaults({
  preview,
  account,
}: {
  preview: Preview
  account: ComponentProps<typeof PostLook>['account']
}) {
  const { cost } = preview
  return (
    <section aria-label={t('console.channel.preview')}>
      <PostLook preview={preview} account={account} />
      {cost !== null && (
        <p className={classes.counts}>
          <span>
            {t('console.channel.cost')} <b className="num">{moneyOf(cost)}</b>
          </span>
        </p>
      )}
      {preview.faults.length === 0 ? (
        <p className={classes.good}>✓ {t('console.channel.no_faults')}</p>
      ) : (
        <ul className={classes.leftovers}>
          {preview.faults.map((fault) => (
            <li key={`${fault.at} ${fault.code} ${fault.params['part'] ?? ''}`} className={classes.bad}>
              {faultWords(fault)}
            </li>
          ))}
        </ul>
      )}
      <Notices notices={preview.notices} />
    </section>
  )
}

/** What does not keep it from being sent. */
export function Notices({ notices }: Pick<Preview, 'notices'>) {
  if (notices.length === 0) return null
  return (
    <ul className={classes.leftovers}>
      {notices.map(({ code, params }) => (
        <li key={code}>{tChannel('notice', code, params)}</li>
      ))}
    </ul>
  )
}
