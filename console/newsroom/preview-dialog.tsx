import { Button, CopyButton, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { exactTime } from '../frame/times.tsx'

/** A link that shows the text as readers will see it, and expires. */
export function PreviewDialog({ editionId, onClose }: { editionId: string; onClose: () => void }) {
  const [made, setMade] = useState<{ url: string; expiresAt: string } | null>(null)
  const form = useForm({ initialValues: { hours: '24' } })
  const path = { params: { path: { id: editionId } } }
  const url = made === null ? '' : new URL(made.url, location.origin).href
  async function end(): Promise<void> {
    try {
      await got(api.DELETE('/api/v1/editions/{id}/preview-links', path))
      notify(t('console.preview.ended'))
      onClose()
    } catch (error) {
      notifyFault(error)
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('console.preview.title')}>
      {made === null ? (
        <HouseForm
          form={form}
          label={t('console.preview.title')}
          submit={t('console.preview.make')}
          onCancel={onClose}
          onSubmit={async ({ hours }) => {
            setMade(
              await got(
                api.POST('/api/v1/editions/{id}/preview-links', { ...path, body: { hours: Number(hours) } }),
              ),
            )
          }}
        >
          <Text size="sm">{t('console.preview.lead')}</Text>
          <Select
            label={t('console.preview.lasts')}
            allowDeselect={false}
            data={['1', '24', '72', '168'].map((value) => ({
              value,
              label:
                Number(value) < 48
                  ? t('console.time.hours', { n: Number(value) })
                  : t('console.time.days', { n: Number(value) / 24 }),
            }))}
            {...form.getInputProps('hours')}
          />
        </HouseForm>
      ) : (
        <Stack>
          <TextInput
            label={t('console.preview.link')}
            value={url}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
            description={t('console.preview.until', { at: exactTime(made.expiresAt) })}
          />
          <Group gap="sm">
            <CopyButton value={url}>
              {({ copied, copy }) => (
                <Button variant="filled" onClick={copy}>
                  {copied ? t('console.act.copied') : t('console.act.copy')}
                </Button>
              )}
            </CopyButton>
            <Button component="a" href={url} target="_blank" rel="noopener">
              {t('console.preview.open')}
            </Button>
            <Button onClick={() => void end()}>{t('console.preview.end')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
