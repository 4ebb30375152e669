import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t, tAny } from '../frame/messages.ts'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import type { Collection } from './collection-queries.ts'

/** The units that see a collection, or may put into it too. */
export function SharesDialog({ collection, onClose }: { collection: Collection; onClose: () => void }) {
  const queries = useQueryClient()
  const [shares, setShares] = useState(collection.shares)
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function save(): Promise<void> {
    setBusy(true)
    try {
      await got(
        api.PUT('/api/v1/collections/{id}/shares', {
          params: { path: { id: collection.id } },
          body: { shares },
        }),
      )
      await queries.invalidateQueries({ queryKey: ['collections', collection.id] })
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
      title={t('console.collection.share')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <Stack gap="md">
        {fault !== null && <FaultNotice error={fault} />}
        <Text size="sm" c="dimmed">
          {t('console.collection.share_lead')}
        </Text>
        {shares.map(({ unitId, may }) => (
          <Group key={unitId} justify="space-between">
            <UnitName id={unitId} />
            <Group gap="sm">
              <SegmentedControl
                aria-label={t('console.collection.may')}
                data={(['read', 'edit'] as const).map((value) => ({
                  value,
                  label: tAny('collection_may', value),
                }))}
                value={may}
                onChange={(value) =>
                  setShares(
                    shares.map((one) =>
                      one.unitId === unitId ? { unitId, may: value === 'edit' ? 'edit' : 'read' } : one,
                    ),
                  )
                }
              />
              <Button onClick={() => setShares(shares.filter((one) => one.unitId !== unitId))}>
                {t('console.collection.unshare')}
              </Button>
            </Group>
          </Group>
        ))}
        <UnitSelect
          label={t('console.collection.share_with')}
          value={null}
          onChange={(unitId) => {
            if (unitId !== null && !shares.some((one) => one.unitId === unitId))
              setShares([...shares, { unitId, may: 'read' }])
          }}
        />
        <Group gap="sm">
          <Button variant="filled" loading={busy} onClick={() => void save()}>
            {t('console.act.save')}
          </Button>
          <Button onClick={onClose}>{t('console.act.cancel')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
