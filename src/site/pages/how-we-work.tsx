import { here, type View } from '../view.ts'

/** How a story comes about here, and what happens when it was wrong. */
export function HowWeWork({ view }: { view: View }) {
  const { t, pack, locale } = view
  const values = { institution: pack.institution[locale] }
  return (
    <div className="wrap article">
      <div className="phead">
        <h1>{t('site.nav.how')}</h1>
        <p>{t('site.how.intro', values)}</p>
      </div>
      <h2>{t('site.how.eyes_title')}</h2>
      <p>{t('site.how.eyes')}</p>
      <h2>{t('site.how.wrong_title')}</h2>
      <p>{t('site.how.wrong')}</p>
      <p className="more">
        <a href={here(view, '/koreksi')}>{t('site.nav.corrections_long')}</a>
      </p>
      <h2>{t('site.how.genuine_title')}</h2>
      <p>{t('site.how.genuine')}</p>
      <p className="more">
        <a href={here(view, '/kanal')}>{t('site.accounts.check')}</a>
      </p>
      <h2>{t('site.how.voice_title')}</h2>
      <p>{t('site.how.voice')}</p>
      <h2>{t('site.how.pictures_title')}</h2>
      <p>{t('site.how.pictures')}</p>
      <h2>{t('site.how.readers_title')}</h2>
      <p>{t('site.how.readers')}</p>
      <h2>{t('site.how.machines_title')}</h2>
      <p>{t('site.how.machines')}</p>
      <ul>
        <li>
          <a href={here(view, '/feed.xml')}>RSS</a>, <a href={here(view, '/atom.xml')}>Atom</a>,{' '}
          <a href={here(view, '/feed.json')}>JSON Feed</a>
        </li>
        <li>
          <a href="/api/v1/openapi.json">OpenAPI</a>
        </li>
        <li>
          <a href="/sitemap.xml">Sitemap</a>
        </li>
      </ul>
      <h2 id="keamanan">{t('site.how.security_title')}</h2>
      <p>{t('site.how.security')}</p>
    </div>
  )
}
