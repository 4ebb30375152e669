import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, Fault, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { useMe } from '../frame/session.tsx'
import { readerZone, wallTime, zonedInstant, zoneLabel } from '../frame/times.tsx'
import { unitQuery } from '../units/unit-queries.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import { Dialog, longEnough, needed, useDone } from './hub-frame.tsx'
import type { ReleaseWithParts } from './hub-queries.ts'
import { PickAssets, PickEditions } from './release-parts.tsx'

const managing = ['desk_officer', 'editor', 'approver']
const fieldOf: Record<string, string> = {
  'title.id': 'title',
  'title.en': 'titleEn',
  'summary.id': 'summary',
  'summary.en': 'summaryEn',
  'terms.id': 'terms',
  'terms.en': 'termsEn',
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

/** Begins a release, changes a draft, or corrects what is published: then readers are told why. */
export function ReleaseForm({ release, onClose }: { release?: ReleaseWithParts; onClose: () => void }) {
  const done = useDone(onClose)
  const navigate = useNavigate()
  const me = useMe()
  const own = me.grants.find((grant) => managing.includes(grant.role))?.unitId ?? null
  const correcting = release?.state === 'published'
  const form = useForm({
    initialValues: {
      unitId: release?.unitId ?? own,
      title: release?.title.id ?? '',
      titleEn: release?.title.en ?? '',
      summary: release?.summary.id ?? '',
      summaryEn: release?.summary.en ?? '',
      number: release?.number ?? '',
      contact: release?.contact ?? '',
      embargoUntil:
        release?.embargoUntil === undefined || release.embargoUntil === null
          ? ''
          : wallTime(release.embargoUntil, release.timeZone),
      terms: release?.terms.id ?? '',
      termsEn: release?.terms.en ?? '',
      editionIds: release?.editions.map((one) => one.id) ?? [],
      assetIds: release?.assets.map((one) => one.id) ?? [],
      why: '',
    },
    validate: {
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      title: needed,
      why: (value) => (correcting ? longEnough(value) : null),
    },
  })
  const { unitId } = form.values
  const { data: unit } = useQuery({ ...unitQuery(unitId ?? ''), enabled: unitId !== null })
  const zone = unit?.timeZone ?? release?.timeZone ?? readerZone

  async function send({
    title,
    titleEn,
    summary,
    summaryEn,
    terms,
    termsEn,
    embargoUntil,
    why,
    unitId: unitOf,
    ...rest
  }: typeof form.values): Promise<void> {
    const parts = {
      ...rest,
      title: { id: title, en: titleEn },
      summary: { id: summary, en: summaryEn },
      terms: { id: terms, en: termsEn },
      ...(embargoUntil === '' ? {} : { embargoUntil: zonedInstant(embargoUntil, zone).toISOString() }),
    }
    if (release === undefined) {
      const { id } = await got(api.POST('/api/v1/hub/releases', { body: { unitId: unitOf ?? '', ...parts } }))
      await navigate({ to: '/media/rilis/$releaseId', params: { releaseId: id } })
      return
    }
    const params = { path: { id: release.id } }
    const body = { version: release.version, ...parts, liftEmbargo: embargoUntil === '' }
    await (correcting
      ? got(api.POST('/api/v1/hub/releases/{id}/correct', { params, body: { ...body, why } }))
      : got(api.PATCH('/api/v1/hub/releases/{id}', { params, body })))
  }

  const title =
    release === undefined
      ? t('console.hub.release.compose')
      : t(correcting ? 'console.hub.release.act_correct' : 'console.hub.release.act_change')
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await send(values).catch((error: unknown) => Promise.reject(renamed(error)))
          await done(t('console.hub.release.saved'))
        }}
      >
        {release === undefined && (
          <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
        )}
        <TextInput label={t('console.hub.release.title')} maxLength={160} {...form.getInputProps('title')} />
        <Textarea
          label={t('console.hub.release.summary')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1500}
          {...form.getInputProps('summary')}
        />
        <PickEditions
          first={(release?.editions ?? []).map((one) => ({
            value: one.id,
            label: `${one.headline} · ${one.locale.toUpperCase()}`,
          }))}
          {...form.getInputProps('editionIds')}
          value={form.values.editionIds}
        />
        <PickAssets
          unitId={unitId}
          first={(release?.assets ?? []).map((one) => ({ value: one.id, label: one.filename }))}
          {...form.getInputProps('assetIds')}
          value={form.values.assetIds}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('console.hub.release.number')}
            maxLength={80}
            {...form.getInputProps('number')}
          />
          <TextInput label={t('console.hub.contact')} maxLength={240} {...form.getInputProps('contact')} />
        </SimpleGrid>
        <MomentField
          label={t('console.hub.release.embargo')}
          description={`${t('console.hub.release.embargo_hint')} ${t('console.hub.in_zone', { zone: zoneLabel(zone) })}`}
          clearable
          {...form.getInputProps('embargoUntil')}
          value={form.values.embargoUntil}
        />
        {form.values.embargoUntil !== '' && (
          <Textarea
            label={t('console.hub.release.terms')}
            description={t('console.hub.release.terms_hint')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('terms')}
          />
        )}
        <TextInput
          label={t('console.hub.release.title_en')}
          maxLength={160}
          {...form.getInputProps('titleEn')}
        />
        <Textarea
          label={t('console.hub.release.summary_en')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1500}
          {...form.getInputProps('summaryEn')}
        />
        {form.values.embargoUntil !== '' && (
          <Textarea
            label={t('console.hub.release.terms_en')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('termsEn')}
          />
        )}
        {correcting && (
          <Textarea
            label={t('console.edition.reason')}
            description={t('console.hub.release.reason_public')}
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
