/** Many assets changed together: say what, see what it does, do it, and take it back. */
import { Button, Group, Modal, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t, tAny } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { notify } from '../frame/notify.ts'
import { readerZone, zonedInstant } from '../frame/times.tsx'
import { BulkOutcome, type BulkAnswer } from './bulk-outcome.tsx'
import classes from './bank.module.css'

type ChangesBody = paths['/api/v1/assets/changes']['post']['requestBody']['content']['application/json']
type RightsBody = paths['/api/v1/assets/rights']['post']['requestBody']['content']['application/json']

const words = ['credit', 'creator', 'copyright', 'rights', 'event', 'place'] as const

interface BulkDialogProps {
  what: 'record' | 'rights'
  picked: ReadonlyMap<string, number>
  onClose: () => void
  onDone: () => void
}

export function BulkDialog({ what, picked, onClose, onDone }: BulkDialogProps) {
  const queries = useQueryClient()
  const [answer, setAnswer] = useState<BulkAnswer | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initialValues: {
      ...(Object.fromEntries(words.map((at) => [at, ''])) as Record<(typeof words)[number], string>),
      aiUse: null as string | null,
      topics: [] as string[],
      topicsGone: [] as string[],
      people: [] as string[],
      peopleGone: [] as string[],
      licence: null as string | null,
      embargoUntil: '',
      retentionUntil: '',
    },
  })

  const ask = (preview: boolean): Promise<BulkAnswer> =>
    what === 'record'
      ? got(
          api.POST('/api/v1/assets/changes', {
            body: {
              assets: [...picked].map(([id, recordNumber]) => ({ id, recordNumber })),
              changes: changesOf(form.values),
              preview,
            },
          }),
        )
      : got(
          api.POST('/api/v1/assets/rights', {
            body: { ids: [...picked.keys()], change: rightsOf(form.values), preview },
          }),
        )

  async function go(preview: boolean): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      const told = await ask(preview)
      if (preview) {
        setAnswer(told)
        return
      }
      await refresh()
      const changed = told.results.filter(({ outcome }) => outcome === 'changed')
      notify(t('console.bulk.done', { n: changed.length }))
      onDone()
      if (what === 'rights' || changed.length === 0) onClose()
      else setDone(changed.map(({ id, recordNumber }) => ({ id, recordNumber })))
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  const [done, setDone] = useState<ChangesBody['assets'] | null>(null)
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['assets'] })
    await queries.invalidateQueries({ queryKey: ['asset'] })
  }

  async function undo(): Promise<void> {
    setBusy(true)
    try {
      const told = await got(api.POST('/api/v1/assets/changes/undo', { body: { assets: done ?? [] } }))
      await refresh()
      notify(
        t('console.bulk.undone', { n: told.results.filter(({ outcome }) => outcome === 'changed').length }),
      )
      onClose()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(what === 'record' ? 'console.bulk.record' : 'console.bulk.rights', { n: picked.size })}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <Stack gap="md">
        {fault !== null && <FaultNotice error={fault} />}
        {done !== null && (
          <>
            <Text role="status">{t('console.bulk.done', { n: done.length })}</Text>
            <Group gap="sm">
              <Button variant="filled" onClick={onClose}>
                {t('console.act.close')}
              </Button>
              <Button loading={busy} onClick={() => void undo()}>
                {t('console.bulk.undo')}
              </Button>
            </Group>
          </>
        )}
        {done === null && answer !== null && (
          <BulkOutcome
            answer={answer}
            busy={busy}
            onBack={() => setAnswer(null)}
            onApply={() => void go(false)}
          />
        )}
        {done === null && answer === null && (
          <form aria-label={t('console.bulk.form')} onSubmit={form.onSubmit(() => void go(true))}>
            <Stack gap="md">
              <Text size="sm" c="dimmed">
                {t('console.bulk.lead')}
              </Text>
              {what === 'record' ? <RecordFields form={form} /> : <RightsFields form={form} />}
              <Group gap="sm">
                <Button type="submit" variant="filled" loading={busy} disabled={!form.isDirty()}>
                  {t('console.bulk.show')}
                </Button>
                <Button onClick={onClose}>{t('console.act.cancel')}</Button>
              </Group>
            </Stack>
          </form>
        )}
      </Stack>
    </Modal>
  )
}

