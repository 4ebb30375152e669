import { useEffect, type ReactNode } from 'react'
import classes from './frame.module.css'
import { house } from './house.ts'
import { LinkAnchor } from './links.tsx'

export interface PageProps {
  title: string
  /** What the browser's tab says where the heading is not enough. */
  tabTitle?: string
  back?: { to: string; label: string }
  lead?: ReactNode
  acts?: ReactNode
  /** Leave out the padding: the content brings its own. */
  bare?: boolean
  children: ReactNode
}

/** The frame of every page: heading, acts on the right, content below. */
export function Page({ title, tabTitle, back, lead, acts, bare = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${tabTitle ?? title} · ${house.shortName}`
  }, [title, tabTitle])
  return (
    <>
      <header className={classes.head}>
        <div className={classes.headText}>
          {back !== undefined && (
            <LinkAnchor to={back.to} size="sm" c="dimmed" display="block" truncate>
              ← {back.label}
            </LinkAnchor>
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {acts !== undefined && <div className={classes.headActs}>{acts}</div>}
      </header>
      <div className={bare ? classes.bare : classes.body}>{children}</div>
    </>
  )
}
