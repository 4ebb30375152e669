import {
  Group,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Fault, got, api } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { useMe } from '../frame/session.tsx'
import { readerZone, wallTime, zonedInstant, zoneLabel } from '../frame/times.tsx'
import { unitQuery } from '../units/unit-queries.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import { Dialog, needed, useDone } from './hub-frame.tsx'
import type { PressEvent } from './hub-queries.ts'

const managing = ['desk_officer', 'editor', 'approver']

/** `-6.2, 106.8`: undefined for nothing, null for what is no place. */
function placeOf(text: string): { lat: number; lon: number } | null | undefined {
  if (text.trim() === '') return undefined
  const [, lat, lon] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text) ?? []
  if (lat === undefined || lon === undefined) return null
  const place = { lat: Number(lat), lon: Number(lon) }
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : null
}

const fieldOf: Record<string, string> = {
  'title.id': 'title',
  'title.en': 'titleEn',
  'description.id': 'description',
  'description.en': 'descriptionEn',
}
/** The server's names of the parts, as the form's fields are called. */
function renamed(error: unknown): unknown {
  if (!(error instanceof Fault)) return error
  const { code, status, message, requestId } = error
  return new Fault({
    code,
    status,
    title: message,
    faults: error.faults.map((fault) => ({ ...fault, at: fieldOf[fault.at] ?? fault.at })),
    ...(requestId === undefined ? {} : { requestId }),
  })
}

/** Announces an event, or changes one; times are told by the clocks of its unit. */
export function EventForm({ event, onClose }: { event?: PressEvent; onClose: () => void }) {
  const done = useDone(onClose)
  const me = useMe()
  const own = me.grants.find((grant) => managing.includes(grant.role))?.unitId ?? null
  const wall = (at: string | null | undefined) =>
    at === null || at === undefined ? '' : wallTime(at, event?.timeZone ?? readerZone)
  const form = useForm({
    initialValues: {
      unitId: event?.unitId ?? own,
      state: 'provisional',
      title: event?.title.id ?? '',
      titleEn: event?.title.en ?? '',
      startsAt: wall(event?.startsAt),
      endsAt: wall(event?.endsAt),
      place: event?.place ?? '',
      coordinates:
        event?.coordinates === undefined || event.coordinates === null
          ? ''
          : `${event.coordinates.lat}, ${event.coordinates.lon}`,
      accreditUntil: wall(event?.accreditUntil),
      capacity: event?.capacity ?? '',
      contact: event?.contact ?? '',
      description: event?.description.id ?? '',
      descriptionEn: event?.description.en ?? '',
      why: '',
    },
    validate: {
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      title: needed,
      startsAt: needed,
      endsAt: (value, values) =>
        needed(value) ?? (value > values.startsAt ? null : t('console.hub.ends_before')),
      coordinates: (value) => (placeOf(value) === null ? t('console.hub.coordinates_wrong') : null),
    },
  })
  const { data: unit } = useQuery({
    ...unitQuery(form.values.unitId ?? ''),
    enabled: form.values.unitId !== null,
  })
  const zone = unit?.timeZone ?? event?.timeZone ?? readerZone
  const at = (value: string) => zonedInstant(value, zone).toISOString()

  async function send(values: typeof form.values): Promise<void> {
    const place = placeOf(values.coordinates) ?? undefined
    const parts = {
      title: { id: values.title, en: values.titleEn },
      description: { id: values.description, en: values.descriptionEn },
      place: values.place,
      contact: values.contact,
      startsAt: at(values.startsAt),
      endsAt: at(values.endsAt),
      ...(place === undefined ? {} : { coordinates: place }),
      ...(values.accreditUntil === '' ? {} : { accreditUntil: at(values.accreditUntil) }),
      ...(typeof values.capacity === 'number' ? { capacity: values.capacity } : {}),
    }
    if (event === undefined) {
      const state = values.state === 'confirmed' ? 'confirmed' : 'provisional'
      await got(api.POST('/api/v1/hub/events', { body: { unitId: values.unitId ?? '', state, ...parts } }))
      return
    }
    const clear = (['coordinates', 'accreditUntil', 'capacity'] as const).filter((name) => !(name in parts))
    // A time that was left alone does not give a new one to an event that has none.
    const { startsAt, endsAt, ...words } = parts
    const moved = startsAt !== event.startsAt || endsAt !== event.endsAt
    await got(
      api.PATCH('/api/v1/hub/events/{id}', {
        params: { path: { id: event.id } },
        body: {
          version: event.version,
          ...words,
          ...(moved ? { startsAt, endsAt } : {}),
          clear,
          ...(values.why.trim() === '' ? {} : { why: values.why }),
        },
      }),
    )
  }

  const title = event === undefined ? t('console.hub.announce') : t('console.hub.change')
  const inZone = { description: t('console.hub.in_zone', { zone: zoneLabel(zone) }) }
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={event === undefined ? t('console.hub.announce_now') : t('console.act.save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await send(values).catch((error: unknown) => Promise.reject(renamed(error)))
          await done(event === undefined ? t('console.hub.announced') : t('console.hub.changed'))
        }}
      >
        {event === undefined && (
          <Group align="end">
            <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} flex="1 1 240px" />
            <Stack gap={4}>
              <Text size="sm" id="event-state">
                {t('console.board.state')}
              </Text>
              <SegmentedControl
                aria-labelledby="event-state"
                data={(['provisional', 'confirmed'] as const).map((value) => ({
                  value,
                  label: t(`console.hub.state.${value}`),
                }))}
                {...form.getInputProps('state')}
              />
            </Stack>
          </Group>
        )}
        <TextInput label={t('console.hub.event_title')} maxLength={160} {...form.getInputProps('title')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <MomentField
            label={t('console.hub.starts')}
            {...inZone}
            {...form.getInputProps('startsAt')}
            value={form.values.startsAt}
          />
          <MomentField
            label={t('console.hub.ends')}
            {...inZone}
            {...form.getInputProps('endsAt')}
            value={form.values.endsAt}
          />
        </SimpleGrid>
        <TextInput label={t('console.hub.place')} maxLength={240} {...form.getInputProps('place')} />
        <Textarea
          label={t('console.hub.description')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={6000}
          {...form.getInputProps('description')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <MomentField
            label={t('console.hub.accredit_until')}
            {...inZone}
            clearable
            {...form.getInputProps('accreditUntil')}
            value={form.values.accreditUntil}
          />
          <NumberInput
            label={t('console.hub.capacity')}
            description={t('console.hub.capacity_hint')}
            min={1}
            max={100_000}
            allowDecimal={false}
            hideControls
            {...form.getInputProps('capacity')}
          />
        </SimpleGrid>
        <TextInput label={t('console.hub.contact')} maxLength={240} {...form.getInputProps('contact')} />
        <TextInput
          label={t('console.hub.coordinates')}
          description={t('console.hub.coordinates_hint')}
          maxLength={60}
          {...form.getInputProps('coordinates')}
        />
        <TextInput label={t('console.hub.title_en')} maxLength={160} {...form.getInputProps('titleEn')} />
        <Textarea
          label={t('console.hub.description_en')}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={6000}
          {...form.getInputProps('descriptionEn')}
        />
        {event !== undefined && (
          <TextInput
            label={t('console.hub.why_changed')}
            description={t('console.hub.why_changed_hint')}
            maxLength={1000}
            {...form.getInputProps('why')}
          />
        )}
      </HouseForm>
    </Dialog>
  )
}
