import { useQuery } from '@tanstack/react-query'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { LinkButton } from '../frame/links.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { ago, useNow } from '../frame/times.tsx'
import { ActButtons } from './act-buttons.tsx'
import { BodyView } from './body-view.tsx'
import { ChecklistView } from './checklist-view.tsx'
import { DifferenceView } from './difference-view.tsx'
import { differenceQuery, editionQuery } from './edition-query.ts'
import classes from './newsroom.module.css'
import { RemarkCard } from './remarks-view.tsx'
import { bodyOf, type BoardRow } from './shapes.ts'

/** The chosen edition beside the board: what it needs, what changed, what was said, what can be done. */
export function BoardPane({ row }: { row: BoardRow }) {
  const now = useNow()
  const { data: edition, error, refetch } = useQuery(editionQuery(row.editionId))
  const [newest, before] = (edition?.versions ?? []).toSorted((a, b) => b.number - a.number)
  const difference = useQuery({
    ...differenceQuery(row.editionId, before?.number ?? 0, newest?.number ?? 0),
    enabled: newest !== undefined && before !== undefined,
  })
  const params = { storyId: row.storyId, editionId: row.editionId }
  return (
    <section className={classes.pane} aria-label={t('console.board.pane')}>
      <div className={classes.paneInner}>
        <p className={classes.kick}>
          {tAny('state', row.stage)} {ago(row.ageSince, now)}
          {row.version > 0 && ` · ${t('console.version.number', { n: row.version })}`}
        </p>
        <h2 lang={row.locale}>{row.headline || t('console.story.untitled')}</h2>
        {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
        {edition === undefined && error === null && <Loading rows={6} />}
        {edition !== undefined && (
          <>
            <ChecklistView items={edition.checklist.items.filter((item) => item.missing)} />
            {edition.checklist.complete && (
              <p className={classes.complete}>✓ {t('console.check.complete')}</p>
            )}
            {difference.data !== undefined ? (
              <>
                <p className={classes.diffTitle}>
                  {t('console.diff.between', { a: before?.number ?? 0, b: newest?.number ?? 0 })}
                </p>
                <DifferenceView blocks={difference.data.blocks} />
              </>
            ) : (
              <BodyView
                body={{ type: 'doc', content: bodyOf(edition.content).content.slice(0, 4) }}
                lang={edition.locale}
              />
            )}
            {edition.remarks
              .filter((remark) => remark.resolved === null)
              .map((remark) => (
                <RemarkCard key={remark.id} remark={remark} editionId={edition.id} canResolve={false} />
              ))}
            <ActButtons edition={edition} />
            <div className={classes.acts}>
              <LinkButton to="/berita/$storyId/$editionId" params={params} variant="subtle" size="compact-sm">
                {t('console.board.open')}
              </LinkButton>
              <LinkButton
                to="/berita/$storyId"
                params={{ storyId: row.storyId }}
                variant="subtle"
                size="compact-sm"
              >
                {t('console.story.history')}
              </LinkButton>
            </div>
          </>
        )}
      </div>
    </section>
  )
}
