import { Radio, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { wallTime, zonedInstant, zoneLabel } from '../frame/times.tsx'
import { Dialog, longEnough, needed, useDone } from './hub-frame.tsx'
import type { PressEvent } from './hub-queries.ts'

export type EventAct = 'confirm' | 'postpone' | 'cancel'

/** Confirms, puts off or calls off; says beforehand who is told. */
export function EventActDialog({
  act,
  event,
  onClose,
}: {
  act: EventAct
  event: PressEvent
  onClose: () => void
}) {
  const done = useDone(onClose)
  const hours = new Date(event.endsAt).getTime() - new Date(event.startsAt).getTime()
  const form = useForm({
    initialValues: {
      why: '',
      time: 'new',
      startsAt: wallTime(event.startsAt, event.timeZone),
      endsAt: wallTime(event.endsAt, event.timeZone),
    },
    validate: {
      why: (value) => (act === 'confirm' ? null : longEnough(value)),
      startsAt: (value, values) => (asksTime(values.time) ? needed(value) : null),
      endsAt: (value, values) =>
        asksTime(values.time) && !(value > values.startsAt) ? t('console.hub.ends_before') : null,
    },
  })
  const asksTime = (time: string) => act === 'postpone' && time === 'new'
  const at = (wall: string) => zonedInstant(wall, event.timeZone).toISOString()
  const title = t(`console.hub.act_${act}`)

  async function send({ why, time, startsAt, endsAt }: typeof form.values): Promise<void> {
    const params = { path: { id: event.id } }
    const { version } = event
    if (act === 'confirm')
      await got(api.POST('/api/v1/hub/events/{id}/confirm', { params, body: { version } }))
    else if (act === 'cancel')
      await got(api.POST('/api/v1/hub/events/{id}/cancel', { params, body: { version, why } }))
    else
      await got(
        api.POST('/api/v1/hub/events/{id}/postpone', {
          params,
          body: {
            version,
            why,
            ...(asksTime(time) ? { startsAt: at(startsAt), endsAt: at(endsAt) } : {}),
          },
        }),
      )
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        tone={act === 'cancel' ? 'danger' : 'normal'}
        onCancel={onClose}
        onSubmit={async (values) => {
          await send(values)
          await done(t(`console.hub.done_${act}`))
        }}
      >
        <Text size="sm">{t(`console.hub.${act}_lead`)}</Text>
        {act === 'postpone' && (
          <Radio.Group label={t('console.hub.new_time')} {...form.getInputProps('time')}>
            <Stack gap={8} mt={6}>
              <Radio value="new" label={t('console.hub.new_time_known')} />
              <Radio value="open" label={t('console.hub.new_time_open')} />
            </Stack>
          </Radio.Group>
        )}
        {asksTime(form.values.time) && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <MomentField
              label={t('console.hub.starts')}
              description={t('console.hub.in_zone', { zone: zoneLabel(event.timeZone) })}
              {...form.getInputProps('startsAt')}
              value={form.values.startsAt}
              onChange={(startsAt) => {
                form.setFieldValue('startsAt', startsAt)
                // It lasts as long as before, unless somebody says otherwise.
                if (startsAt !== '')
                  form.setFieldValue(
                    'endsAt',
                    wallTime(
                      new Date(zonedInstant(startsAt, event.timeZone).getTime() + hours),
                      event.timeZone,
                    ),
                  )
              }}
            />
            <MomentField
              label={t('console.hub.ends')}
              description={t('console.hub.in_zone', { zone: zoneLabel(event.timeZone) })}
              {...form.getInputProps('endsAt')}
              value={form.values.endsAt}
            />
          </SimpleGrid>
        )}
        {act !== 'confirm' && (
          <Textarea
            label={t('console.edition.reason')}
            description={t('console.hub.reason_public')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('why')}
          />
        )}
      </HouseForm>
    </Dialog>
  )
}
