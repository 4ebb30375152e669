import { Anchor, Button, CopyButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { asFault } from './api.ts'
import classes from './frame.module.css'
import { t } from './messages.ts'

/** The one way a failure is shown: what happened, what is safe, what to do, and a number to quote. */
export function FaultNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const fault = asFault(error)
  // What is wrong with one field may be all there is to say.
  const further = fault.faults.filter(({ message }) => message !== fault.message)
  return (
    <div className={classes.fault} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <p className={classes.faultTitle}>{fault.message}</p>
        {further.length > 0 && (
          <ul className={classes.faultList}>
            {further.map((one) => (
              <li key={`${one.at} ${one.code}`}>{one.message}</li>
            ))}
          </ul>
        )}
        <div className={classes.faultFoot}>
          {retry !== undefined && (
            <Button size="compact-sm" onClick={retry}>
              {t('console.act.try_again')}
            </Button>
          )}
          {fault.requestId !== undefined && (
            <CopyButton value={fault.requestId}>
              {({ copied, copy }) => (
                <Anchor component="button" type="button" size="xs" c="dimmed" onClick={copy}>
                  {copied
                    ? t('console.fault.copied')
                    : t('console.fault.number', { id: fault.requestId?.slice(-12) ?? '' })}
                </Anchor>
              )}
            </CopyButton>
          )}
        </div>
      </div>
    </div>
  )
}
