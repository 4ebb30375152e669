import { TagsInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { longEnough } from '../hub/hub-frame.tsx'
import { Dialog, Languages, needed } from './channel-dialogs.tsx'
import { useRegisterDone } from './register-frame.tsx'
import type { EntryDetail } from './register-queries.ts'

interface DialogProps {
  entry: EntryDetail
  onClose: () => void
}

export function RecordDialog({ entry, onClose }: DialogProps) {
  const done = useRegisterDone(onClose)
  const form = useForm({
    initialValues: {
      label: entry.label,
      mandate: entry.mandate,
      contact: entry.contact,
      tags: entry.tags,
      languages: entry.languages,
    },
    validate: {
      label: needed,
      languages: (value) => (value.length === 0 ? t('console.form.needed') : null),
    },
  })
  return (
    <Dialog title={t('console.register.change')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.register.change')}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async (record) => {
          await got(
            api.PATCH('/api/v1/register/{id}', {
              params: { path: { id: entry.id } },
              body: record,
            }),
          )
          await done(t('console.register.changed'))
        }}
      >
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
        <TagsInput label={t('console.register.tags')} maxTags={20} {...form.getInputProps('tags')} />
        <Languages form={form} />
      </HouseForm>
    </Dialog>
  )
}

/** Two others answer for it: handed over at once, or named by the unit above and holding after a week. */
export function KeepersDialog({ entry, recovery, onClose }: DialogProps & { recovery: boolean }) {
  const done = useRegisterDone(onClose)
  const title = t(recovery ? 'console.register.recovery' : 'console.register.hand_over')
  const form = useForm({
    initialValues: { name1: '', email1: '', name2: '', email2: '', why: '' },
    validate: {
      name1: needed,
      email1: needed,
      name2: needed,
      email2: needed,
      why: (value) => (recovery ? longEnough(value) : null),
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        onCancel={onClose}
        onSubmit={async ({ name1, email1, name2, email2, why }) => {
          const params = { path: { id: entry.id } }
          const keepers = [
            { name: name1, email: email1 },
            { name: name2, email: email2 },
          ].map((one) => {
            // Whoever already answers for it stays the person of the house that they are.
            const known = entry.keepers.find(({ email }) => email === one.email.trim())
            return known?.personId ? { personId: known.personId } : one
          })
          if (recovery)
            await got(api.POST('/api/v1/register/{id}/recovery', { params, body: { keepers, why } }))
          else await got(api.PUT('/api/v1/register/{id}/administrators', { params, body: { keepers } }))
          await done(t(recovery ? 'console.register.recovery_asked' : 'console.register.handed_over'))
        }}
      >
        <Text size="sm">
          {t(recovery ? 'console.register.recovery_lead' : 'console.register.hand_over_lead')}
        </Text>
        {([1, 2] as const).map((nth) => (
          <div key={nth}>
            <TextInput
              label={t('console.register.keeper_name', { nth })}
              maxLength={120}
              {...form.getInputProps(`name${nth}`)}
            />
            <TextInput
              label={t('console.register.keeper_email', { nth })}
              type="email"
              maxLength={254}
              mt="xs"
              {...form.getInputProps(`email${nth}`)}
            />
          </div>
        ))}
        {recovery && (
          <TextInput label={t('console.register.why')} maxLength={400} {...form.getInputProps('why')} />
        )}
      </HouseForm>
    </Dialog>
  )
}

export function RetireDialog({ entry, onClose }: DialogProps) {
  const done = useRegisterDone(onClose)
  const form = useForm({ initialValues: { why: '' }, validate: { why: longEnough } })
  return (
    <Dialog title={t('console.register.retire')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.register.retire')}
        submit={t('console.register.retire')}
        tone="danger"
        onCancel={onClose}
        onSubmit={async ({ why }) => {
          await got(
            api.POST('/api/v1/register/{id}/retire', { params: { path: { id: entry.id } }, body: { why } }),
          )
          await done(t('console.register.retired'))
        }}
      >
        <Text size="sm">{t('console.register.retire_lead', { handle: entry.handle })}</Text>
        <TextInput label={t('console.register.why')} maxLength={400} {...form.getInputProps('why')} />
      </HouseForm>
    </Dialog>
  )
}
