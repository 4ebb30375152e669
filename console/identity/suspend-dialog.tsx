import { Modal, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import type { PersonCard } from './people-queries.ts'

/** Shuts a person out at once, or lets them in again; either way with the reason. */
export function SuspendDialog({
  person,
  onClose,
  onDone,
}: {
  person: PersonCard
  onClose: () => void
  onDone: () => Promise<unknown>
}) {
  const suspended = person.suspendedAt !== null
  const title = suspended ? t('console.people.restore') : t('console.people.suspend')
  const form = useForm({
    initialValues: { why: '' },
    validate: { why: (value) => (value.trim().length >= 3 ? null : t('console.edition.say_why')) },
  })
  return (
    <Modal opened onClose={onClose} title={title}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        tone={suspended ? 'normal' : 'danger'}
        onCancel={onClose}
        onSubmit={async ({ why }) => {
          const options = { params: { path: { id: person.id } }, body: { why: why.trim() } }
          await got(
            suspended
              ? api.POST('/api/v1/people/{id}/restore', options)
              : api.POST('/api/v1/people/{id}/suspend', options),
          )
          await onDone()
          notify(suspended ? t('console.people.restored') : t('console.people.now_suspended'))
          onClose()
        }}
      >
        <Text size="sm">
          {suspended
            ? t('console.people.restore_lead', { name: person.name })
            : t('console.people.suspend_lead', { name: person.name })}
        </Text>
        <Textarea label={t('console.edition.reason')} autosize minRows={2} {...form.getInputProps('why')} />
      </HouseForm>
    </Modal>
  )
}
