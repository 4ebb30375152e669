import { Select } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { roleName } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { pickerManners } from '../frame/moment-field.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { roles } from './people-queries.ts'

type Field = (path: never) => { value?: unknown; onChange?: unknown; error?: unknown }

/** Which role on which unit; what the role may do is said below its name. */
export function RoleAndUnit({ field, only = roles }: { field: Field; only?: readonly string[] }) {
  const role = field('role' as never)
  const unit = field('unitId' as never)
  const described =
    typeof role.value === 'string' && role.value !== '' ? tAny('role_does', role.value, '') : ''
  return (
    <>
      <Select
        label={t('console.people.role')}
        {...(described === '' ? {} : { description: described })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={only.map((value) => ({ value, label: roleName(value) }))}
        {...(role as object)}
      />
      <UnitSelect
        label={t('console.board.unit')}
        description={t('console.people.unit_subtree')}
        {...(unit as { value: string | null; onChange: (value: string | null) => void })}
      />
    </>
  )
}

/** A day as 'YYYY-MM-DD'; empty means without an end. */
export function DayField({
  field,
  path,
  label,
  description,
}: {
  field: Field
  path: string
  label: string
  description?: string
}) {
  const given = field(path as never) as {
    value: string | null
    onChange: (value: string | null) => void
    error?: string
  }
  return (
    <DatePickerInput
      label={label}
      {...(description === undefined ? {} : { description })}
      {...pickerManners}
      valueFormat="D MMMM YYYY"
      clearable
      value={given.value === '' ? null : given.value}
      onChange={(value) => given.onChange(value ?? '')}
      error={given.error}
    />
  )
}

/** The end of a day in the reader's zone as an instant. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString()
export const startOfDay = (day: string): string => new Date(`${day}T00:00:00`).toISOString()
