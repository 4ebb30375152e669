import { Anchor, Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { auth, settled } from './auth.ts'
import classes from './door.module.css'
import { Door } from './door.tsx'
import { focusNow } from '../frame/focus-now.ts'

/** The second step of signing in: a code of the authenticator, or one of the recovery codes. */
export function SecondFactor({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const [recovery, setRecovery] = useState(false)
  const form = useForm({
    initialValues: { code: '', trust: false },
    validate: {
      code: (value) => {
        if (recovery) return value.trim() === '' ? t('console.auth.recovery_needed') : null
        return /^\d{6}$/.test(value.replaceAll(' ', '')) ? null : t('console.auth.code_needed')
      },
    },
  })

  async function verify({ code, trust }: typeof form.values): Promise<void> {
    if (recovery) await settled(auth.twoFactor.verifyBackupCode({ code: code.trim() }))
    else await settled(auth.twoFactor.verifyTotp({ code: code.replaceAll(' ', ''), trustDevice: trust }))
    await onDone()
  }

  return (
    <Door
      title={t('console.auth.second_title')}
      lead={recovery ? t('console.auth.recovery_lead') : t('console.auth.code_lead')}
    >
      <HouseForm
        form={form}
        label={t('console.auth.second_title')}
        submit={t('console.auth.sign_in')}
        onSubmit={verify}
        onCancel={onBack}
      >
        <TextInput
          key={recovery ? 'recovery' : 'code'}
          label={recovery ? t('console.auth.recovery_code') : t('console.auth.code')}
          autoComplete="one-time-code"
          inputMode={recovery ? 'text' : 'numeric'}
          ref={focusNow}
          {...form.getInputProps('code')}
        />
        {!recovery && (
          <Checkbox label={t('console.auth.trust')} {...form.getInputProps('trust', { type: 'checkbox' })} />
        )}
      </HouseForm>
      <p className={classes.links}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            form.reset()
            setRecovery(!recovery)
          }}
        >
          {recovery ? t('console.auth.use_code') : t('console.auth.use_recovery')}
        </Anchor>
      </p>
    </Door>
  )
}