interface Values extends Record<(typeof words)[number], string> {
  aiUse: string | null
  topics: string[]
  topicsGone: string[]
  people: string[]
  peopleGone: string[]
  licence: string | null
  embargoUntil: string
  retentionUntil: string
}
type Form = ReturnType<typeof useForm<Values>>

function RecordFields({ form }: { form: Form }) {
  return (
    <>
      <div className={classes.pairs}>
        {words.map((at) => (
          <TextInput
            key={at}
            label={tAny('bank_field', at)}
            maxLength={at === 'rights' ? 500 : 200}
            {...form.getInputProps(at)}
          />
        ))}
      </div>
      <TagsInput label={t('console.bulk.topics_add')} {...form.getInputProps('topics')} />
      <TagsInput label={t('console.bulk.topics_remove')} {...form.getInputProps('topicsGone')} />
      <TagsInput
        label={t('console.bulk.people_add')}
        description={t('console.bank.people_hint')}
        {...form.getInputProps('people')}
      />
      <TagsInput label={t('console.bulk.people_remove')} {...form.getInputProps('peopleGone')} />
      <Select
        label={tAny('bank_field', 'aiUse')}
        data={(['none', 'assisted', 'generated'] as const).map((value) => ({
          value,
          label: tAny('bank_ai', value),
        }))}
        clearable
        {...form.getInputProps('aiUse')}
      />
    </>
  )
}

function RightsFields({ form }: { form: Form }) {
  return (
    <>
      <Select
        label={t('console.bank.licence')}
        data={(['house', 'free', 'press', 'internal'] as const).map((value) => ({
          value,
          label: tAny('bank_licence', value),
        }))}
        clearable
        {...form.getInputProps('licence')}
      />
      <MomentField
        label={t('console.bank.embargo_until')}
        description={t('console.bank.embargo_hint')}
        clearable
        value={form.values.embargoUntil}
        onChange={(value) => form.setFieldValue('embargoUntil', value)}
      />
      <MomentField
        label={t('console.bank.retention_until')}
        clearable
        value={form.values.retentionUntil}
        onChange={(value) => form.setFieldValue('retentionUntil', value)}
      />
      <Text size="sm" c="dimmed">
        {t('console.bulk.one_by_one')}
      </Text>
    </>
  )
}

/** What was left empty stays as it is. */
function changesOf(values: Values): ChangesBody['changes'] {
  const list = (add: string[], remove: string[]) =>
    add.length + remove.length === 0 ? undefined : { add, remove }
  const topics = list(values.topics, values.topicsGone)
  const people = list(values.people, values.peopleGone)
  return {
    ...Object.fromEntries(words.flatMap((at) => (values[at].trim() === '' ? [] : [[at, values[at]]]))),
    ...(values.aiUse === null ? {} : { aiUse: values.aiUse as NonNullable<ChangesBody['changes']['aiUse']> }),
    ...(topics === undefined ? {} : { topics }),
    ...(people === undefined ? {} : { people }),
  }
}

const moment = (text: string) => zonedInstant(text, readerZone).toISOString()

const rightsOf = ({ licence, embargoUntil, retentionUntil }: Values): RightsBody['change'] => ({
  ...(licence === null ? {} : { licence: licence as NonNullable<RightsBody['change']['licence']> }),
  ...(embargoUntil === '' ? {} : { embargoUntil: moment(embargoUntil) }),
  ...(retentionUntil === '' ? {} : { retentionUntil: moment(retentionUntil) }),
})
