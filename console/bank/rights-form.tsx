/** Licence, consent, embargo, sensitivity and retention of one asset. */
import { Checkbox, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { notify } from '../frame/notify.ts'
import { exactTime, readerZone, wallTime, zonedInstant } from '../frame/times.tsx'
import { rightsQuery, type Rights } from './asset-queries.ts'

export function RightsForm({ assetId, readOnly }: { assetId: string; readOnly: boolean }) {
  const rights = useQuery(rightsQuery(assetId))
  if (rights.error !== null) return <FaultNotice error={rights.error} />
  if (rights.data === undefined) return <Loading />
  return (
    <Fields key={JSON.stringify(rights.data)} assetId={assetId} rights={rights.data} readOnly={readOnly} />
  )
}

/** A moment as the picker writes it, in the reader's zone; the zone is said beside the field. */
const wall = (at: string | null) => (at === null ? '' : wallTime(at, readerZone))
const moment = (text: string) => (text === '' ? null : zonedInstant(text, readerZone).toISOString())

const options = (group: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: tAny(group, value) }))

function Fields({ assetId, rights, readOnly }: { assetId: string; rights: Rights; readOnly: boolean }) {
  const queries = useQueryClient()
  const form = useForm({
    initialValues: {
      licence: rights.licence,
      embargoUntil: wall(rights.embargoUntil),
      consent: rights.consent,
      consentBy: rights.consentBy,
      consentUntil: wall(rights.consentUntil),
      sensitivity: rights.sensitivity,
      retentionUntil: wall(rights.retentionUntil),
      keepPosition: rights.keepPosition,
      clearWhy: '',
    },
  })
  const { sensitivity, consent } = form.values
  return (
    <HouseForm
      form={form}
      label={t('console.bank.tab_rights')}
      submit={t('console.act.save')}
      disabled={readOnly || !form.isDirty()}
      onSubmit={async ({ clearWhy, ...values }) => {
        await got(
          api.PATCH('/api/v1/assets/{id}/rights', {
            params: { path: { id: assetId } },
            body: {
              licence: values.licence,
              consent: values.consent,
              consentBy: values.consentBy,
              sensitivity: values.sensitivity,
              keepPosition: values.keepPosition,
              embargoUntil: moment(values.embargoUntil),
              consentUntil: moment(values.consentUntil),
              retentionUntil: moment(values.retentionUntil),
              ...(clearWhy.trim() === '' ? {} : { clear: { why: clearWhy } }),
            },
          }),
        )
        await queries.invalidateQueries({ queryKey: ['asset', assetId] })
        await queries.invalidateQueries({ queryKey: ['assets'] })
        notify(t('console.bank.rights_saved'))
      }}
    >
      <Select
        label={t('console.bank.licence')}
        data={options('bank_licence', ['house', 'free', 'press', 'internal'])}
        allowDeselect={false}
        readOnly={readOnly}
        {...form.getInputProps('licence')}
      />
      <MomentField
        label={t('console.bank.embargo_until')}
        description={t('console.bank.embargo_hint')}
        clearable
        value={form.values.embargoUntil}
        onChange={(value) => form.setFieldValue('embargoUntil', value)}
      />
      <Select
        label={t('console.bank.consent')}
        data={options('bank_consent', ['not_needed', 'asked', 'given', 'withdrawn'])}
        allowDeselect={false}
        readOnly={readOnly}
        {...form.getInputProps('consent')}
      />
      {consent !== 'not_needed' && (
        <>
          <TextInput
            label={t('console.bank.consent_by')}
            maxLength={200}
            readOnly={readOnly}
            {...form.getInputProps('consentBy')}
          />
          <MomentField
            label={t('console.bank.consent_until')}
            clearable
            value={form.values.consentUntil}
            onChange={(value) => form.setFieldValue('consentUntil', value)}
          />
        </>
      )}
      <Checkbox.Group
        label={t('console.bank.sensitivity')}
        description={t('console.bank.sensitivity_hint')}
        {...form.getInputProps('sensitivity')}
      >
        <Stack gap={10} mt={8}>
          {(['minor', 'victim', 'investigation', 'private_address'] as const).map((value) => (
            <Checkbox key={value} value={value} label={tAny('bank_sensitivity', value)} disabled={readOnly} />
          ))}
        </Stack>
      </Checkbox.Group>
      {sensitivity.length > 0 &&
        (rights.cleared === null ? (
          <Textarea
            label={t('console.bank.clear_why')}
            description={t('console.bank.clear_hint')}
            maxLength={500}
            autosize
            readOnly={readOnly}
            {...form.getInputProps('clearWhy')}
          />
        ) : (
          <Text size="sm">
            {t('console.bank.cleared', {
              by: rights.cleared.by,
              at: exactTime(rights.cleared.at),
              why: rights.cleared.why,
            })}
          </Text>
        ))}
      <MomentField
        label={t('console.bank.retention_until')}
        clearable
        value={form.values.retentionUntil}
        onChange={(value) => form.setFieldValue('retentionUntil', value)}
      />
      <Checkbox
        label={t('console.bank.keep_position')}
        description={t('console.bank.keep_position_hint')}
        disabled={readOnly}
        {...form.getInputProps('keepPosition', { type: 'checkbox' })}
      />
    </HouseForm>
  )
}
