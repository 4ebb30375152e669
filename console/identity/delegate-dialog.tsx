import { Group, Modal, Select, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { roleName } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useMe } from '../frame/session.tsx'
import { peopleQuery, type Grant } from './people-queries.ts'
import { DayField, endOfDay, startOfDay } from './role-fields.tsx'

/** While somebody is away, another acts in their role between two days. */
export function DelegateDialog({
  grant,
  onClose,
  onDone,
}: {
  grant: Grant
  onClose: () => void
  onDone: () => Promise<unknown>
}) {
  const me = useMe()
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), 200)
  const people = useInfiniteQuery(peopleQuery(wanted))
  const form = useForm({
    initialValues: { to: null as string | null, from: '', until: '' },
    validate: {
      to: (value) => (value === null ? t('console.people.person_needed') : null),
      until: (value, values) =>
        value === '' || (values.from !== '' && value < values.from) ? t('console.people.until_needed') : null,
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('console.people.delegate')}>
      <HouseForm
        form={form}
        label={t('console.people.delegate')}
        submit={t('console.people.delegate')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.POST('/api/v1/delegations', {
              body: {
                grantId: grant.id,
                toPersonId: values.to ?? '',
                until: endOfDay(values.until),
                ...(values.from === '' ? {} : { from: startOfDay(values.from) }),
              },
            }),
          )
          await onDone()
          notify(t('console.people.delegated'))
          onClose()
        }}
      >
        <Text size="sm">{t('console.people.delegate_lead', { role: roleName(grant.role) })}</Text>
        <Select
          label={t('console.people.to_whom')}
          searchable
          allowDeselect={false}
          searchValue={text}
          onSearchChange={setText}
          filter={({ options }) => options}
          data={(people.data?.pages[0]?.people ?? [])
            .filter((person) => person.id !== me.id && person.suspendedAt === null)
            .map((person) => ({ value: person.id, label: `${person.name} (${person.email})` }))}
          {...form.getInputProps('to')}
        />
        <Group grow align="start">
          <DayField field={form.getInputProps} path="from" label={t('console.people.from')} />
          <DayField field={form.getInputProps} path="until" label={t('console.people.role_until')} />
        </Group>
      </HouseForm>
    </Modal>
  )
}
