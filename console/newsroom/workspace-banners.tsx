/** What stands in the way of writing, or was left from last time, and what can be done about it. */
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { ago, exactTime } from '../frame/times.tsx'
import type { DraftKeeper, DraftView } from './draft-keeper.ts'
import type { LockState } from './use-lock.ts'
import classes from './workspace.module.css'

export function Banner({
  tone = 'note',
  children,
  acts,
}: {
  tone?: 'note' | 'warn'
  children: ReactNode
  acts?: ReactNode
}) {
  return (
    <div className={classes.banner} data-tone={tone}>
      <div>{children}</div>
      {acts !== undefined && <Group gap="sm">{acts}</Group>}
    </div>
  )
}

export function LockBanner({ lock, takeOver }: { lock: LockState; takeOver: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  if (lock.kind !== 'theirs') return null
  async function take(): Promise<void> {
    setBusy(true)
    try {
      await takeOver()
      setAsking(false)
    } catch (error) {
      notifyFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Banner
        tone="warn"
        acts={<Button onClick={() => setAsking(true)}>{t('console.lock.take_over')}</Button>}
      >
        {t('console.lock.theirs', { name: lock.personName, since: ago(lock.since) })}
      </Banner>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('console.lock.take_over')}>
        <Text size="sm" mb="md">
          {t('console.lock.take_over_lead', { name: lock.personName })}
        </Text>
        <Group gap="sm">
          <Button variant="filled" loading={busy} onClick={() => void take()}>
            {t('console.lock.take_over')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('console.act.cancel')}</Button>
        </Group>
      </Modal>
    </>
  )
}

export function DraftBanners({ keeper, draft }: { keeper: DraftKeeper; draft: DraftView }) {
  const { state, recovery } = draft
  return (
    <>
      {recovery !== undefined && (
        <Banner
          tone="warn"
          acts={
            <>
              <Button variant="filled" onClick={() => keeper.restore()}>
                {t('console.recovery.restore')}
              </Button>
              <Button onClick={() => keeper.forget()}>{t('console.recovery.forget')}</Button>
            </>
          }
        >
          {t('console.recovery.found', { at: exactTime(recovery.at) })}
        </Banner>
      )}
      {state.kind === 'stale' && (
        <Banner
          tone="warn"
          acts={
            <>
              <Button variant="filled" onClick={() => keeper.keepMine()}>
                {t('console.stale.keep_mine')}
              </Button>
              <Button onClick={() => keeper.takeTheirs()}>{t('console.stale.take_theirs')}</Button>
            </>
          }
        >
          {t('console.stale.text', { name: state.theirs.savedBy, at: exactTime(state.theirs.savedAt) })}
        </Banner>
      )}
      {state.kind === 'refused' && <FaultNotice error={state.fault} retry={() => void keeper.flush()} />}
    </>
  )
}
