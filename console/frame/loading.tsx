import { Skeleton } from '@mantine/core'
import { t } from './messages.ts'
import classes from './frame.module.css'

/** While a page itself is being fetched. */
export function LoadingPage() {
  return (
    <div className={classes.pending}>
      <Loading />
    </div>
  )
}

export function Loading({ rows = 5 }: { rows?: number }) {
  return (
    <output className={classes.loading} aria-label={t('console.page.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        <Skeleton key={at} height={18} width={`${92 - ((at * 17) % 40)}%`} />
      ))}
    </output>
  )
}
