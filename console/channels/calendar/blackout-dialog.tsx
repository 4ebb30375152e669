import { Checkbox, Modal, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api, got } from '../../frame/api.ts'
import { HouseForm } from '../../frame/house-form.tsx'
import { MomentField } from '../../frame/moment-field.tsx'
import { t } from '../../frame/messages.ts'
import { notify } from '../../frame/notify.ts'
import { useMe } from '../../frame/session.tsx'
import { zonedInstant, zoneLabel } from '../../frame/times.tsx'
import { UnitSelect } from '../../units/unit-select.tsx'

const keepers = ['channel_officer', 'approver', 'administrator']

/** A time in which nothing leaves below a unit but removals and corrections. */
export function BlackoutDialog({ zone, onClose }: { zone: string; onClose: () => void }) {
  const queries = useQueryClient()
  const me = useMe()
  const needed = (value: string) => (value === '' ? t('console.form.needed') : null)
  const form = useForm({
    initialValues: {
      unitId: me.grants.find(({ role }) => keepers.includes(role))?.unitId ?? null,
      begins: '',
      ends: '',
      reason: '',
      mandatoryPass: false,
    },
    validate: {
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      begins: needed,
      ends: (value, { begins }) =>
        value !== '' && value <= begins ? t('console.blackout.ends_before') : needed(value),
      reason: (value) => (value.trim().length < 3 ? t('console.pause.reason_needed') : null),
    },
  })
  const zoned = { zone: zoneLabel(zone) }
  return (
    <Modal opened onClose={onClose} title={t('console.blackout.declare')}>
      <HouseForm
        form={form}
        label={t('console.blackout.declare')}
        submit={t('console.blackout.submit')}
        onCancel={onClose}
        onSubmit={async ({ unitId, begins, ends, reason, mandatoryPass }) => {
          await got(
            api.POST('/api/v1/blackouts', {
              body: {
                unitId: unitId ?? '',
                begins: zonedInstant(begins, zone).toISOString(),
                ends: zonedInstant(ends, zone).toISOString(),
                reason: reason.trim(),
                mandatoryPass,
              },
            }),
          )
          notify(t('console.blackout.declared'))
          onClose()
          await queries.invalidateQueries({ queryKey: ['deliveries'] })
        }}
      >
        <Text size="sm">{t('console.blackout.lead')}</Text>
        <UnitSelect label={t('console.pause.unit')} {...form.getInputProps('unitId')} />
        <MomentField
          label={t('console.blackout.begins', zoned)}
          value={form.values.begins}
          onChange={(value) => form.setFieldValue('begins', value)}
          error={form.errors['begins']}
        />
        <MomentField
          label={t('console.blackout.ends', zoned)}
          value={form.values.ends}
          onChange={(value) => form.setFieldValue('ends', value)}
          error={form.errors['ends']}
        />
        <TextInput
          label={t('console.pause.reason')}
          description={t('console.pause.reason_hint')}
          maxLength={400}
          {...form.getInputProps('reason')}
        />
        <Checkbox
          label={t('console.blackout.mandatory')}
          description={t('console.blackout.mandatory_hint')}
          {...form.getInputProps('mandatoryPass', { type: 'checkbox' })}
        />
      </HouseForm>
    </Modal>
  )
}
