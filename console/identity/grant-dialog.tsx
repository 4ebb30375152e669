import { Group, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import type { Role } from './people-queries.ts'
import { DayField, endOfDay, RoleAndUnit, startOfDay } from './role-fields.tsx'

interface GrantDialogProps {
  personId: string
  onClose: () => void
  onDone: () => Promise<unknown>
}

export function GrantDialog({ personId, onClose, onDone }: GrantDialogProps) {
  const form = useForm({
    initialValues: { role: 'contributor', unitId: null as string | null, from: '', until: '' },
    validate: {
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      until: (value, values) =>
        value !== '' && values.from !== '' && value < values.from ? t('console.people.until_before') : null,
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('console.people.give_role')}>
      <HouseForm
        form={form}
        label={t('console.people.give_role')}
        submit={t('console.people.give_role')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.POST('/api/v1/grants', {
              body: {
                personId,
                unitId: values.unitId ?? '',
                role: values.role as Role,
                ...(values.from === '' ? {} : { from: startOfDay(values.from) }),
                ...(values.until === '' ? {} : { until: endOfDay(values.until) }),
              },
            }),
          )
          await onDone()
          notify(t('console.people.role_given'))
          onClose()
        }}
      >
        <RoleAndUnit field={form.getInputProps} />
        <Group grow>
          <DayField field={form.getInputProps} path="from" label={t('console.people.from')} />
          <DayField field={form.getInputProps} path="until" label={t('console.people.role_until')} />
        </Group>
      </HouseForm>
    </Modal>
  )
}
