/** What a journalist saved, and the question whether to save something. */
import type { Bookmark } from '../../house/hub/index.ts'
import { here, momentIn, type View } from '../view.ts'
import { MediaNav } from './media-parts.tsx'

export function Kept({ view, bookmarks }: { view: View; bookmarks: readonly Bookmark[] }) {
  const { t } = view
  const zone = view.units.root().timeZone
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/media/saya')}>{t('site.media.nav.own')}</a>
        </p>
        <h1>{t('site.media.kept.title')}</h1>
        <p>{t('site.media.kept.intro')}</p>
      </div>
      <MediaNav view={view} current="/media/saya" />
      {bookmarks.length === 0 ? (
        <p className="muted pad">{t('site.media.kept.none')}</p>
      ) : (
        <ul className="chosen">
          {bookmarks.map((one) => (
            <li key={one.id}>
              <span>
                <a href={one.path}>
                  <b>{one.title === '' ? t('hub.correction.untitled') : one.title}</b>
                </a>
                <span className="meta">
                  {t('site.media.kept.since', { at: momentIn(view, one.createdAt, zone) })}
                </span>
              </span>
              <form method="post" action={here(view, '/media/saya/simpanan')}>
                <button type="submit" className="button" name="simpanan" value={one.id}>
                  {t('site.media.alerts.remove')}
                  <span className="vh"> {one.title}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
