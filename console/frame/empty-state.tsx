import type { ReactNode } from 'react'
import classes from './frame.module.css'

/** The one way an empty list is shown: what would stand here, and what to do next. */
export function EmptyState({
  title,
  children,
  act,
}: {
  title: string
  children?: ReactNode
  act?: ReactNode
}) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      {children !== undefined && <p className={classes.emptyText}>{children}</p>}
      {act !== undefined && <div className={classes.emptyAct}>{act}</div>}
    </div>
  )
}
