import { Group, Modal, Radio, Select, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { HouseForm } from '../frame/house-form.tsx'
import { t, tAny } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { notify } from '../frame/notify.ts'
import {
  exactTime,
  indonesianZones,
  span,
  useNow,
  wallTime,
  zonedInstant,
  zoneLabel,
} from '../frame/times.tsx'
import type { ActCard, ActName } from './acts.ts'
import { noValues, performAct, type ActValues } from './perform.ts'
import { RemarkBlocks } from './remark-blocks.tsx'
import type { Edition } from './shapes.ts'

/** Asks what an act needs (reason, public note, time, remarks), says what it does, and does it. */
export function ActDialog({
  card,
  edition,
  hash,
  onDone,
  onClose,
}: {
  card: ActCard
  edition: Edition
  /** The text that was seen when the dialog was opened. */
  hash: string
  onDone?: ((act: ActName) => void) | undefined
  onClose: () => void
}) {
  const queries = useQueryClient()
  const now = useNow(15_000)
  const zone = edition.schedule?.zone ?? edition.unit.timeZone
  const asks = (what: ActCard['asks'][number]) => card.asks.includes(what)
  const long = (value: string) => (value.trim().length >= 3 ? null : t('console.edition.say_why'))
  const form = useForm<Record<string, unknown> & ActValues>({
    initialValues: {
      ...noValues,
      zone,
      scheduledFor: asks('schedule')
        ? (edition.schedule?.local.replace('T', ' ') ?? nextHour(now, zone))
        : '',
      change: edition.change?.kind ?? '',
      reason: edition.change?.reason ?? '',
      publicNote: edition.change?.publicNote ?? '',
    },
    validate: {
      change: (value) => (asks('change') && value === '' ? t('console.edition.change_needed') : null),
      reason: (value) => (asks('reason') ? long(value) : null),
      publicNote: (value) => (asks('publicNote') ? long(value) : null),
      scheduledFor: (value, values) => {
        if (!asks('schedule')) return null
        if (value === '') return t('console.edition.when_needed')
        return zonedInstant(full(value), values.zone).getTime() > Date.now()
          ? null
          : t('console.edition.when_past')
      },
    },
  })
  const { scheduledFor } = form.values
  const at =
    asks('schedule') && scheduledFor !== '' ? zonedInstant(full(scheduledFor), form.values.zone) : null

  return (
    <Modal opened onClose={onClose} title={t(card.label)} size={asks('remarks') ? 'xl' : 'md'}>
      <HouseForm
        form={form}
        label={t(card.label)}
        submit={t(card.label)}
        tone={card.tone}
        onCancel={onClose}
        onSubmit={async (values) => {
          await performAct(
            queries,
            { editionId: edition.id, storyId: edition.storyId, versionHash: hash },
            card.name,
            values,
          )
          notify(tAny('edition_done', card.name, t('console.edition.done')))
          onClose()
          onDone?.(card.name)
        }}
      >
        <Text size="sm">{t(card.lead)}</Text>
        {asks('schedule') && (
          <>
            <Group grow align="start">
              <MomentField
                label={t('console.edition.when')}
                minDate={wallTime(new Date(now), form.values.zone).slice(0, 10)}
                {...form.getInputProps('scheduledFor')}
                value={form.values.scheduledFor}
              />
              <ZoneSelect form={form} />
            </Group>
            {at !== null && (
              <Text size="sm" c="dimmed" component="output">
                {at.getTime() > now
                  ? t('console.edition.countdown', {
                      span: span(at.getTime() - now),
                      at: exactTime(at, form.values.zone),
                    })
                  : t('console.edition.when_past')}
              </Text>
            )}
          </>
        )}
        {asks('change') && (
          <Radio.Group label={t('console.edition.change_kind')} {...form.getInputProps('change')}>
            <Radio mt={8} value="correction" label={t('console.edition.change_correction')} />
            <Radio mt={8} value="update" label={t('console.edition.change_update')} />
          </Radio.Group>
        )}
        {asks('reason') && (
          <Textarea
            label={t('console.edition.reason')}
            description={t('console.edition.reason_who')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('reason')}
          />
        )}
        {asks('publicNote') && (
          <Textarea
            label={t('console.edition.public_note')}
            description={t('console.edition.public_note_who')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('publicNote')}
          />
        )}
        {asks('remarks') && (
          <RemarkBlocks
            edition={edition}
            remarks={form.values.remarks}
            onChange={(remarks) => form.setFieldValue('remarks', remarks)}
          />
        )}
      </HouseForm>
    </Modal>
  )
}

function ZoneSelect({ form }: { form: { getInputProps: (path: 'zone') => object } }) {
  return (
    <Select
      label={t('console.edition.zone')}
      allowDeselect={false}
      data={indonesianZones.map((value) => ({
        value,
        label: `${zoneLabel(value)} (${value.split('/')[1] ?? value})`,
      }))}
      {...form.getInputProps('zone')}
    />
  )
}

const full = (wall: string) => (wall.length === 16 ? `${wall}:00` : wall).replace('T', ' ')

function nextHour(now: number, zone: string): string {
  const hour = new Date(Math.ceil((now + 5 * 60_000) / 3_600_000) * 3_600_000)
  return wallTime(hour, zone)
}
