import { useQuery } from '@tanstack/react-query'
import { assetQuery } from '../bank/asset-queries.ts'
import { RecordingStage } from '../bank/recording-stage.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t } from '../frame/messages.ts'
import classes from './workspace.module.css'

/** A film or sound of the bank as it stands in a text. */
export function RecordingInText({ assetId, caption }: { assetId: string; caption: string }) {
  const { data: asset, error } = useQuery(assetQuery(assetId))
  if (asset === undefined)
    return error === null ? <div className={classes.player} aria-busy /> : <FaultNotice error={error} />
  const name = t(asset.kind === 'video' ? 'console.recording.film' : 'console.recording.sound')
  return (
    <div className={classes.player}>
      <RecordingStage
        asset={asset}
        label={caption === '' ? name : `${name}: ${caption}`}
        meanwhile={t('console.recording.meanwhile')}
      />
    </div>
  )
}
