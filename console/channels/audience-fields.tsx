import { Button, Group, Modal, MultiSelect, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { house, named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import classes from './distribution.module.css'
import { networksQuery } from './delivery-queries.ts'
import { segmentsQuery, wholeOf, type Part } from './distribution-queries.ts'

interface AudienceProps {
  unitId: string
  parts: Part[]
  onChange: (parts: Part[]) => void
}

/** Whom it is for: parts of the tree, each with what it asks of an account. */
export function AudienceFields({ unitId, parts, onChange }: AudienceProps) {
  const [keeping, setKeeping] = useState(false)
  const { data: segments = [] } = useQuery(segmentsQuery)
  const change = (at: number, next: Partial<Part>) =>
    onChange(parts.map((part, n) => (n === at ? { ...part, ...next } : part)))
  return (
    <fieldset className={classes.block}>
      <legend>{t('console.distribution.audience')}</legend>
      {segments.length > 0 && (
        <Select
          label={t('console.distribution.segment')}
          placeholder={t('console.distribution.segment_choose')}
          data={segments.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(id) => {
            const segment = segments.find((one) => one.id === id)
            if (segment !== undefined) onChange(segment.parts)
          }}
        />
      )}
      {parts.map((part, n) => (
        <PartFields
          // Parts have no names of their own: they are their place in the list.
          // oxlint-disable-next-line react/no-array-index-key
          key={n}
          n={n + 1}
          part={part}
          onChange={(next) => change(n, next)}
          {...(parts.length > 1 ? { onRemove: () => onChange(parts.filter((_, at) => at !== n)) } : {})}
        />
      ))}
      <Group gap="sm">
        <Button onClick={() => onChange([...parts, wholeOf(unitId)])}>
          {t('console.distribution.part_add')}
        </Button>
        <Button variant="subtle" onClick={() => setKeeping(true)}>
          {t('console.distribution.segment_keep')}
        </Button>
      </Group>
      {keeping && <KeepDialog unitId={unitId} parts={parts} onClose={() => setKeeping(false)} />}
    </fieldset>
  )
}

function PartFields({
  n,
  part,
  onChange,
  onRemove,
}: {
  n: number
  part: Part
  onChange: (next: Partial<Part>) => void
  onRemove?: () => void
}) {
  const { data: networks = [] } = useQuery(networksQuery)
  return (
    <fieldset className={classes.part}>
      <legend>{t('console.distribution.part', { n })}</legend>
      <div className={classes.pair}>
        <UnitSelect
          label={t('console.board.unit')}
          value={part.unitId}
          onChange={(unitId) => unitId !== null && onChange({ unitId })}
        />
        <Select
          label={t('console.distribution.reach')}
          data={(['below', 'itself'] as const).map((value) => ({
            value,
            label: t(`console.distribution.reach_${value}`),
          }))}
          value={part.reach}
          onChange={(reach) => reach !== null && onChange({ reach })}
          allowDeselect={false}
        />
        <MultiSelect
          label={t('console.distribution.levels')}
          placeholder={part.levels.length === 0 ? t('console.distribution.all') : ''}
          data={house.levels.map((level) => ({ value: level.key, label: named(level.name) }))}
          value={part.levels}
          onChange={(levels) => onChange({ levels })}
        />
        <MultiSelect
          label={t('console.distribution.networks')}
          placeholder={part.networks.length === 0 ? t('console.distribution.all') : ''}
          data={networks.map(({ kind }) => ({ value: kind, label: tAny('network', kind) }))}
          value={part.networks}
          onChange={(chosen) => onChange({ networks: chosen })}
        />
        <TagsInput
          label={t('console.channel.tags')}
          placeholder={part.tags.length === 0 ? t('console.distribution.all') : ''}
          value={part.tags}
          onChange={(tags) => onChange({ tags: tags.map((tag) => tag.toLowerCase()) })}
        />
        <Select
          label={t('console.distribution.terms')}
          data={(['mandatory', 'proposal'] as const).map((value) => ({
            value,
            label: t(`console.distribution.terms_${value}`),
          }))}
          value={part.terms}
          onChange={(terms) => terms !== null && onChange({ terms })}
          allowDeselect={false}
        />
      </div>
      {onRemove !== undefined && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('console.distribution.part_remove', { n })}
          onClick={onRemove}
        >
          {t('console.act.remove')}
        </Button>
      )}
    </fieldset>
  )
}

function KeepDialog({
  unitId,
  parts,
  onClose,
}: Pick<AudienceProps, 'unitId' | 'parts'> & { onClose: () => void }) {
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() === '' ? t('console.form.needed') : null) },
  })
  return (
    <Modal opened onClose={onClose} title={t('console.distribution.segment_keep')}>
      <HouseForm
        form={form}
        label={t('console.distribution.segment_keep')}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async ({ name }) => {
          await got(api.PUT('/api/v1/audience-segments', { body: { unitId, name: name.trim(), parts } }))
          await queries.invalidateQueries({ queryKey: segmentsQuery.queryKey })
          notify(t('console.distribution.segment_kept'))
          onClose()
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('console.distribution.segment_name')}
            description={t('console.distribution.segment_hint')}
            maxLength={120}
            {...form.getInputProps('name')}
          />
        </Stack>
      </HouseForm>
    </Modal>
  )
}
