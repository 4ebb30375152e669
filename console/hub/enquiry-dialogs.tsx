import { Select, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { Dialog, longEnough, useDone } from './hub-frame.tsx'
import { storiesQuery, type EnquiryWithEntries } from './hub-queries.ts'

interface DialogProps {
  enquiry: EnquiryWithEntries
  onClose: () => void
}

/** Answers by mail and on the journalist's page, with the published story that says more. */
export function AnswerDialog({ enquiry, onClose }: DialogProps) {
  const done = useDone(onClose)
  const [search, setSearch] = useState('')
  const [q] = useDebouncedValue(search.trim(), 250)
  const form = useForm({
    initialValues: { text: '', story: null as string | null },
    validate: { text: longEnough },
  })
  const { data: found = [] } = useQuery({ ...storiesQuery(q), placeholderData: keepPreviousData })
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const options = found.map((story) => ({ value: `${story.ref} ${story.locale}`, label: story.headline }))
  if (chosen !== null && !options.some(({ value }) => value === chosen.value)) options.unshift(chosen)
  const title = t('console.hub.answer')
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={t('console.hub.answer_send')}
        onCancel={onClose}
        onSubmit={async ({ text, story }) => {
          const [ref = '', locale = 'id'] = story?.split(' ') ?? []
          await got(
            api.POST('/api/v1/hub/enquiries/{id}/answers', {
              params: { path: { id: enquiry.id } },
              body: {
                text,
                ...(ref === '' ? {} : { story: { ref, locale: locale === 'en' ? 'en' : 'id' } }),
              },
            }),
          )
          await done(t('console.hub.answered'))
        }}
      >
        <Text size="sm">{t('console.hub.answer_lead', { name: enquiry.journalist.name })}</Text>
        <Textarea
          label={t('console.hub.answer_text')}
          autosize
          minRows={5}
          maxRows={16}
          maxLength={5000}
          {...form.getInputProps('text')}
        />
        <Select
          label={t('console.hub.answer_story')}
          description={t('console.hub.answer_story_hint')}
          placeholder={t('console.hub.answer_story_find')}
          data={options}
          {...form.getInputProps('story')}
          onChange={(value, option) => {
            form.setFieldValue('story', value)
            setChosen(value === null ? null : option)
          }}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('console.act.clear') }}
          searchValue={search}
          onSearchChange={setSearch}
          // The server has searched already, by its own rules.
          filter={({ options: all }) => all}
          nothingFoundMessage={q.length > 2 ? t('console.hub.answer_story_none') : undefined}
        />
      </HouseForm>
    </Dialog>
  )
}

/** Gives it to one of those who may answer it, or back to all. */
export function AssignDialog({ enquiry, onClose }: DialogProps) {
  const done = useDone(onClose)
  const form = useForm({ initialValues: { personId: enquiry.assigned?.id ?? null } })
  const title = t('console.hub.assign')
  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        onCancel={onClose}
        onSubmit={async ({ personId }) => {
          await got(
            api.POST('/api/v1/hub/enquiries/{id}/assign', {
              params: { path: { id: enquiry.id } },
              body: personId === null ? {} : { personId },
            }),
          )
          await done(t('console.hub.assigned_now'))
        }}
      >
        <Select
          label={t('console.hub.assigned')}
          placeholder={t('console.hub.nobody')}
          data={enquiry.officers.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('console.act.clear') }}
          {...form.getInputProps('personId')}
        />
      </HouseForm>
    </Dialog>
  )
}

/** A note for the desk alone, or the last word to the journalist. */
export function WordsDialog({ act, enquiry, onClose }: DialogProps & { act: 'note' | 'close' }) {
  const done = useDone(onClose)
  const form = useForm({ initialValues: { text: '' }, validate: { text: longEnough } })
  const title = t(`console.hub.${act}`)
  const params = { path: { id: enquiry.id } }
  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        tone={act === 'close' ? 'danger' : 'normal'}
        onCancel={onClose}
        onSubmit={async ({ text }) => {
          await got(
            act === 'note'
              ? api.POST('/api/v1/hub/enquiries/{id}/notes', { params, body: { text } })
              : api.POST('/api/v1/hub/enquiries/{id}/close', { params, body: { text } }),
          )
          await done(t(`console.hub.done_${act}`))
        }}
      >
        <Text size="sm">{t(`console.hub.${act}_lead`)}</Text>
        <Textarea
          label={t(`console.hub.${act}_text`)}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={5000}
          {...form.getInputProps('text')}
        />
      </HouseForm>
    </Dialog>
  )
}
