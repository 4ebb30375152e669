import { Select, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { Dialog, Languages, useDone, type Language } from './channel-dialogs.tsx'
import { networksQuery, type Network } from './delivery-queries.ts'
import { EntryFields, entered } from './entry-fields.tsx'

export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { data: networks } = useQuery(networksQuery)
  return (
    <Dialog title={t('console.channel.connect')} onClose={onClose}>
      {networks === undefined ? <Loading /> : <ConnectForm networks={networks} onClose={onClose} />}
    </Dialog>
  )
}

function ConnectForm({ networks, onClose }: { networks: Network[]; onClose: () => void }) {
  const done = useDone(onClose)
  const me = useMe()
  const unit = me.grants.find((grant) => ['channel_officer', 'administrator'].includes(grant.role))
  const fieldsOf = (kind: string) => networks.find((one) => one.kind === kind)?.fields ?? []
  const form = useForm({
    initialValues: {
      kind: networks[0]?.kind ?? 'bluesky',
      unitId: unit?.unitId ?? null,
      entry: Object.fromEntries(networks.flatMap(({ fields }) => fields.map(({ name }) => [name, '']))),
      label: '',
      languages: ['id'] as string[],
    },
    validate: (values) => ({
      ...(values.unitId === null ? { unitId: t('console.people.unit_needed') } : {}),
      ...(values.languages.length === 0 ? { languages: t('console.form.needed') } : {}),
      ...Object.fromEntries(
        fieldsOf(values.kind)
          .filter(({ name, needed, standard }) => needed && !standard && values.entry[name]?.trim() === '')
          .map(({ name }) => [`entry.${name}`, t('console.form.needed')]),
      ),
    }),
  })
  const { kind } = form.values
  const fields = fieldsOf(kind)
  return (
    <HouseForm
      form={form}
      label={t('console.channel.connect')}
      submit={t('console.channel.connect_now')}
      onCancel={onClose}
      onSubmit={async (values) => {
        const names = new Set(fields.map(({ name }) => name))
        const entry = Object.entries(entered(values.entry)).filter(([name]) => names.has(name))
        await got(
          api.POST('/api/v1/channels', {
            body: {
              unitId: values.unitId ?? '',
              kind: values.kind,
              entry: Object.fromEntries(entry),
              languages: values.languages as Language[],
              ...(values.label.trim() === '' ? {} : { label: values.label.trim() }),
            },
          }),
        )
        await done(t('console.channel.connected'))
      }}
    >
      <Select
        label={t('console.channel.network')}
        data={networks.map((one) => ({ value: one.kind, label: tAny('network', one.kind) }))}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <Text size="sm">{tAny('connect_how', kind)}</Text>
      <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
      <EntryFields fields={fields} form={form} />
      <TextInput
        label={t('console.channel.label')}
        description={t('console.channel.label_hint')}
        maxLength={120}
        {...form.getInputProps('label')}
      />
      <Languages form={form} />
    </HouseForm>
  )
}
