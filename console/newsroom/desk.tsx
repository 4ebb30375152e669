import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { troubleQuery } from '../channels/delivery-queries.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { LinkButton } from '../frame/links.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan, useMe } from '../frame/session.tsx'
import { deskQuery } from './desk-query.ts'
import { EditionTable } from './edition-row.tsx'
import { StatsStrip } from './stats-strip.tsx'
import { TaskList } from './task-list.tsx'

/** My desk: what waits for me, what is under way, what is to be done. */
export function Desk() {
  const me = useMe()
  const can = useCan()
  const { data, error, refetch } = useQuery(deskQuery)
  const trouble = useQuery(troubleQuery)
  if (data === undefined)
    return (
      <Page title={t('console.nav.desk')}>
        {error === null ? <Loading rows={8} /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  const idle = data.needsYou.length === 0 && data.running.length === 0 && data.tasks.length === 0
  return (
    <Page
      title={t('console.desk.hello', { name: me.name.split(' ')[0] ?? me.name })}
      tabTitle={t('console.nav.desk')}
      bare
    >
      <StatsStrip counts={data.counts} troubled={trouble.data?.length} />
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      <TaskList tasks={data.tasks} />
      {idle ? (
        <Padded>
          <EmptyState
            title={t('console.desk.empty')}
            act={
              <>
                {can('story.write') && (
                  <LinkButton to="/berita/baru" variant="filled">
                    {t('console.story.new')}
                  </LinkButton>
                )}
                <LinkButton to="/papan">{t('console.nav.board')}</LinkButton>
              </>
            }
          >
            {can('story.write') ? t('console.desk.empty_writer') : t('console.desk.empty_reader')}
          </EmptyState>
        </Padded>
      ) : (
        <EditionTable
          caption={t('console.nav.desk')}
          groups={[
            { key: 'needs', label: t('console.board.needs_you'), rows: data.needsYou },
            { key: 'running', label: t('console.board.running'), rows: data.running },
          ]}
        />
      )}
    </Page>
  )
}

function Padded({ children }: { children: ReactNode }) {
  return <div className={frame.body}>{children}</div>
}
