import { IconAlertCircle, IconCheck, IconCloudUpload, IconHourglass, IconWifiOff } from '@tabler/icons-react'
import { t } from '../frame/messages.ts'
import type { Item } from '../queue/item.ts'
import { isHeld } from '../send/hold.ts'
import type { Standing } from '../send/sender.ts'

/** One sentence on how the queue stands, and the button for the impatient. */
export function Strip({
  items,
  sendingId,
  holdLarge,
  standing,
  onNow,
}: {
  items: readonly Item[]
  sendingId: string | null
  holdLarge: boolean
  standing: Standing
  onNow: () => void
}) {
  const waiting = items.filter(({ stage }) => stage === 'waiting')
  const refused = items.length - waiting.length
  const ready = waiting.filter((item) => !isHeld(item, holdLarge))
  const offline = standing.outcome?.kind === 'offline'
  const [Icon, text] =
    standing.outcome?.kind === 'broken'
      ? [IconHourglass, t('field.trouble.no_store')]
      : offline
        ? [IconWifiOff, t('field.strip.offline', { n: waiting.length })]
        : sendingId !== null
          ? [IconCloudUpload, t('field.strip.sending', { n: ready.length })]
          : ready.length > 0
            ? [IconHourglass, t('field.strip.waiting', { n: ready.length })]
            : waiting.length > 0
              ? [IconHourglass, t('field.strip.held', { n: waiting.length })]
              : refused > 0
                ? [IconAlertCircle, t('field.strip.refused', { n: refused })]
                : [IconCheck, t('field.strip.nothing')]
  return (
    <div className={offline ? 'strip offline' : 'strip'}>
      <p role="status">
        <Icon size={20} aria-hidden />
        <span>{text}</span>
      </p>
      {ready.length > 0 && sendingId === null && (
        <button type="button" className="button" onClick={onNow}>
          {t('field.strip.now')}
        </button>
      )}
    </div>
  )
}
