import { Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { LinkButton } from '../frame/links.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { exactTime } from '../frame/times.tsx'
import type { DueAsset } from './removal-queries.ts'

interface RemovalActsProps {
  due: DueAsset
  mayRemove: boolean
  onRemove: (due: DueAsset) => void
}

/** What can be done with one that is past its retention. */
export function RemovalActs({ due, mayRemove, onRemove }: RemovalActsProps) {
  const { asset, asked, uses } = due
  const { id, filename } = asset
  if (asked !== null) return <Asked id={id} filename={filename} asked={asked} />
  if (uses.some((use) => use.public)) return <Text size="sm">{t('console.removal.withdraw_first')}</Text>
  return (
    <Group gap="sm">
      <LinkButton
        to="/bank"
        search={{ hak: 'ended', pilih: id }}
        aria-label={t('console.removal.extend_label', { filename })}
      >
        {t('console.removal.extend')}
      </LinkButton>
      {mayRemove && (
        <Button aria-label={t('console.removal.remove_label', { filename })} onClick={() => onRemove(due)}>
          {t('console.removal.remove')}
        </Button>
      )}
    </Group>
  )
}

interface AskedProps {
  id: string
  filename: string
  asked: NonNullable<DueAsset['asked']>
}

/** Somebody asked; another person decides. */
function Asked({ id, filename, asked: { by, at, why, own } }: AskedProps) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const params = { path: { id } }
  async function act(does: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true)
    try {
      await does()
      notify(done)
    } catch (error) {
      notifyFault(error)
    }
    setBusy(false)
    await queries.invalidateQueries({ queryKey: ['removal'] })
  }
  const keep = () => got(api.DELETE('/api/v1/assets/{id}/removal', { params }))
  const approve = () => got(api.POST('/api/v1/assets/{id}/removal/approve', { params }))
  return (
    <>
      <Text size="sm" mb={6}>
        {t('console.removal.asked', { by, at: exactTime(at), why })}
        {own && ` ${t('console.removal.waits')}`}
      </Text>
      <Group gap="sm">
        {!own && (
          <Button
            disabled={busy}
            color="var(--live)"
            variant="filled"
            aria-label={t('console.removal.approve_label', { filename })}
            onClick={() => void act(approve, t('console.removal.done'))}
          >
            {t('console.removal.approve')}
          </Button>
        )}
        <Button
          disabled={busy}
          aria-label={t(own ? 'console.removal.take_back_label' : 'console.removal.refuse_label', {
            filename,
          })}
          onClick={() => void act(keep, t('console.removal.kept'))}
        >
          {t(own ? 'console.removal.take_back' : 'console.removal.refuse')}
        </Button>
      </Group>
    </>
  )
}
