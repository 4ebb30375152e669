import {
  Checkbox,
  Modal,
  PasswordInput,
  Radio,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import type { Channel } from './delivery-queries.ts'

interface DialogProps {
  channel: Channel
  onClose: () => void
}

function useDone(onClose: () => void) {
  const queries = useQueryClient()
  return async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: ['channels'] })
    notify(sentence)
    onClose()
  }
}

function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('console.act.close') }}>
      {children}
    </Modal>
  )
}

const needed = (value: string) => (value.trim() === '' ? t('console.form.needed') : null)
const eye = () => ({ 'aria-label': t('console.auth.show_password') })
type Language = 'id' | 'en'
const firstKind: Channel['kind'] = 'bluesky'

export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const done = useDone(onClose)
  const me = useMe()
  const unit = me.grants.find((grant) => ['channel_officer', 'administrator'].includes(grant.role))
  const form = useForm({
    initialValues: {
      kind: firstKind,
      unitId: unit?.unitId ?? null,
      server: '',
      identifier: '',
      secret: '',
      label: '',
      languages: ['id'] as string[],
    },
    validate: {
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      server: (value, values) => (values.kind === 'wordpress' ? needed(value) : null),
      identifier: needed,
      secret: needed,
      languages: (value) => (value.length === 0 ? t('console.form.needed') : null),
    },
  })
  const { kind } = form.values
  return (
    <Dialog title={t('console.channel.connect')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.channel.connect')}
        submit={t('console.channel.connect_now')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.POST('/api/v1/channels', {
              body: {
                unitId: values.unitId ?? '',
                kind: values.kind,
                server: values.server.trim() || 'https://bsky.social',
                identifier: values.identifier.trim(),
                secret: values.secret.trim(),
                languages: values.languages as Language[],
                ...(values.label.trim() === '' ? {} : { label: values.label.trim() }),
              },
            }),
          )
          await done(t('console.channel.connected'))
        }}
      >
        <SegmentedControl
          aria-label={t('console.channel.network')}
          data={(['bluesky', 'wordpress'] as const).map((value) => ({
            value,
            label: tAny('network', value),
          }))}
          {...form.getInputProps('kind')}
        />
        <Text size="sm">{tAny('connect_how', kind)}</Text>
        <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
        <TextInput
          label={kind === 'wordpress' ? t('console.channel.site_address') : t('console.channel.server')}
          placeholder={kind === 'wordpress' ? 'https://' : 'https://bsky.social'}
          inputMode="url"
          {...form.getInputProps('server')}
        />
        <TextInput
          label={kind === 'wordpress' ? t('console.channel.user_name') : t('console.channel.handle')}
          autoComplete="off"
          autoCapitalize="none"
          {...form.getInputProps('identifier')}
        />
        <PasswordInput
          label={
            kind === 'wordpress'
              ? t('console.channel.application_password')
              : t('console.channel.app_password')
          }
          description={t('console.channel.secret_hint')}
          autoComplete="off"
          visibilityToggleButtonProps={eye()}
          {...form.getInputProps('secret')}
        />
        <TextInput
          label={t('console.channel.label')}
          description={t('console.channel.label_hint')}
          maxLength={120}
          {...form.getInputProps('label')}
        />
        <Languages form={form} />
      </HouseForm>
    </Dialog>
  )
}

function Languages({ form }: { form: { getInputProps: (path: 'languages') => object } }) {
  return (
    <Checkbox.Group label={t('console.channel.languages')} {...form.getInputProps('languages')}>
      <Stack gap={8} mt={6}>
        <Checkbox value="id" label="Bahasa Indonesia" />
        <Checkbox value="en" label="English" />
      </Stack>
    </Checkbox.Group>
  )
}

export function ReconnectDialog({ channel, onClose }: DialogProps) {
  const done = useDone(onClose)
  const form = useForm({ initialValues: { secret: '' } })
  return (
    <Dialog title={t('console.channel.reconnect')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.channel.reconnect')}
        submit={t('console.channel.reconnect')}
        onCancel={onClose}
        onSubmit={async ({ secret }) => {
          await got(
            api.POST('/api/v1/channels/{id}/reconnect', {
              params: { path: { id: channel.id } },
              body: secret.trim() === '' ? {} : { secret: secret.trim() },
            }),
          )
          await done(t('console.channel.connected'))
        }}
      >
        <Text size="sm">{t('console.channel.reconnect_lead', { handle: channel.handle })}</Text>
        <PasswordInput
          label={
            channel.kind === 'wordpress'
              ? t('console.channel.application_password')
              : t('console.channel.app_password')
          }
          description={t('console.channel.reconnect_hint')}
          autoComplete="off"
          visibilityToggleButtonProps={eye()}
          {...form.getInputProps('secret')}
        />
      </HouseForm>
    </Dialog>
  )
}

export function SettingsDialog({ channel, onClose }: DialogProps) {
  const done = useDone(onClose)
  const form = useForm({
    initialValues: {
      label: channel.label,
      languages: channel.languages,
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
        onSubmit={async ({ label, languages, listed, ...settings }) => {
          await got(
            api.PATCH('/api/v1/channels/{id}', {
              params: { path: { id: channel.id } },
              body: { label: label.trim(), languages, listed, settings },
            }),
          )
          await done(t('console.channel.saved'))
        }}
      >
        <TextInput label={t('console.channel.label')} maxLength={120} {...form.getInputProps('label')} />
        <Languages form={form} />
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
        {channel.kind === 'bluesky' && (
          <>
            <Radio.Group label={t('console.channel.correction')} {...form.getInputProps('correction')}>
              <Stack gap={8} mt={6}>
                <Radio value="reply" label={t('console.channel.correction_reply')} />
                <Radio value="replace" label={t('console.channel.correction_replace')} />
              </Stack>
            </Radio.Group>
            <Radio.Group label={t('console.channel.look')} {...form.getInputProps('look')}>
              <Stack gap={8} mt={6}>
                <Radio value="picture" label={t('console.channel.look_picture')} />
                <Radio value="card" label={t('console.channel.look_card')} />
              </Stack>
            </Radio.Group>
          </>
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
