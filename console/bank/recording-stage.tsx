/** A film or sound with its player, or how far the house has come with it. */
import { Progress, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { t } from '../frame/messages.ts'
import { assetWorkQuery, type Asset } from './asset-queries.ts'
import classes from './bank.module.css'
import { Player } from './player.tsx'

interface RecordingStageProps {
  asset: Pick<Asset, 'id' | 'kind' | 'width' | 'height'>
  label: string
  /** What may be said besides while it is not ready. */
  meanwhile?: string
}

export function RecordingStage({ asset, label, meanwhile = '' }: RecordingStageProps) {
  const { data: work, error } = useQuery(assetWorkQuery(asset.id))
  if (work === undefined && error === null) return <div className={classes.notYet} aria-busy />
  if (work?.state === 'failed')
    return (
      <div className={classes.notYet}>
        <Text role="status">{t('console.recording.failed')}</Text>
        {work.fault !== null && (
          <Text size="sm" c="dimmed">
            {work.fault}
          </Text>
        )}
      </div>
    )
  if (work?.state === 'waiting' || work?.state === 'running')
    return (
      <div className={classes.notYet}>
        <Text role="status">{t('console.recording.waiting', { percent: work.progress })}</Text>
        {meanwhile !== '' && (
          <Text size="sm" c="dimmed">
            {meanwhile}
          </Text>
        )}
        <Progress value={work.progress} mt="xs" aria-label={t('console.bank.work_state')} />
      </div>
    )
  return <Player asset={asset} label={label} />
}
