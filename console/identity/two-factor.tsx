import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconShieldCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { auth, settled } from './auth.ts'
import classes from './door.module.css'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { focusNow } from '../frame/focus-now.ts'

type Step =
  | { at: 'rest' }
  | { at: 'password'; for: 'enable' | 'disable' | 'codes' }
  | { at: 'scan'; uri: string; codes: string[] }
  | { at: 'codes'; codes: string[] }

/** Turning the second factor on (password, scan, confirm, keep the recovery codes) and off. */
export function TwoFactor({ enabled }: { enabled: boolean }) {
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const refresh = () => queries.invalidateQueries({ queryKey: ['session'] })
  const password = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? t('console.auth.password_needed') : null) },
  })
  const code = useForm({
    initialValues: { code: '' },
    validate: {
      code: (value) => (/^\d{6}$/.test(value.replaceAll(' ', '')) ? null : t('console.auth.code_needed')),
    },
  })

  async function withPassword(wanted: 'enable' | 'disable' | 'codes', secret: string): Promise<void> {
    if (wanted === 'enable') {
      const made = await settled(auth.twoFactor.enable({ password: secret }))
      if (made.method === 'totp') setStep({ at: 'scan', uri: made.totpURI, codes: made.backupCodes })
    } else if (wanted === 'codes') {
      const made = await settled(auth.twoFactor.generateBackupCodes({ password: secret }))
      setStep({ at: 'codes', codes: made.backupCodes })
    } else {
      await settled(auth.twoFactor.disable({ password: secret }))
      notify(t('console.security.two_factor_off'))
      setStep({ at: 'rest' })
      await refresh()
    }
    password.reset()
  }

  if (step.at === 'password')
    return (
      <Stack maw={380} pt="md">
        <HouseForm
          form={password}
          label={t('console.security.confirm_password')}
          submit={t('console.act.continue')}
          tone={step.for === 'disable' ? 'danger' : 'normal'}
          onSubmit={({ password: secret }) => withPassword(step.for, secret)}
          onCancel={() => setStep({ at: 'rest' })}
        >
          <PasswordInput
            label={t('console.security.confirm_password')}
            autoComplete="current-password"
            ref={focusNow}
            visibilityToggleButtonProps={{ 'aria-label': t('console.auth.show_password') }}
            {...password.getInputProps('password')}
          />
        </HouseForm>
      </Stack>
    )

  if (step.at === 'scan') {
    const secret = new URL(step.uri).searchParams.get('secret') ?? ''
    return (
      <Stack pt="md" maw={520}>
        <Text>{t('console.security.scan')}</Text>
        <QrCode text={step.uri} label={t('console.security.qr_label')} />
        <Text size="sm" c="dimmed">
          {t('console.security.by_hand')} <span className={classes.secret}>{secret}</span>
        </Text>
        <HouseForm
          form={code}
          label={t('console.security.confirm_code')}
          submit={t('console.security.turn_on')}
          onSubmit={async (values) => {
            await settled(auth.twoFactor.verifyTotp({ code: values.code.replaceAll(' ', '') }))
            code.reset()
            setStep({ at: 'codes', codes: step.codes })
            await refresh()
          }}
          onCancel={() => setStep({ at: 'rest' })}
        >
          <TextInput
            label={t('console.auth.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maw={200}
            {...code.getInputProps('code')}
          />
        </HouseForm>
      </Stack>
    )
  }

  if (step.at === 'codes') return <RecoveryCodes codes={step.codes} onKept={() => setStep({ at: 'rest' })} />

  return (
    <Stack gap="sm" pt="md" align="start">
      {enabled ? (
        <>
          <Group gap={8}>
            <IconShieldCheck size={20} color="var(--ok)" aria-hidden />
            <Text fw={600}>{t('console.security.two_factor_is_on')}</Text>
          </Group>
          <Group gap="sm">
            <Button onClick={() => setStep({ at: 'password', for: 'codes' })}>
              {t('console.security.new_codes')}
            </Button>
            <Button onClick={() => setStep({ at: 'password', for: 'disable' })}>
              {t('console.security.turn_off')}
            </Button>
          </Group>
        </>
      ) : (
        <>
          <Text maw="60ch">{t('console.security.two_factor_why')}</Text>
          <Button variant="filled" onClick={() => setStep({ at: 'password', for: 'enable' })}>
            {t('console.security.set_up')}
          </Button>
        </>
      )}
    </Stack>
  )
}
