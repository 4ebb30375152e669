import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { BodyView } from './body-view.tsx'
import { DifferenceView } from './difference-view.tsx'
import { editionQuery, stalenessQuery } from './edition-query.ts'
import newsroom from './newsroom.module.css'
import { bodyOf, type Edition } from './shapes.ts'
import { Banner } from './workspace-banners.tsx'
import classes from './workspace.module.css'

/** The text that an edition is translated from, beside it; where it has moved on, what changed since. */
export function TranslationSource({ edition }: { edition: Edition }) {
  const queries = useQueryClient()
  const [whole, setWhole] = useState(false)
  const sourceId = edition.source?.editionId ?? ''
  const source = useQuery({ ...editionQuery(sourceId), enabled: sourceId !== '' })
  const staleness = useQuery(stalenessQuery(edition.id))
  const { data } = staleness

  async function caughtUp(versionId: string): Promise<void> {
    try {
      await got(
        api.POST('/api/v1/editions/{id}/source', {
          params: { path: { id: edition.id } },
          body: { versionId },
        }),
      )
      notify(t('console.translation.caught_up'))
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['edition', edition.id] }),
        queries.invalidateQueries({ queryKey: ['story', edition.storyId] }),
        queries.invalidateQueries({ queryKey: ['board'] }),
      ])
    } catch (error) {
      notifyFault(error)
    }
  }

  return (
    <aside className={classes.source} aria-label={t('console.translation.source')}>
      {data?.stale === true && data.to !== null && (
        <>
          <Banner
            tone="warn"
            acts={
              <>
                <Button variant="filled" onClick={() => void caughtUp(data.to?.id ?? '')}>
                  {t('console.translation.mark_current')}
                </Button>
                <Button onClick={() => setWhole(!whole)}>
                  {whole ? t('console.translation.show_changes') : t('console.translation.show_whole')}
                </Button>
              </>
            }
          >
            {t('console.translation.stale', { from: data.from?.number ?? 0, to: data.to.number })}
          </Banner>
          {!whole && <DifferenceView blocks={data.blocks} />}
        </>
      )}
      {source.error !== null && <FaultNotice error={source.error} retry={() => void source.refetch()} />}
      {source.data === undefined && source.error === null && <Loading />}
      {source.data !== undefined && (data?.stale !== true || whole) && (
        <div lang={source.data.locale}>
          <p className={newsroom.kick}>{t('console.translation.source')}</p>
          <h2>{source.data.content.headline}</h2>
          <p className={classes.sourceSummary}>{source.data.content.summary}</p>
          <BodyView body={bodyOf(source.data.content)} lang={source.data.locale} />
        </div>
      )}
    </aside>
  )
}
