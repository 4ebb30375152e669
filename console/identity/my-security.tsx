import { useQuery } from '@tanstack/react-query'
import frame from '../frame/frame.module.css'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { auth, settled } from './auth.ts'
import { ChangePassword } from './change-password.tsx'
import { Passkeys } from './passkeys.tsx'
import { Sessions } from './sessions.tsx'
import { TwoFactor } from './two-factor.tsx'

/** One's own keys to the house: password, second factor, passkeys, open sessions. */
export function MySecurity() {
  const { data } = useQuery({ queryKey: ['session'], queryFn: () => settled(auth.getSession()) })
  return (
    <Page title={t('console.nav.security')} lead={t('console.security.lead')}>
      <section className={frame.section} aria-labelledby="two-factor">
        <h2 id="two-factor">{t('console.security.two_factor')}</h2>
        {data !== undefined && <TwoFactor enabled={data?.user.twoFactorEnabled === true} />}
      </section>
      <section className={frame.section} aria-labelledby="passkeys">
        <h2 id="passkeys">{t('console.security.passkeys')}</h2>
        <Passkeys />
      </section>
      <section className={frame.section} aria-labelledby="sessions">
        <h2 id="sessions">{t('console.security.sessions')}</h2>
        <Sessions />
      </section>
      <section className={frame.section} aria-labelledby="password">
        <h2 id="password">{t('console.auth.password')}</h2>
        <ChangePassword />
      </section>
    </Page>
  )
}
