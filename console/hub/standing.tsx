import { Badge } from '@mantine/core'
import { tAny } from '../frame/messages.ts'
import type { Journalist } from './hub-queries.ts'

const colours: Record<Journalist['standing'], string> = {
  applied: 'accent',
  accredited: 'var(--ok)',
  expired: 'gray',
  suspended: 'var(--live)',
  rejected: 'var(--live)',
  left: 'gray',
}

export const Standing = ({ of }: { of: Pick<Journalist, 'standing'> }) => (
  <Badge color={colours[of.standing]} miw="max-content">
    {tAny('hub.standing', of.standing)}
  </Badge>
)
