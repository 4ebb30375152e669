import { Anchor, Badge, Code } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { StoryDeliveries } from '../channels/story-deliveries.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { named } from '../frame/house.ts'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { exactTime } from '../frame/times.tsx'
import { storyQuery } from './edition-query.ts'
import { StartTranslation } from './start-translation.tsx'
import { StateLabel } from './state-label.tsx'
import { StoryActs } from './story-acts.tsx'
import { StoryUnits } from './story-units.tsx'
import classes from './story.module.css'
import type { Act } from './shapes.ts'

/** A story's whole life: its editions, where it is listed, every act with who, when, on which version and why. */
export function StoryPage() {
  const { storyId } = useParams({ from: '/shell/berita/$storyId' })
  const { data: story, error, refetch } = useQuery(storyQuery(storyId))
  if (story === undefined)
    return (
      <Page title={t('console.story.story')}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  const title = story.editions[0]?.headline || t('console.story.untitled')
  return (
    <Page
      title={title}
      back={{ to: '/papan', label: t('console.nav.board') }}
      lead={
        <>
          {story.number} · {named(story.unit.name)} ·{' '}
          {t('console.story.begun_by', { name: story.createdBy, at: exactTime(story.createdAt) })}
          {story.sensitivity.map((flag) => (
            <Badge key={flag} ml={8} color="var(--live)">
              {tAny('sensitivity', flag)}
            </Badge>
          ))}
          {story.embargoUntil !== null && (
            <Badge ml={8} color="var(--live)">
              {t('console.edition.embargoed', { at: exactTime(story.embargoUntil, story.unit.timeZone) })}
            </Badge>
          )}
        </>
      }
      acts={<StoryActs story={story} />}
    >
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      <section className={frame.section} aria-labelledby="editions">
        <h2 id="editions">{t('console.story.editions')}</h2>
        {story.editions.map((edition) => (
          <div key={edition.id} className={classes.line}>
            <b>{tAny('locale', edition.locale)}</b>
            <Link
              to="/berita/$storyId/$editionId"
              params={{ storyId, editionId: edition.id }}
              lang={edition.locale}
            >
              {edition.headline || t('console.story.untitled')}
            </Link>
            <StateLabel state={edition.stage} stale={edition.stale} />
            <span>{edition.publishedAt === null ? '' : exactTime(edition.publishedAt)}</span>
          </div>
        ))}
        <p className={classes.after}>
          <StartTranslation story={story} />
        </p>
      </section>
      <StoryUnits story={story} />
      <StoryDeliveries story={story} />
      <section className={frame.section} aria-labelledby="history">
        <h2 id="history">{t('console.story.history')}</h2>
        <ol className={classes.history}>
          {story.history
            .toSorted((a, b) => b.at.localeCompare(a.at))
            .map((act) => (
              <HistoryLine key={act.id} act={act} storyId={storyId} />
            ))}
        </ol>
      </section>
    </Page>
  )
}

function HistoryLine({ act, storyId }: { act: Act; storyId: string }) {
  return (
    <li>
      <time className="num" dateTime={act.at}>
        {exactTime(act.at)}
      </time>
      <div>
        <p>
          <b>{tAny('history', act.kind)}</b>
          {act.locale === 'en' && ` · ${t('console.locale.en')}`} · {act.by}
          {act.byKind === 'key' && ` (${t('console.audit.key')})`}
        </p>
        {act.reason !== null && <p>{act.reason}</p>}
        {act.publicNote !== null && (
          <p>
            <span className={classes.label}>{t('console.edition.public_note')}:</span> {act.publicNote}
          </p>
        )}
        {act.versionNumber !== null && act.versionHash !== null && (
          <p className={classes.version}>
            {act.editionId === null ? (
              t('console.version.number', { n: act.versionNumber })
            ) : (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/berita/$storyId/$editionId/versi"
                    params={{ storyId, editionId: act.editionId ?? '' }}
                  />
                )}
              >
                {t('console.version.number', { n: act.versionNumber })}
              </Anchor>
            )}{' '}
            <Code>{act.versionHash.slice(0, 12)}</Code>
          </p>
        )}
      </div>
    </li>
  )
}
