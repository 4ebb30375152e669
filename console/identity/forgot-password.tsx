import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { auth, settled } from './auth.ts'
import classes from './door.module.css'
import { Door } from './door.tsx'
import { LinkAnchor } from '../frame/links.tsx'

export function ForgotPassword() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('console.auth.email_needed')) },
  })
  if (sentTo !== null)
    return (
      <Door title={t('console.auth.reset_sent_title')} lead={t('console.auth.reset_sent', { email: sentTo })}>
        <LinkAnchor to="/masuk">{t('console.auth.back')}</LinkAnchor>
      </Door>
    )
  return (
    <Door title={t('console.auth.forgot_title')} lead={t('console.auth.forgot_lead')}>
      <HouseForm
        form={form}
        label={t('console.auth.forgot_title')}
        submit={t('console.auth.send_reset')}
        onSubmit={async ({ email }) => {
          await settled(auth.requestPasswordReset({ email: email.trim() }))
          setSentTo(email.trim())
        }}
      >
        <TextInput
          label={t('console.auth.email')}
          type="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
      </HouseForm>
      <p className={classes.links}>
        <LinkAnchor to="/masuk" size="sm">
          {t('console.auth.back')}
        </LinkAnchor>
      </p>
    </Door>
  )
}
