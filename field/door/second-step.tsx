import { useState, type FormEvent } from 'react'
import { t } from '../frame/messages.ts'
import { Field } from '../frame/top.tsx'
import { enterWithCode, enterWithRecoveryCode } from './auth.ts'
import { typed } from './typed.ts'

const focusNow = (input: HTMLInputElement | null) => input?.focus()

/** A code of the authenticator, or one of the recovery codes. */
export function SecondStep({
  busy,
  attempt,
  onEnter,
  onBack,
}: {
  busy: boolean
  attempt: (work: () => Promise<void>) => Promise<void>
  onEnter: () => Promise<void>
  onBack: () => void
}) {
  const [recovery, setRecovery] = useState(false)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const code = typed(said, 'code').replaceAll(/\s/g, '')
    void attempt(async () => {
      if (recovery) await enterWithRecoveryCode(code)
      else await enterWithCode(code, said.get('trust') !== null)
      await onEnter()
    })
  }
  const label = recovery ? t('field.door.recovery_code') : t('field.door.code')
  return (
    <form onSubmit={send} noValidate>
      <Field label={label} id="code" key={label}>
        <input
          id="code"
          name="code"
          autoComplete="one-time-code"
          inputMode={recovery ? 'text' : 'numeric'}
          ref={focusNow}
        />
      </Field>
      {!recovery && (
        <label className="tick">
          <input type="checkbox" name="trust" />
          <span>{t('field.door.trust')}</span>
        </label>
      )}
      <button type="submit" className="button primary wide" disabled={busy}>
        {t('field.door.enter')}
      </button>
      <button type="button" className="button wide" onClick={() => setRecovery(!recovery)}>
        {recovery ? t('field.door.use_code') : t('field.door.use_recovery')}
      </button>
      <button type="button" className="plain" onClick={onBack}>
        {t('field.back')}
      </button>
    </form>
  )
}
