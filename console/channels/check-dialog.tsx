import { Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import type { Channel, PostPreview } from './delivery-queries.ts'
import { PreviewWithFaults } from './post-preview.tsx'

/** What the network would show, counted as it counts, with every fault, before anything is sent. */
export function CheckDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const [preview, setPreview] = useState<PostPreview | null>(null)
  const form = useForm({
    initialValues: { headline: '', summary: '', text: '' },
    validate: { headline: (value) => (value.trim() === '' ? t('console.form.needed') : null) },
  })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('console.channel.check')}>
      <HouseForm
        form={form}
        label={t('console.channel.check')}
        submit={t('console.channel.show_preview')}
        onCancel={onClose}
        onSubmit={async ({ headline, summary, text }) => {
          setPreview(
            await got(
              api.POST('/api/v1/channels/{id}/check', {
                params: { path: { id: channel.id } },
                body: {
                  locale: channel.languages[0] ?? 'id',
                  headline: headline.trim(),
                  summary: summary.trim(),
                  ...(text.trim() === '' ? {} : { text: text.trim() }),
                },
              }),
            ),
          )
        }}
      >
        <TextInput label={t('console.field.headline')} maxLength={400} {...form.getInputProps('headline')} />
        <Textarea
          label={t('console.field.summary')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('summary')}
        />
        <Textarea
          label={t('console.channel.own_text')}
          description={t('console.channel.own_text_hint')}
          autosize
          minRows={2}
          {...form.getInputProps('text')}
        />
        {preview !== null && <PreviewWithFaults preview={preview} account={channel} />}
      </HouseForm>
    </Modal>
  )
}
