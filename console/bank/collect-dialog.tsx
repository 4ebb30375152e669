/** Puts assets into a collection that is there, or into a new one. */
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { collectionsQuery } from './collection-queries.ts'

interface CollectDialogProps {
  /** Empty: only begins a collection. */
  assetIds: readonly string[]
  onClose: () => void
  onDone: (collectionId: string) => void
}

export function CollectDialog({ assetIds, onClose, onDone }: CollectDialogProps) {
  const queries = useQueryClient()
  const me = useMe()
  const known = useInfiniteQuery(collectionsQuery)
  const [into, setInto] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [unit, setUnit] = useState(me.grants[0]?.unitId ?? '')
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const options = (known.data?.pages ?? [])
    .flatMap((page) => page.collections)
    .filter(({ may }) => may !== 'read')
    .map(({ id, name: label }) => ({ value: id, label }))

  async function put(): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      const id = into ?? (await got(api.POST('/api/v1/collections', { body: { unitId: unit, name } }))).id
      if (assetIds.length > 0) {
        const { added, leftOut } = await got(
          api.POST('/api/v1/collections/{id}/assets', {
            params: { path: { id } },
            body: { assetIds: [...assetIds] },
          }),
        )
        notify(t('console.collection.added', { n: added, left: leftOut.length }))
      }
      await queries.invalidateQueries({ queryKey: ['collections'] })
      onDone(id)
      onClose()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(assetIds.length > 0 ? 'console.collection.put' : 'console.collection.begin')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <Stack gap="md">
        {fault !== null && <FaultNotice error={fault} />}
        {assetIds.length > 0 && (
          <Select
            label={t('console.collection.into')}
            data={options}
            value={into}
            onChange={setInto}
            placeholder={t('console.collection.new')}
            clearable
            searchable
          />
        )}
        {into === null && (
          <>
            <TextInput
              label={t('console.collection.name')}
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <UnitSelect
              label={t('console.board.unit')}
              value={unit}
              onChange={(next) => setUnit(next ?? unit)}
            />
          </>
        )}
        <Group gap="sm">
          <Button
            variant="filled"
            loading={busy}
            disabled={into === null && name.trim() === ''}
            onClick={() => void put()}
          >
            {t(assetIds.length > 0 ? 'console.collection.put' : 'console.collection.begin')}
          </Button>
          <Button onClick={onClose}>{t('console.act.cancel')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
