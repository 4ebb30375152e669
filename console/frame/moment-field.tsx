import { DateTimePicker, type DateTimePickerProps } from '@mantine/dates'
import '@mantine/dates/styles.css'
import 'dayjs/locale/id.js' // months and days; without it calendars speak English to everybody
import { locale, t } from './messages.ts'

/** What every picker of days has in common. */
export const pickerManners = {
  locale,
  placeholder: t('console.dates.choose'),
  hideOutsideDates: true,
  weekendDays: [],
  // Its role would name a dialog after an element that does not exist.
  popoverProps: { withRoles: false },
  clearButtonProps: { 'aria-label': t('console.act.clear') },
  ariaLabels: {
    nextMonth: t('console.dates.next_month'),
    previousMonth: t('console.dates.previous_month'),
    nextYear: t('console.dates.next_year'),
    previousYear: t('console.dates.previous_year'),
    nextDecade: t('console.dates.next_decade'),
    previousDecade: t('console.dates.previous_decade'),
  },
} satisfies DateTimePickerProps

type MomentFieldProps = Pick<
  DateTimePickerProps,
  'label' | 'description' | 'minDate' | 'clearable' | 'error'
> & {
  /** Wall time `YYYY-MM-DD HH:mm:ss`, or empty. */
  value: string
  onChange: (value: string) => void
}

/** A day and a time, written as people here write them. */
export function MomentField({ value, onChange, ...rest }: MomentFieldProps) {
  return (
    <DateTimePicker
      {...pickerManners}
      valueFormat="D MMMM YYYY HH.mm"
      submitButtonProps={{ 'aria-label': t('console.act.set_time') }}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      {...rest}
    />
  )
}
