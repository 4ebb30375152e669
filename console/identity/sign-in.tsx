import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFingerprint } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { house } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { meQuery } from '../frame/session.tsx'
import { auth, settled } from './auth.ts'
import classes from './door.module.css'
import { Door } from './door.tsx'
import { SecondFactor } from './second-factor.tsx'
import { LinkAnchor } from '../frame/links.tsx'

export function SignIn() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { ke } = useSearch({ from: '/masuk' })
  const [second, setSecond] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('console.auth.email_needed')),
      password: (value) => (value === '' ? t('console.auth.password_needed') : null),
    },
  })

  async function enter(): Promise<void> {
    queries.clear()
    await queries.fetchQuery(meQuery)
    // Only an address within the console: a sign-in link must not lead elsewhere.
    const within = ke !== undefined && /^\/(?!\/)[\w/?=&.%-]*$/.test(ke) ? ke : '/'
    await navigate({ to: within, replace: true })
  }

  async function withPassword({ email, password }: typeof form.values): Promise<void> {
    const answer = await settled(auth.signIn.email({ email: email.trim(), password }))
    if ('twoFactorRedirect' in answer && answer.twoFactorRedirect === true) setSecond(true)
    else await enter()
  }

  async function withPasskey(): Promise<void> {
    setError(null)
    try {
      await settled(auth.signIn.passkey())
      await enter()
    } catch (thrown) {
      setError(thrown)
    }
  }

  if (second) return <SecondFactor onDone={enter} onBack={() => setSecond(false)} />
  return (
    <Door title={t('console.auth.sign_in')} lead={t('console.auth.lead')}>
      {error !== null && <FaultNotice error={error} />}
      <HouseForm
        form={form}
        label={t('console.auth.sign_in')}
        submit={t('console.auth.sign_in')}
        onSubmit={withPassword}
      >
        <TextInput
          label={t('console.auth.email')}
          type="email"
          autoComplete="username webauthn"
          inputMode="email"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('console.auth.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('console.auth.show_password') }}
          {...form.getInputProps('password')}
        />
      </HouseForm>
      <p className={classes.or}>{t('console.auth.or')}</p>
      <Button
        fullWidth
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void withPasskey()}
      >
        {t('console.auth.with_passkey')}
      </Button>
      <p className={classes.links}>
        <LinkAnchor to="/lupa-sandi" size="sm">
          {t('console.auth.forgot')}
        </LinkAnchor>
      </p>
      {house.mode === 'demo' && <p className={classes.demo}>{t('console.auth.demo_hint')}</p>}
    </Door>
  )
}
