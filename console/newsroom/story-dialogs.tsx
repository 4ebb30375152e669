import { Checkbox, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { notify } from '../frame/notify.ts'
import { wallTime, zonedInstant, zoneLabel } from '../frame/times.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import type { Story } from './shapes.ts'

interface DialogProps {
  story: Story
  onClose: () => void
}

function useDone({ story, onClose }: DialogProps) {
  const queries = useQueryClient()
  return async (sentence: string) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['story', story.id] }),
      queries.invalidateQueries({ queryKey: ['edition'] }),
      queries.invalidateQueries({ queryKey: ['board'] }),
    ])
    notify(sentence)
    onClose()
  }
}

function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Modal opened onClose={onClose} title={title}>
      {children}
    </Modal>
  )
}

const why = (value: string) => (value.trim().length >= 3 ? null : t('console.edition.say_why'))

/** Adoption onto an ancestor's site, or a mandatory release to every site below a unit. */
export function ListingDialog({ story, onClose, act }: DialogProps & { act: 'adopt' | 'mandate' }) {
  const done = useDone({ story, onClose })
  const units = act === 'adopt' ? story.adoptableBy : story.mandatableBy
  const title = act === 'adopt' ? t('console.story.adopt') : t('console.story.mandate')
  const form = useForm({ initialValues: { unitId: units.at(-1)?.id ?? '' } })
  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        onCancel={onClose}
        onSubmit={async ({ unitId }) => {
          const options = { params: { path: { id: story.id } }, body: { unitId } }
          await got(
            act === 'adopt'
              ? api.POST('/api/v1/stories/{id}/adopt', options)
              : api.POST('/api/v1/stories/{id}/mandate', options),
          )
          await done(act === 'adopt' ? t('console.story.adopted') : t('console.story.mandated'))
        }}
      >
        <Text size="sm">
          {act === 'adopt' ? t('console.story.adopt_lead') : t('console.story.mandate_lead')}
        </Text>
        <Select
          label={t('console.board.unit')}
          allowDeselect={false}
          data={units.map((unit) => ({ value: unit.id, label: named(unit.name) }))}
          {...form.getInputProps('unitId')}
        />
      </HouseForm>
    </Dialog>
  )
}

export function SupportDialog({ story, onClose }: DialogProps) {
  const done = useDone({ story, onClose })
  const held = story.units.filter((one) => one.kind === 'supporting').map((one) => one.unit.id)
  const form = useForm({
    initialValues: { unitId: null as string | null },
    validate: { unitId: (value) => (value === null ? t('console.people.unit_needed') : null) },
  })
  return (
    <Dialog title={t('console.story.support')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.story.support')}
        submit={t('console.story.support')}
        onCancel={onClose}
        onSubmit={async ({ unitId }) => {
          await got(
            api.POST('/api/v1/stories/{id}/units', {
              params: { path: { id: story.id } },
              body: { unitIds: [...new Set([...held, unitId ?? ''])] },
            }),
          )
          await done(t('console.story.supported'))
        }}
      >
        <Text size="sm">{t('console.story.support_lead')}</Text>
        <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
      </HouseForm>
    </Dialog>
  )
}

const flags = ['minors', 'victims', 'ongoing_investigation', 'election'] as const

export function SensitivityDialog({ story, onClose }: DialogProps) {
  const done = useDone({ story, onClose })
  const form = useForm({
    initialValues: { flags: story.sensitivity, reason: '' },
    validate: { reason: why },
  })
  return (
    <Dialog title={t('console.story.sensitivity')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.story.sensitivity')}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async ({ flags: chosen, reason }) => {
          await got(
            api.POST('/api/v1/stories/{id}/sensitivity', {
              params: { path: { id: story.id } },
              body: { flags: chosen, reason: reason.trim() },
            }),
          )
          await done(t('console.story.sensitivity_set'))
        }}
      >
        <Text size="sm">{t('console.story.sensitivity_lead')}</Text>
        <Checkbox.Group label={t('console.story.sensitivity_about')} {...form.getInputProps('flags')}>
          <Stack gap={8} mt={6}>
            {flags.map((flag) => (
              <Checkbox key={flag} value={flag} label={tAny('sensitivity', flag)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          label={t('console.edition.reason')}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
      </HouseForm>
    </Dialog>
  )
}

export function EmbargoDialog({ story, onClose }: DialogProps) {
  const done = useDone({ story, onClose })
  const zone = story.unit.timeZone
  const mayLift = story.embargoUntil !== null && story.can.liftEmbargo
  const form = useForm({
    initialValues: {
      until: story.embargoUntil === null ? '' : wallTime(story.embargoUntil, zone),
      reason: '',
    },
    validate: {
      until: (value) => (value === '' && !mayLift ? t('console.edition.when_needed') : null),
      reason: why,
    },
  })
  return (
    <Dialog title={t('console.story.embargo')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.story.embargo')}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async ({ until, reason }) => {
          await got(
            api.POST('/api/v1/stories/{id}/embargo', {
              params: { path: { id: story.id } },
              body: {
                until: until === '' ? null : zonedInstant(until, zone).toISOString(),
                reason: reason.trim(),
              },
            }),
          )
          await done(until === '' ? t('console.story.embargo_lifted') : t('console.story.embargo_set'))
        }}
      >
        <Text size="sm">{t('console.edition.embargo_why')}</Text>
        <MomentField
          label={`${t('console.edition.embargo_until')} (${zoneLabel(zone)})`}
          {...(mayLift ? { description: t('console.story.embargo_empty') } : {})}
          clearable={mayLift}
          {...form.getInputProps('until')}
          value={form.values.until}
        />
        <Textarea
          label={t('console.edition.reason')}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
      </HouseForm>
    </Dialog>
  )
}
