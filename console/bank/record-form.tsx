/** What the house says about an asset; saving makes a new version. */
import { Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import type { Asset } from './asset-queries.ts'
import classes from './bank.module.css'

const words = [
  'headline',
  'caption',
  'alt',
  'event',
  'place',
  'credit',
  'creator',
  'copyright',
  'rights',
] as const

export function RecordForm({ asset, readOnly }: { asset: Asset; readOnly: boolean }) {
  const queries = useQueryClient()
  const form = useForm({
    initialValues: {
      ...(Object.fromEntries(words.map((at) => [at, asset[at]])) as Record<(typeof words)[number], string>),
      people: asset.people,
      topics: asset.topics,
      aiUse: asset.aiUse,
    },
  })
  const field = (at: (typeof words)[number]) => ({
    label: tAny('bank_field', at),
    readOnly,
    ...form.getInputProps(at),
  })
  return (
    <HouseForm
      form={form}
      label={t('console.bank.tab_record')}
      submit={t('console.act.save')}
      disabled={readOnly || !form.isDirty()}
      onSubmit={async (values) => {
        await got(api.PATCH('/api/v1/assets/{id}', { params: { path: { id: asset.id } }, body: values }))
        await queries.invalidateQueries({ queryKey: ['asset', asset.id] })
        await queries.invalidateQueries({ queryKey: ['assets'] })
        notify(t('console.bank.saved'))
      }}
    >
      <TextInput {...field('headline')} maxLength={200} />
      <Textarea {...field('caption')} maxLength={1000} autosize minRows={3} />
      <Textarea
        {...field('alt')}
        description={t('console.field.alt_hint')}
        maxLength={500}
        autosize
        minRows={2}
      />
      <div className={classes.pairs}>
        <TextInput {...field('event')} maxLength={200} />
        <TextInput {...field('place')} maxLength={200} />
        <TextInput {...field('credit')} maxLength={200} />
        <TextInput {...field('creator')} maxLength={200} />
      </div>
      <TagsInput
        label={tAny('bank_field', 'people')}
        description={t('console.bank.people_hint')}
        readOnly={readOnly}
        {...form.getInputProps('people')}
      />
      <TagsInput label={tAny('bank_field', 'topics')} readOnly={readOnly} {...form.getInputProps('topics')} />
      <TextInput {...field('copyright')} maxLength={200} />
      <TextInput {...field('rights')} maxLength={500} />
      <Select
        label={tAny('bank_field', 'aiUse')}
        data={(['none', 'assisted', 'generated'] as const).map((value) => ({
          value,
          label: tAny('bank_ai', value),
        }))}
        allowDeselect={false}
        readOnly={readOnly}
        {...form.getInputProps('aiUse')}
      />
    </HouseForm>
  )
}
