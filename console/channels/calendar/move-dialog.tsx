import { Modal, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api, got } from '../../frame/api.ts'
import { HouseForm } from '../../frame/house-form.tsx'
import { MomentField } from '../../frame/moment-field.tsx'
import { t } from '../../frame/messages.ts'
import { notify } from '../../frame/notify.ts'
import { exactTime, wallTime, zonedInstant, zoneLabel } from '../../frame/times.tsx'
import { BestTimes } from '../best-times.tsx'
import type { Planned, Shown, Zone } from './calendar-queries.ts'

/** Gives what is planned another time: reached by dragging, by a click, and by the keyboard. */
export function MoveDialog({
  entry,
  to,
  zone,
  shown: { unitId, network, segmentId },
  onClose,
}: {
  entry: Planned
  to: Date
  zone: Zone
  shown: Shown
  onClose: () => void
}) {
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { to: wallTime(to, zone) },
    validate: { to: (value) => (value === '' ? t('console.form.needed') : null) },
  })
  return (
    <Modal opened onClose={onClose} title={t('console.channel_calendar.move')}>
      <HouseForm
        form={form}
        label={t('console.channel_calendar.move')}
        submit={t('console.channel_calendar.move_submit')}
        onCancel={onClose}
        onSubmit={async (values) => {
          const chosen = zonedInstant(values.to, zone)
          const { moved, silentUntil } = await got(
            api.POST('/api/v1/channel-calendar/moves', {
              body: {
                editionId: entry.editionId,
                from: entry.at,
                to: chosen.toISOString(),
                ...(unitId === undefined ? {} : { unitId }),
                ...(network === undefined ? {} : { network }),
                ...(segmentId === undefined ? {} : { segmentId }),
              },
            }),
          )
          notify(
            silentUntil === null
              ? t('console.channel_calendar.moved', { n: moved, time: exactTime(chosen, zone) })
              : t('console.channel_calendar.moved_silent', { n: moved, time: exactTime(silentUntil, zone) }),
          )
          onClose()
          await queries.invalidateQueries({ queryKey: ['deliveries'] })
        }}
      >
        <Text size="sm">
          {t('console.channel_calendar.move_lead', { n: entry.accounts, time: exactTime(entry.at, zone) })}
        </Text>
        <MomentField
          label={t('console.channel_calendar.move_to', { zone: zoneLabel(zone) })}
          value={form.values.to}
          onChange={(value) => form.setFieldValue('to', value)}
          error={form.errors['to']}
        />
        <BestTimes
          zone={zone}
          {...(unitId === undefined ? {} : { unitId })}
          {...(network === undefined ? {} : { network })}
          onUse={(at) => form.setFieldValue('to', wallTime(at, zone))}
        />
      </HouseForm>
    </Modal>
  )
}
