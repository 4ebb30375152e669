import { Select, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t, tAny } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { Dialog, Languages, needed, type Language } from './channel-dialogs.tsx'
import { useRegisterDone } from './register-frame.tsx'
import type { Entry } from './register-queries.ts'

const networks = [
  'instagram',
  'facebook',
  'x',
  'tiktok',
  'youtube',
  'threads',
  'telegram',
  'whatsapp',
  'bluesky',
  'mastodon',
  'website',
] as const satisfies Entry['network'][]

/** Declares an account that the house is not connected to. */
export function EnterDialog({ onClose }: { onClose: () => void }) {
  const done = useRegisterDone(onClose)
  const me = useMe()
  const usual: Entry['network'] = 'instagram'
  const form = useForm({
    initialValues: {
      network: usual,
      url: '',
      unitId:
        me.grants.find(({ role }) => role === 'channel_officer' || role === 'administrator')?.unitId ?? null,
      label: '',
      mandate: '',
      contact: '',
      languages: ['id'] as string[],
    },
    validate: {
      url: needed,
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      languages: (value) => (value.length === 0 ? t('console.form.needed') : null),
    },
  })
  return (
    <Dialog title={t('console.register.enter')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.register.enter')}
        submit={t('console.register.enter_now')}
        onCancel={onClose}
        onSubmit={async ({ unitId, label, languages, ...entry }) => {
          await got(
            api.POST('/api/v1/register', {
              body: {
                ...entry,
                url: entry.url.trim(),
                unitId: unitId ?? '',
                languages: languages as Language[],
                ...(label.trim() === '' ? {} : { label: label.trim() }),
              },
            }),
          )
          await done(t('console.register.entered'))
        }}
      >
        <Text size="sm">{t('console.register.enter_lead')}</Text>
        <Select
          label={t('console.channel.network')}
          data={networks.map((value) => ({ value, label: tAny('network', value) }))}
          allowDeselect={false}
          {...form.getInputProps('network')}
        />
        <TextInput
          label={t('console.register.url')}
          description={t('console.register.url_hint')}
          maxLength={2_000}
          {...form.getInputProps('url')}
        />
        <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
        <TextInput label={t('console.channel.label')} maxLength={120} {...form.getInputProps('label')} />
        <TextInput
          label={t('console.register.mandate')}
          description={t('console.register.mandate_hint')}
          maxLength={400}
          {...form.getInputProps('mandate')}
        />
        <TextInput
          label={t('console.register.contact')}
          description={t('console.register.contact_hint')}
          maxLength={254}
          {...form.getInputProps('contact')}
        />
        <Languages form={form} />
      </HouseForm>
    </Dialog>
  )
}
