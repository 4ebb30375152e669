import { Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import type { Role } from './people-queries.ts'
import { DayField, endOfDay, RoleAndUnit } from './role-fields.tsx'

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { email: '', role: 'contributor', unitId: null as string | null, until: '', locale: 'id' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('console.auth.email_needed')),
      role: (value) => (value === '' ? t('console.people.role_needed') : null),
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('console.people.invite')}>
      <HouseForm
        form={form}
        label={t('console.people.invite')}
        submit={t('console.people.send_invitation')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.POST('/api/v1/invitations', {
              body: {
                email: values.email.trim(),
                unitId: values.unitId ?? '',
                role: values.role as Role,
                locale: values.locale as 'id' | 'en',
                ...(values.until === '' ? {} : { grantUntil: endOfDay(values.until) }),
              },
            }),
          )
          await queries.invalidateQueries({ queryKey: ['invitations'] })
          notify(t('console.people.invitation_sent', { email: values.email.trim() }))
          onClose()
        }}
      >
        <TextInput
          label={t('console.auth.email')}
          type="email"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <RoleAndUnit field={form.getInputProps} />
        <DayField
          field={form.getInputProps}
          path="until"
          label={t('console.people.role_until')}
          description={t('console.people.role_until_hint')}
        />
        <Select
          label={t('console.people.mail_language')}
          data={[
            { value: 'id', label: 'Bahasa Indonesia' },
            { value: 'en', label: 'English' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('locale')}
        />
      </HouseForm>
    </Modal>
  )
}
