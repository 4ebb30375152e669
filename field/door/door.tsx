import { IconFingerprint } from '@tabler/icons-react'
import { useEffect, useState, type FormEvent } from 'react'
import { house, named } from '../frame/house.ts'
import { chooseLocale, locale, t } from '../frame/messages.ts'
import { Field } from '../frame/top.tsx'
import { troubleText } from '../frame/trouble-text.ts'
import { enterWithPasskey, enterWithPassword, takesPasskeys } from './auth.ts'
import { typed } from './typed.ts'
import { SecondStep } from './second-step.tsx'
import type { Out } from './session.ts'

/** Sign in; says first what is kept on this phone, for whoever stands here because a session is over. */
export function Door({ over, offline, onEnter }: Omit<Out, 'kind'> & { onEnter: () => Promise<void> }) {
  const [second, setSecond] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = `${t('field.door.title')} · ${t('field.name')} ${house.shortName}`
  }, [])

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy) return
    setBusy(true)
    setTrouble(null)
    try {
      await work()
    } catch (error) {
      setTrouble(troubleText(error))
    } finally {
      setBusy(false)
    }
  }
  const withPassword = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const [email, password] = [typed(said, 'email').trim(), typed(said, 'password')]
    if (email === '' || password === '') return setTrouble(t('field.door.both_needed'))
    return void attempt(async () => {
      if (await enterWithPassword(email, password)) setSecond(true)
      else await onEnter()
    })
  }

  return (
    <div className="door">
      <header className="top">
        <p className="brand">
          <b>{t('field.name')}</b> {house.shortName}
        </p>
      </header>
      <main>
        <h1>{over === null ? t('field.door.title') : t('field.door.again')}</h1>
        <p className="lead">
          {over === null
            ? t('field.door.lead', { institution: named(house.institution) })
            : t('field.door.over', { name: over.name })}
        </p>
        {over !== null && over.files > 0 && (
          <p className="notice kept">{t('field.door.kept', { n: over.files })}</p>
        )}
        {offline && (
          <p className="notice" role="status">
            {t('field.door.offline')}
          </p>
        )}
        {trouble !== null && (
          <p className="notice bad" role="alert">
            {trouble}
          </p>
        )}
        {second ? (
          <SecondStep busy={busy} attempt={attempt} onEnter={onEnter} onBack={() => setSecond(false)} />
        ) : (
          <form onSubmit={withPassword} noValidate>
            <Field label={t('field.door.email')} id="email">
              <input id="email" name="email" type="email" inputMode="email" autoComplete="username" />
            </Field>
            <Field label={t('field.door.password')} id="password">
              <input id="password" name="password" type="password" autoComplete="current-password" />
            </Field>
            <button type="submit" className="button primary wide" disabled={busy}>
              {t('field.door.enter')}
            </button>
            {takesPasskeys && (
              <button
                type="button"
                className="button wide"
                disabled={busy}
                onClick={() =>
                  void attempt(async () => {
                    await enterWithPasskey()
                    await onEnter()
                  })
                }
              >
                <IconFingerprint size={20} aria-hidden />
                {t('field.door.passkey')}
              </button>
            )}
          </form>
        )}
        <p className="links">
          <a href="/konsol/lupa-sandi">{t('field.door.forgot')}</a>
          <button
            type="button"
            className="plain"
            lang={locale === 'id' ? 'en' : 'id'}
            onClick={() => chooseLocale(locale === 'id' ? 'en' : 'id')}
          >
            {locale === 'id' ? 'English' : 'Bahasa Indonesia'}
          </button>
        </p>
      </main>
    </div>
  )
}
