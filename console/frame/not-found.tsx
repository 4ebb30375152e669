import { EmptyState } from './empty-state.tsx'
import { t } from './messages.ts'
import { Page } from './page.tsx'
import { LinkButton } from './links.tsx'

/** For an address that leads nowhere; outside the shell it is the whole page. */
export function NotFoundPage() {
  return (
    <main>
      <NotFound />
    </main>
  )
}

export function NotFound() {
  return (
    <Page title={t('console.not_found.title')}>
      <EmptyState
        title={t('console.not_found.what')}
        act={<LinkButton to="/">{t('console.nav.desk')}</LinkButton>}
      >
        {t('console.not_found.next')}
      </EmptyState>
    </Page>
  )
}
