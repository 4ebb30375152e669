import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { Dialog, useDone, type Closing } from './unit-dialogs.tsx'
import type { Unit } from './unit-queries.ts'

export function HostDialog({ unit, onClose }: Closing & { unit: Unit }) {
  const done = useDone(onClose)
  const form = useForm({ initialValues: { host: unit.host ?? '' } })
  return (
    <Dialog title={t('console.units.host')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.units.host')}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async ({ host }) => {
          await got(
            api.PUT('/api/v1/units/{id}/host', {
              params: { path: { id: unit.id } },
              body: { host: host.trim() === '' ? null : host.trim().toLowerCase() },
            }),
          )
          await done(t('console.units.host_set'))
        }}
      >
        <TextInput
          label={t('console.units.host_name')}
          description={t('console.units.host_hint')}
          maxLength={253}
          inputMode="url"
          {...form.getInputProps('host')}
        />
      </HouseForm>
    </Dialog>
  )
}
