import { Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { house, named } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import type { Content } from './shapes.ts'

interface DetailsProps {
  content: Content
  readOnly: boolean
  onChange: (part: Partial<Content>) => void
}

/** Everything about the text that is not the text: place, topic, tags, urgency, byline, notes. */
export function DetailsFields({ content, readOnly, onChange }: DetailsProps) {
  const line = (
    name: 'dateline' | 'byline' | 'signOff' | 'slugline',
    label: string,
    max: number,
    description?: string,
  ) => (
    <TextInput
      id={`field-${name}`}
      label={label}
      {...(description === undefined ? {} : { description })}
      value={content[name]}
      maxLength={max}
      readOnly={readOnly}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <Stack gap="sm">
      <Select
        id="field-topic"
        label={t('console.field.topic')}
        placeholder={t('console.field.choose')}
        data={house.topics.map((topic) => ({ value: topic.key, label: named(topic.name) }))}
        value={content.topic === '' ? null : content.topic}
        onChange={(topic) => onChange({ topic: topic ?? '' })}
        searchable
        readOnly={readOnly}
      />
      <UnitSelect
        id="field-place"
        label={t('console.field.place')}
        description={t('console.field.place_hint')}
        value={content.place !== null && 'unitId' in content.place ? content.place.unitId : null}
        onChange={(unitId) => onChange({ place: unitId === null ? null : { unitId } })}
        clearable
        readOnly={readOnly}
      />
      {line('dateline', t('console.field.dateline'), 200, t('console.field.dateline_hint'))}
      <TagsInput
        id="field-tags"
        label={t('console.field.tags')}
        description={t('console.field.tags_hint')}
        value={content.tags}
        onChange={(tags) => onChange({ tags })}
        maxTags={20}
        acceptValueOnBlur
        readOnly={readOnly}
      />
      <Select
        id="field-urgency"
        label={t('console.field.urgency')}
        data={Array.from({ length: 9 }, (_, at) => ({
          value: String(at + 1),
          label:
            `${at + 1} ${[t('console.field.urgency_high'), '', '', '', t('console.field.urgency_normal'), '', '', '', t('console.field.urgency_low')][at] ?? ''}`.trim(),
        }))}
        value={String(content.urgency)}
        onChange={(value) => onChange({ urgency: Number(value ?? 5) })}
        allowDeselect={false}
        readOnly={readOnly}
      />
      {line('byline', t('console.field.byline'), 200)}
      {line('signOff', t('console.field.sign_off'), 100)}
      <Textarea
        id="field-editorsNote"
        label={t('console.field.editors_note')}
        description={t('console.field.editors_note_hint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={content.editorsNote}
        readOnly={readOnly}
        onChange={(event) => onChange({ editorsNote: event.currentTarget.value })}
      />
    </Stack>
  )
}
