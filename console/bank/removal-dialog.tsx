import { Modal, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import type { DueAsset } from './removal-queries.ts'

/** The last look before a file goes for ever, with the reason that stays. */
export function RemovalDialog({ due: { asset }, onClose }: { due: DueAsset; onClose: () => void }) {
  const queries = useQueryClient()
  const form = useForm({ initialValues: { why: '' } })
  const title = t('console.removal.remove_label', { filename: asset.filename })
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('console.act.close') }}>
      <Text mb="sm">{t('console.removal.warning')}</Text>
      <Text mb="sm">{t('console.removal.second')}</Text>
      <HouseForm
        form={form}
        label={title}
        submit={t('console.removal.submit')}
        tone="danger"
        onCancel={onClose}
        onSubmit={async ({ why }) => {
          const { done } = await got(
            api.POST('/api/v1/assets/{id}/removal', { params: { path: { id: asset.id } }, body: { why } }),
          )
          await queries.invalidateQueries({ queryKey: ['removal'] })
          await queries.invalidateQueries({ queryKey: ['assets'] })
          notify(t(done ? 'console.removal.done' : 'console.removal.sent'))
          onClose()
        }}
      >
        <Textarea
          label={t('console.removal.why')}
          maxLength={500}
          autosize
          minRows={2}
          {...form.getInputProps('why')}
        />
      </HouseForm>
    </Modal>
  )
}
