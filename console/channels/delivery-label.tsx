import { UnstyledButton } from '@mantine/core'
import { t, tAny } from '../frame/messages.ts'
import classes from './channels.module.css'
import type { Receipt } from './delivery-queries.ts'

const signs: Record<Receipt['state'], string> = {
  queued: '…',
  sending: '…',
  sent: '✓',
  throttled: '◷',
  unknown: '?',
  unauthorised: '!',
  rejected: '✕',
  removed: '–',
  skipped: '–',
  handed: '☞',
}

/** One delivery in a word, opening its attempts. */
export function DeliveryLabel({ delivery, onOpen }: { delivery: Receipt; onOpen: (id: string) => void }) {
  return (
    <UnstyledButton
      className={classes.delivery}
      data-state={delivery.state}
      onClick={() => onOpen(delivery.id)}
    >
      <span aria-hidden>{signs[delivery.state]}</span>
      <b>{tAny('delivery_state', delivery.state)}</b>
      <small>
        {delivery.channel.label || delivery.channel.handle}
        {delivery.purpose !== 'post' && ` · ${tAny('purpose', delivery.purpose)}`}
        {delivery.locale === 'en' && ' · EN'}
      </small>
      <span className="vh">{t('console.delivery.open')}</span>
    </UnstyledButton>
  )
}
