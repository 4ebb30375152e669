import { Kbd, Modal } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Fragment } from 'react'
import classes from './frame.module.css'
import { t, type MessageKey } from './messages.ts'

const keys: [string, MessageKey][] = [
  ['Ctrl K', 'console.keys.palette'],
  ['J', 'console.keys.next'],
  ['K', 'console.keys.previous'],
  ['Enter', 'console.keys.open'],
  ['N', 'console.keys.new'],
  ['Ctrl S', 'console.keys.save'],
  ['?', 'console.keys.help'],
  ['Esc', 'console.keys.close'],
]

/** '?' anywhere outside a field: the keys that work here. */
export function KeyboardHelp() {
  const [opened, help] = useDisclosure(false)
  useHotkeys([
    ['shift+?', help.open],
    ['?', help.open],
  ])
  return (
    <Modal opened={opened} onClose={help.close} title={t('console.keys.title')}>
      <dl className={classes.keys}>
        {keys.map(([key, label]) => (
          <Fragment key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(label)}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
