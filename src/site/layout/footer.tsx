import { here, houseName, type View } from '../view.ts'
import { topicPath } from '../addresses.ts'

export function Footer({ view }: { view: View }) {
  const { t, locale, pack } = view
  const count = view.units.count()
  const link = (path: string, text: string) => (
    <li key={path}>
      <a href={here(view, path)}>{text}</a>
    </li>
  )
  return (
    <footer className="foot">
      <div className="band" />
      <div className="wrap foot-grid">
        <div>
          <p className="name small">{houseName(view)}</p>
          <p className="muted">{t('site.foot.about', { institution: pack.institution[locale], count })}</p>
        </div>
        <div>
          <h2>{t('site.foot.topics')}</h2>
          <ul>{pack.topics.slice(0, 6).map((topic) => link(topicPath(topic.key), topic.name[locale]))}</ul>
        </div>
        <div>
          <h2>{t('site.foot.follow')}</h2>
          <ul>
            {link('/kanal', t('site.nav.accounts'))}
            {link('/feed.xml', 'RSS')}
            {link('/atom.xml', 'Atom')}
            {link('/feed.json', 'JSON Feed')}
          </ul>
        </div>
        <div>
          <h2>{t('site.foot.trust')}</h2>
          <ul>
            {link('/koreksi', t('site.nav.corrections_long'))}
            {link('/cara-kami-bekerja', t('site.nav.how'))}
            {link('/satuan', t('site.nav.units_all'))}
            {link('/arsip', t('site.nav.archive_long'))}
          </ul>
        </div>
      </div>
    </footer>
  )
}
