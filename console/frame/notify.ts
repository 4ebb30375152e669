import { notifications } from '@mantine/notifications'
import { asFault } from './api.ts'
import { t } from './messages.ts'

const closable = () => ({ closeButtonProps: { 'aria-label': t('console.act.close') } })

/** A passing word that something was done; what needs an answer belongs on the page. */
export const notify = (message: string): void => {
  notifications.show({ message, color: 'accent', ...closable() })
}

export const notifyFault = (error: unknown): void => {
  notifications.show({
    message: asFault(error).message,
    color: 'var(--live)',
    autoClose: 12_000,
    ...closable(),
  })
}
