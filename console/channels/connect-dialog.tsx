import { PasswordInput, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t, tAny } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { Dialog, eye, Languages, needed, useDone, type Language } from './channel-dialogs.tsx'
import type { Channel } from './delivery-queries.ts'

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
