/** The acts on the tree; each says what becomes of addresses before it is done. */
import { Modal, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { house, named } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import type { Unit } from './unit-queries.ts'
import { UnitSelect } from './unit-select.tsx'

export interface Closing {
  onClose: () => void
}

export function useDone(onClose: () => void) {
  const queries = useQueryClient()
  return async (sentence: string) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['unit'] }),
      queries.invalidateQueries({ queryKey: ['units'] }),
    ])
    notify(sentence)
    onClose()
  }
}

export function Dialog({ title, onClose, children }: Closing & { title: string; children: ReactNode }) {
  return (
    <Modal opened onClose={onClose} title={title}>
      {children}
    </Modal>
  )
}

const needed = (value: string) => (value.trim() === '' ? t('console.form.needed') : null)
const whyNeeded = (value: string) => (value.trim().length >= 3 ? null : t('console.edition.say_why'))

export function AddUnitDialog({ parentId, onClose }: Closing & { parentId: string }) {
  const done = useDone(onClose)
  const form = useForm({
    initialValues: {
      parentId,
      code: '',
      level: house.levels.at(-1)?.key ?? '',
      id: '',
      en: '',
    },
    validate: {
      parentId: (value) => (value === null ? t('console.form.needed') : null),
      code: needed,
      level: needed,
      id: needed,
    },
  })
  return (
    <Dialog title={t('console.units.add')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.units.add')}
        submit={t('console.units.add')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.POST('/api/v1/units', {
              body: {
                parentId: values.parentId ?? '',
                code: values.code.trim(),
                level: values.level,
                name: { id: values.id.trim(), en: values.en.trim() || values.id.trim() },
              },
            }),
          )
          await done(t('console.units.added'))
        }}
      >
        <UnitSelect label={t('console.units.parent')} {...form.getInputProps('parentId')} />
        <Select
          allowDeselect={false}
          label={t('console.units.level')}
          data={house.levels.map((level) => ({ value: level.key, label: named(level.name) }))}
          {...form.getInputProps('level')}
        />
        <TextInput label={t('console.units.name')} maxLength={120} {...form.getInputProps('id')} />
        <TextInput
          label={t('console.units.english_name')}
          maxLength={120}
          lang="en"
          {...form.getInputProps('en')}
        />
        <TextInput
          label={t('console.units.code')}
          description={t('console.units.code_hint')}
          maxLength={24}
          {...form.getInputProps('code')}
        />
      </HouseForm>
    </Dialog>
  )
}

export function RenameUnitDialog({ unit, onClose }: Closing & { unit: Unit }) {
  const done = useDone(onClose)
  const form = useForm({
    initialValues: { id: unit.name.id, en: unit.name.en, shortName: unit.shortName, slug: unit.slug },
    validate: { id: needed, en: needed },
  })
  return (
    <Dialog title={t('console.units.rename')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.units.rename')}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.PATCH('/api/v1/units/{id}', {
              params: { path: { id: unit.id } },
              body: {
                name: { id: values.id.trim(), en: values.en.trim() },
                shortName: values.shortName.trim(),
                ...(values.slug === unit.slug || values.slug === '' ? {} : { slug: values.slug.trim() }),
              },
            }),
          )
          await done(t('console.units.renamed'))
        }}
      >
        <TextInput label={t('console.units.name')} maxLength={120} {...form.getInputProps('id')} />
        <TextInput
          label={t('console.units.english_name')}
          maxLength={120}
          lang="en"
          {...form.getInputProps('en')}
        />
        <TextInput
          label={t('console.units.short_name')}
          maxLength={80}
          {...form.getInputProps('shortName')}
        />
        {unit.parentId !== null && (
          <TextInput
            label={t('console.units.slug')}
            description={t('console.units.slug_hint')}
            maxLength={80}
            {...form.getInputProps('slug')}
          />
        )}
      </HouseForm>
    </Dialog>
  )
}

export function MoveUnitDialog({ unit, onClose }: Closing & { unit: Unit }) {
  const done = useDone(onClose)
  const form = useForm({
    initialValues: { parentId: null as string | null, why: '' },
    validate: { parentId: (value) => (value === null ? t('console.form.needed') : null), why: whyNeeded },
  })
  return (
    <Dialog title={t('console.units.move')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.units.move')}
        submit={t('console.units.move')}
        onCancel={onClose}
        onSubmit={async ({ parentId, why }) => {
          await got(
            api.POST('/api/v1/units/{id}/move', {
              params: { path: { id: unit.id } },
              body: { parentId: parentId ?? '', why: why.trim() },
            }),
          )
          await done(t('console.units.moved'))
        }}
      >
        <Text size="sm">{t('console.units.move_lead', { name: named(unit.name) })}</Text>
        <UnitSelect label={t('console.units.new_parent')} {...form.getInputProps('parentId')} />
        <Textarea label={t('console.edition.reason')} autosize minRows={2} {...form.getInputProps('why')} />
      </HouseForm>
    </Dialog>
  )
}

export function SuccessorDialog({ unit, act, onClose }: Closing & { unit: Unit; act: 'merge' | 'close' }) {
  const done = useDone(onClose)
  const form = useForm({
    initialValues: { successorId: null as string | null, why: '' },
    validate: { successorId: (value) => (value === null ? t('console.form.needed') : null), why: whyNeeded },
  })
  const title = act === 'merge' ? t('console.units.merge') : t('console.units.close')
  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        tone="danger"
        onCancel={onClose}
        onSubmit={async ({ successorId, why }) => {
          const options = {
            params: { path: { id: unit.id } },
            body: { successorId: successorId ?? '', why: why.trim() },
          }
          await got(
            act === 'merge'
              ? api.POST('/api/v1/units/{id}/merge', options)
              : api.POST('/api/v1/units/{id}/close', options),
          )
          await done(act === 'merge' ? t('console.units.merged') : t('console.units.now_closed'))
        }}
      >
        <Text size="sm">
          {act === 'merge'
            ? t('console.units.merge_lead', { name: named(unit.name) })
            : t('console.units.close_lead', { name: named(unit.name) })}
        </Text>
        <UnitSelect label={t('console.units.successor')} {...form.getInputProps('successorId')} />
        <Textarea label={t('console.edition.reason')} autosize minRows={2} {...form.getInputProps('why')} />
      </HouseForm>
    </Dialog>
  )
}
