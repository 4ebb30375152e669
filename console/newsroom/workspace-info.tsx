import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import { storyQuery } from './edition-query.ts'
import type { Edition } from './shapes.ts'
import { StateLabel } from './state-label.tsx'
import { StartTranslation } from './start-translation.tsx'
import classes from './workspace.module.css'
import { LinkAnchor } from '../frame/links.tsx'

/** One line about where the text stands: unit, state, editions, schedule, embargo, sensitivity. */
export function WorkspaceInfo({ edition }: { edition: Edition }) {
  const { data: story } = useQuery(storyQuery(edition.storyId))
  return (
    <div className={classes.barInfo}>
      <LinkAnchor to="/berita/$storyId" params={{ storyId: edition.storyId }} fw={600} size="sm" c="inherit">
        {edition.number}
      </LinkAnchor>
      <span>{named(edition.unit.name)}</span>
      <StateLabel
        state={edition.stage}
        at={edition.schedule?.at ?? null}
        zone={edition.schedule?.zone ?? null}
      />
      {edition.stage !== edition.state && (
        <span>
          {t('console.edition.beside')} <StateLabel state={edition.state} />
        </span>
      )}
      {edition.embargoUntil !== null && (
        <Badge color="var(--live)">
          {t('console.edition.embargoed', { at: exactTime(edition.embargoUntil, edition.unit.timeZone) })}
        </Badge>
      )}
      {edition.sensitivity.map((flag) => (
        <Badge key={flag} color="var(--live)">
          {tAny('sensitivity', flag)}
        </Badge>
      ))}
      <nav className={classes.editions} aria-label={t('console.story.editions')}>
        {(story?.editions ?? []).map((sibling) => (
          <Link
            key={sibling.id}
            to="/berita/$storyId/$editionId"
            params={{ storyId: edition.storyId, editionId: sibling.id }}
            activeOptions={{ exact: true }}
            activeProps={{ 'aria-current': 'page' }}
            title={tAny('state', sibling.stage)}
          >
            {tAny('locale', sibling.locale)}
            {sibling.stale && <span className="vh"> {t('console.state.stale')}</span>}
            {sibling.stale && <span aria-hidden> ↻</span>}
          </Link>
        ))}
        {story !== undefined && <StartTranslation story={story} />}
      </nav>
    </div>
  )
}
