import {
  Badge,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  MultiSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { roleName } from '../frame/house.ts'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Ago, shortDay } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { keysQuery, type Key } from './people-queries.ts'
import { DayField, endOfDay } from './role-fields.tsx'

const keyRoles = [
  'contributor',
  'editor',
  'channel_officer',
  'duty_officer',
  'desk_officer',
  'archivist',
] as const
const year = () => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10)

/** API keys of units: made, shown once, revoked. */
export function Keys() {
  const queries = useQueryClient()
  const keys = useInfiniteQuery(keysQuery)
  const [making, setMaking] = useState(false)
  async function revoke(key: Key): Promise<void> {
    try {
      await got(api.DELETE('/api/v1/keys/{id}', { params: { path: { id: key.id } } }))
      notify(t('console.keys_page.revoked'))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['keys'] })
  }
  const make = (
    <Button variant="filled" onClick={() => setMaking(true)}>
      {t('console.keys_page.make')}
    </Button>
  )
  return (
    <>
      <ListPage<Key>
        title={t('console.nav.keys')}
        lead={t('console.keys_page.lead')}
        acts={make}
        list={listState(keys, (page) => page.keys)}
        rowKey={(key) => key.id}
        empty={
          <EmptyState title={t('console.keys_page.empty')} act={make}>
            {t('console.keys_page.empty_next')}
          </EmptyState>
        }
        columns={[
          { key: 'name', label: t('console.keys_page.name'), render: (key) => key.name },
          {
            key: 'hint',
            label: t('console.keys_page.key'),
            render: (key) => <Code>{key.hint}…</Code>,
            tight: true,
          },
          { key: 'unit', label: t('console.board.unit'), render: (key) => <UnitName id={key.unitId} /> },
          {
            key: 'roles',
            label: t('console.people.roles'),
            render: (key) => key.roles.map(roleName).join(', '),
          },
          {
            key: 'used',
            label: t('console.keys_page.last_used'),
            render: (key) =>
              key.lastUsedAt === null ? t('console.keys_page.never') : <Ago at={key.lastUsedAt} />,
            tight: true,
          },
          {
            key: 'expires',
            label: t('console.keys_page.expires'),
            render: (key) => shortDay(key.expiresAt),
            tight: true,
          },
          {
            key: 'state',
            label: t('console.board.state'),
            render: (key) =>
              key.state === 'open' ? (
                <Button
                  size="compact-sm"
                  onClick={() => void revoke(key)}
                  aria-label={t('console.keys_page.revoke_this', { name: key.name })}
                >
                  {t('console.keys_page.revoke')}
                </Button>
              ) : (
                <Badge color="gray">{tAny('key_state', key.state)}</Badge>
              ),
          },
        ]}
      />
      {making && <MakeKey onClose={() => setMaking(false)} />}
    </>
  )
}

function MakeKey({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [made, setMade] = useState<string | null>(null)
  const form = useForm({
    initialValues: {
      name: '',
      unitId: null as string | null,
      roles: ['contributor'] as string[],
      until: year(),
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('console.form.needed') : null),
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      roles: (value) => (value.length === 0 ? t('console.people.role_needed') : null),
      until: (value) => (value === '' ? t('console.form.needed') : null),
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('console.keys_page.make')} closeOnClickOutside={made === null}>
      {made === null ? (
        <HouseForm
          form={form}
          label={t('console.keys_page.make')}
          submit={t('console.keys_page.make')}
          onCancel={onClose}
          onSubmit={async (values) => {
            const { key } = await got(
              api.POST('/api/v1/keys', {
                body: {
                  name: values.name.trim(),
                  unitId: values.unitId ?? '',
                  roles: values.roles as (typeof keyRoles)[number][],
                  expiresAt: endOfDay(values.until),
                },
              }),
            )
            setMade(key)
            await queries.invalidateQueries({ queryKey: ['keys'] })
          }}
        >
          <TextInput
            label={t('console.keys_page.name')}
            description={t('console.keys_page.name_hint')}
            maxLength={120}
            {...form.getInputProps('name')}
          />
          <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
          <MultiSelect
            label={t('console.people.roles')}
            data={keyRoles.map((value) => ({ value, label: roleName(value) }))}
            {...form.getInputProps('roles')}
          />
          <DayField field={form.getInputProps} path="until" label={t('console.keys_page.expires')} />
        </HouseForm>
      ) : (
        <Stack>
          <Text>{t('console.keys_page.once')}</Text>
          <Code block>{made}</Code>
          <Group gap="sm">
            <CopyButton value={made}>
              {({ copied, copy }) => (
                <Button variant="filled" onClick={copy}>
                  {copied ? t('console.act.copied') : t('console.act.copy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{t('console.keys_page.kept')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
