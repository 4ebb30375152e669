import { Badge } from '@mantine/core'
import { t } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import type { Release } from './hub-queries.ts'

const colours = {
  draft: 'gray',
  published: 'var(--ok)',
  withdrawn: 'var(--live)',
  recalled: 'var(--live)',
} as const

/** In words; an embargo says until when. */
export function ReleaseState({ release }: { release: Release }) {
  const embargoed =
    release.state === 'published' && release.underEmbargo && release.embargoUntil !== null
      ? t('console.hub.release.embargoed', { at: exactTime(release.embargoUntil, release.timeZone) })
      : undefined
  return (
    <Badge color={embargoed === undefined ? colours[release.state] : 'var(--live)'} miw="max-content">
      {embargoed ?? t(`console.hub.release.state_${release.state}`)}
    </Badge>
  )
}
