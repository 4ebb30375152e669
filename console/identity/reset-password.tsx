import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Fault } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { auth, settled } from './auth.ts'
import { Door } from './door.tsx'
import { useSecretFromHash } from './secret-from-hash.ts'
import { NewPasswordFields, passwordRules } from './new-password-fields.tsx'
import { LinkButton } from '../frame/links.tsx'

export function ResetPassword() {
  const token = useSecretFromHash()
  const navigate = useNavigate()
  const [dead, setDead] = useState(token === '')
  const form = useForm({ initialValues: { password: '', again: '' }, validate: passwordRules })
  if (dead)
    return (
      <Door title={t('console.auth.link_dead_title')} lead={t('console.auth.link_dead')}>
        <LinkButton to="/lupa-sandi" variant="filled">
          {t('console.auth.ask_again')}
        </LinkButton>
      </Door>
    )
  return (
    <Door title={t('console.auth.new_password')} lead={t('console.auth.reset_lead')}>
      <HouseForm
        form={form}
        label={t('console.auth.new_password')}
        submit={t('console.auth.save_password')}
        onSubmit={async ({ password }) => {
          await settled(auth.resetPassword({ newPassword: password, token })).catch((error: unknown) => {
            if (error instanceof Fault && error.code === 'invalid_token') setDead(true)
            throw error
          })
          notify(t('console.auth.password_saved'))
          await navigate({ to: '/masuk', search: {} })
        }}
      >
        <NewPasswordFields form={form} />
      </HouseForm>
    </Door>
  )
}
