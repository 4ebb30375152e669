import { PasswordInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { t } from '../frame/messages.ts'

export const shortestPassword = 12

export const passwordRules = {
  password: (value: string) =>
    value.length >= shortestPassword ? null : t('console.auth.password_short', { n: shortestPassword }),
  again: (value: string, values: { password: string }) =>
    value === values.password ? null : t('console.auth.password_differs'),
}

/** A new password, twice, with what is asked of it said before it is typed. */
export function NewPasswordFields({
  form,
}: {
  form: Pick<UseFormReturnType<{ password: string; again: string }>, 'getInputProps'>
}) {
  const eye = { 'aria-label': t('console.auth.show_password') }
  return (
    <>
      <PasswordInput
        label={t('console.auth.new_password')}
        description={t('console.auth.password_rule', { n: shortestPassword })}
        autoComplete="new-password"
        visibilityToggleButtonProps={eye}
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label={t('console.auth.password_again')}
        autoComplete="new-password"
        visibilityToggleButtonProps={eye}
        {...form.getInputProps('again')}
      />
    </>
  )
}
