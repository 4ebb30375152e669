import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { named } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { unitQuery, unitSearchQuery } from './unit-queries.ts'

interface UnitSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable'> {
  value?: string | null
  onChange?: (unitId: string | null) => void
  /** Only units of this subtree. */
  within?: string
}

/** One unit out of thousands, found by typing a part of its name. */
export function UnitSelect({ value = null, onChange, within, ...props }: UnitSelectProps) {
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), 180)
  const chosen = useQuery({ ...unitQuery(value ?? ''), enabled: value !== null })
  const label = chosen.data === undefined ? '' : named(chosen.data.name)
  const found = useQuery({
    ...unitSearchQuery(wanted === label ? '' : wanted, within),
    placeholderData: keepPreviousData,
  })
  const options = (found.data ?? []).map((unit) => ({ value: unit.id, label: named(unit.name) }))
  if (chosen.data !== undefined && value !== null && !options.some((option) => option.value === value))
    options.unshift({ value, label })
  return (
    <Select
      allowDeselect={false}
      {...props}
      data={options}
      value={value}
      {...(onChange === undefined ? {} : { onChange: (next: string | null) => onChange(next) })}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already, by words and by the tree.
      filter={({ options: all }) => all}
      placeholder={props.placeholder ?? t('console.unit.find')}
      nothingFoundMessage={t('console.unit.none_found')}
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
