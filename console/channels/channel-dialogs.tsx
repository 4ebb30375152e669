import {
  Button,
  Checkbox,
  Divider,
  Modal,
  Radio,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { signInAgain } from './connecting-queries.ts'
import { EntryFields, entered, useNetwork } from './entry-fields.tsx'
import type { Channel } from './delivery-queries.ts'

interface DialogProps {
  channel: Channel
  onClose: () => void
}

export function useDone(onClose: () => void) {
  const queries = useQueryClient()
  return async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: ['channels'] })
    notify(sentence)
    onClose()
  }
}

export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Modal opened onClose={onClose} title={title}>
      {children}
    </Modal>
  )
}

export const needed = (value: string) => (value.trim() === '' ? t('console.form.needed') : null)
export type Language = 'id' | 'en'

export function Languages({ form }: { form: { getInputProps: (path: 'languages') => object } }) {
  return (
    <Checkbox.Group label={t('console.channel.languages')} {...form.getInputProps('languages')}>
      <Stack gap={8} mt={6}>
        <Checkbox value="id" label="Bahasa Indonesia" />
        <Checkbox value="en" label="English" />
      </Stack>
    </Checkbox.Group>
  )
}

export function ReconnectDialog({
  channel,
  onClose,
}: {
  channel: Pick<Channel, 'id' | 'kind' | 'behind' | 'handle'>
  onClose: () => void
}) {
  const done = useDone(onClose)
  const { data: network } = useNetwork(channel.kind)
  const at = channel.behind ?? channel.kind
  const ready = useNetwork(at).data?.signIn?.ready === true
  const fields = network?.fields.filter((field) => field.kind === 'secret') ?? []
  const form = useForm({ initialValues: { entry: {} } })
  return (
    <Dialog title={t('console.channel.reconnect')} onClose={onClose}>
      {ready && (
        <Stack gap="md" mb="md">
          <Text size="sm">{t('console.channel.reconnect_lead', { handle: channel.handle })}</Text>
          <Button variant="filled" onClick={() => void signInAgain(channel.id).catch(notifyFault)}>
            {t('console.channel.sign_in_at', { network: tAny('network', at) })}
          </Button>
          <Divider label={t('console.channel.or')} />
        </Stack>
      )}
      <HouseForm
        form={form}
        label={t('console.channel.reconnect')}
        submit={t('console.channel.reconnect')}
        onCancel={onClose}
        onSubmit={async ({ entry }) => {
          await got(
            api.POST('/api/v1/channels/{id}/reconnect', {
              params: { path: { id: channel.id } },
              body: { entry: entered(entry) },
            }),
          )
          await done(t('console.channel.connected'))
        }}
      >
        {!ready && <Text size="sm">{t('console.channel.reconnect_lead', { handle: channel.handle })}</Text>}
        <EntryFields fields={fields} form={form} hint={t('console.channel.reconnect_hint')} />
      </HouseForm>
    </Dialog>
  )
}

export function SettingsDialog({ channel, onClose }: DialogProps) {
  const done = useDone(onClose)
  const { data: network } = useNetwork(channel.kind)
  const form = useForm({
    initialValues: {
      label: channel.label,
      languages: channel.languages,
      tags: channel.tags,
      listed: channel.listed,
      auto: channel.settings.auto,
      correction: channel.settings.correction,
      look: channel.settings.look,
    },
    validate: {
      label: needed,
      languages: (value) => (value.length === 0 ? t('console.form.needed') : null),
    },
  })
  return (
    <Dialog title={t('console.channel.settings')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.channel.settings')}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async ({ label, languages, tags, listed, ...settings }) => {
          await got(
            api.PATCH('/api/v1/channels/{id}', {
              params: { path: { id: channel.id } },
              body: { label: label.trim(), languages, tags, listed, settings },
            }),
          )
          await done(t('console.channel.saved'))
        }}
      >
        <TextInput label={t('console.channel.label')} maxLength={120} {...form.getInputProps('label')} />
        <Languages form={form} />
        <TagsInput
          label={t('console.channel.tags')}
          description={t('console.channel.tags_hint')}
          maxTags={20}
          {...form.getInputProps('tags')}
        />
        <Switch
          label={t('console.channel.auto')}
          description={t('console.channel.auto_hint')}
          {...form.getInputProps('auto', { type: 'checkbox' })}
        />
        <Switch
          label={t('console.channel.listed')}
          description={t('console.channel.listed_hint')}
          {...form.getInputProps('listed', { type: 'checkbox' })}
        />
        {network?.can.answers === true && !network.can.edits && (
          <Radio.Group label={t('console.channel.correction')} {...form.getInputProps('correction')}>
            <Stack gap={8} mt={6}>
              <Radio value="reply" label={t('console.channel.correction_reply')} />
              <Radio value="replace" label={t('console.channel.correction_replace')} />
            </Stack>
          </Radio.Group>
        )}
        {network?.can.link === 'card' && (
          <Radio.Group label={t('console.channel.look')} {...form.getInputProps('look')}>
            <Stack gap={8} mt={6}>
              <Radio value="picture" label={t('console.channel.look_picture')} />
              <Radio value="card" label={t('console.channel.look_card')} />
            </Stack>
          </Radio.Group>
        )}
      </HouseForm>
    </Dialog>
  )
}

export function GiveUpDialog({ channel, onClose }: DialogProps) {
  const done = useDone(onClose)
  const form = useForm({ initialValues: {} })
  return (
    <Dialog title={t('console.channel.give_up')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.channel.give_up')}
        submit={t('console.channel.give_up')}
        tone="danger"
        onCancel={onClose}
        onSubmit={async () => {
          await got(api.DELETE('/api/v1/channels/{id}', { params: { path: { id: channel.id } } }))
          await done(t('console.channel.given_up'))
        }}
      >
        <Text size="sm">{t('console.channel.give_up_lead', { handle: channel.handle })}</Text>
      </HouseForm>
    </Dialog>
  )
}
