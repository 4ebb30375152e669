/** One form wrapper: sends once, marks the faulty fields, shows the refusal on top, keeps what was typed. */
import { Button, Group, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useState, type ReactNode } from 'react'
import { asFault } from './api.ts'
import { FaultNotice } from './fault-notice.tsx'
import { t } from './messages.ts'

interface HouseFormProps<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>
  /** Accessible name of the form. */
  label: string
  submit: string
  onSubmit: (values: Values) => Promise<unknown>
  onCancel?: () => void
  tone?: 'normal' | 'danger'
  disabled?: boolean
  children: ReactNode
}

/** Whoever pressed the button below a long form sees what was refused above it. */
const intoView = (notice: HTMLElement | null) => notice?.scrollIntoView({ block: 'nearest' })

export function HouseForm<Values extends Record<string, unknown>>({
  form,
  label,
  submit,
  onSubmit,
  onCancel,
  tone = 'normal',
  disabled = false,
  children,
}: HouseFormProps<Values>) {
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function send(values: Values): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      await onSubmit(values)
    } catch (thrown) {
      const fault = asFault(thrown)
      for (const one of fault.faults) if (one.at in values) form.setFieldError(one.at, one.message)
      setError(fault)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        const { currentTarget } = event
        const toFirstFault = () =>
          requestAnimationFrame(() =>
            currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
          )
        form.onSubmit((values) => void send(values), toFirstFault)(event)
      }}
    >
      <Stack gap="md">
        {error !== null && (
          <div ref={intoView}>
            <FaultNotice error={error} />
          </div>
        )}
        {children}
        <Group gap="sm">
          <Button
            type="submit"
            variant="filled"
            color={tone === 'danger' ? 'var(--live)' : 'accent'}
            loading={busy}
            disabled={disabled}
          >
            {submit}
          </Button>
          {onCancel !== undefined && <Button onClick={onCancel}>{t('console.act.cancel')}</Button>}
        </Group>
      </Stack>
    </form>
  )
}
