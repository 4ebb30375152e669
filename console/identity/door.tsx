import { Anchor } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { house, named } from '../frame/house.ts'
import { chooseLocale, locale, t } from '../frame/messages.ts'
import classes from './door.module.css'

/** The frame of the pages in front of the door: sign in, invitation, forgotten password. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${house.shortName}`
  }, [title])
  return (
    <div className={classes.door}>
      <header className={classes.side}>
        <p className={classes.house}>{house.shortName}</p>
        <p className={classes.sideText}>
          {t('console.door.welcome', { institution: named(house.institution) })}
        </p>
        <p className={classes.sideFoot}>
          <a href={locale === 'id' ? '/' : '/en'}>{t('console.door.public_site')}</a>
        </p>
      </header>
      <main className={classes.panel}>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          {children}
          <div className={classes.links}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              lang={locale === 'id' ? 'en' : 'id'}
              onClick={() => chooseLocale(locale === 'id' ? 'en' : 'id')}
            >
              {locale === 'id' ? 'English' : 'Bahasa Indonesia'}
            </Anchor>
          </div>
        </div>
      </main>
    </div>
  )
}
