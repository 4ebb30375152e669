import { Box, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { auth, settled } from './auth.ts'
import { NewPasswordFields, passwordRules } from './new-password-fields.tsx'

export function ChangePassword() {
  const form = useForm({
    initialValues: { current: '', password: '', again: '' },
    validate: {
      ...passwordRules,
      current: (value) => (value === '' ? t('console.auth.password_needed') : null),
    },
  })
  return (
    <Box maw={380} pt="md">
      <HouseForm
        form={form}
        label={t('console.security.change_password')}
        submit={t('console.security.change_password')}
        onSubmit={async ({ current, password }) => {
          await settled(
            auth.changePassword({
              currentPassword: current,
              newPassword: password,
              revokeOtherSessions: true,
            }),
          )
          form.reset()
          notify(t('console.security.password_changed'))
        }}
      >
        <PasswordInput
          label={t('console.security.current_password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('console.auth.show_password') }}
          {...form.getInputProps('current')}
        />
        <NewPasswordFields form={form} />
      </HouseForm>
    </Box>
  )
}
