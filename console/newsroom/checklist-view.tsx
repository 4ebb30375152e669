import { UnstyledButton } from '@mantine/core'
import { t, tAny, tFault } from '../frame/messages.ts'
import classes from './newsroom.module.css'
import type { Edition } from './shapes.ts'

/** What the text still needs; a missing thing leads to its field. */
export function ChecklistView({
  items,
  onGo,
}: {
  items: Edition['checklist']['items']
  onGo?: (at: string) => void
}) {
  return (
    <ul className={classes.checks} aria-label={t('console.check.title')}>
      {items.map((item) => (
        <li key={item.at} className={classes.check} data-missing={item.missing || undefined}>
          <span aria-hidden>{item.missing ? '○' : '✓'}</span>
          {item.missing && onGo !== undefined ? (
            <UnstyledButton data-small fz="inherit" onClick={() => onGo(item.at)}>
              {tFault(item.code)}
            </UnstyledButton>
          ) : (
            <span>
              {item.missing ? tFault(item.code) : tAny('check', nameOf(item.at))}
              <span className="vh">
                {' '}
                {item.missing ? t('console.check.missing') : t('console.check.there')}
              </span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function nameOf(at: string): string {
  if (!at.startsWith('body.')) return at.replace('.', '_')
  return at.endsWith('.transcript') ? 'recording' : 'figure'
}
