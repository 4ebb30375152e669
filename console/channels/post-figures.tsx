import { intlLocale, t } from '../frame/messages.ts'
import classes from './reading.module.css'
import type { InboundPost } from './reading-queries.ts'

export const figureNames = ['views', 'reach', 'reactions', 'comments', 'shares'] as const

const amount = new Intl.NumberFormat(intlLocale)
export const figureText = (value: number): string => amount.format(value)

/** What the network tells; what it does not tell is said to be so, which is not nought. */
export function PostFigures({ figures }: Pick<InboundPost, 'figures'>) {
  if (figures === null) return <span className={classes.sub}>{t('console.feed.unmeasured')}</span>
  if (figureNames.every((name) => figures[name] === null))
    return <span className={classes.sub}>{t('console.feed.none')}</span>
  const known = figureNames.flatMap((name) => {
    const value = figures[name]
    return value === null ? [] : { name, value }
  })
  return (
    <>
      <dl className={classes.figures}>
        {known.map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`console.feed.figure.${name}`)}</dt>
            <dd>{figureText(value)}</dd>
          </div>
        ))}
      </dl>
      {known.length < figureNames.length && (
        <span className={classes.sub}>{t('console.feed.others_none')}</span>
      )}
    </>
  )
}
