import { IconCheck, IconCloudOff, IconLoader2, IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../frame/messages.ts'
import { clockTime, dayKey, exactTime } from '../frame/times.tsx'
import type { SaveState } from './draft-keeper.ts'
import classes from './workspace.module.css'

/** Where the text is, always in sight: on the server, on its way, or safe on this device. */
export function SaveStatus({ state }: { state: SaveState }) {
  const [icon, text] = said(state)
  return (
    <output className={classes.saved} data-kind={state.kind}>
      {icon}
      {text}
    </output>
  )
}

const isToday = (at: string) => dayKey(at) === dayKey(new Date())

function said(state: SaveState): readonly [ReactNode, string] {
  switch (state.kind) {
    case 'saved':
      return [
        <IconCheck key="i" size={16} aria-hidden />,
        state.at === null
          ? t('console.save.nothing_yet')
          : t('console.save.saved', { at: isToday(state.at) ? clockTime(state.at) : exactTime(state.at) }),
      ]
    case 'waiting':
    case 'saving':
      return [<IconLoader2 key="i" size={16} aria-hidden />, t('console.save.saving')]
    case 'offline':
      return [
        <IconCloudOff key="i" size={16} aria-hidden />,
        state.onDevice ? t('console.save.offline') : t('console.save.offline_no_room'),
      ]
    case 'stale':
      return [<IconAlertTriangle key="i" size={16} aria-hidden />, t('console.save.stale')]
    default:
      return [
        <IconAlertTriangle key="i" size={16} aria-hidden />,
        state.onDevice ? t('console.save.refused') : t('console.save.refused_no_room'),
      ]
  }
}
