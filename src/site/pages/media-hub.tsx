/** The hub's first page: the latest releases, what is on the agenda, and the way in for journalists. */
import type { Page as HubPage, PressEvent, Release } from '../../house/hub/index.ts'
import type { ListedCard, Page } from '../../house/newsroom/index.ts'
import { Empty, River } from '../parts/river.tsx'
import { here, type View } from '../view.ts'
import { ReleaseList } from './media-release-list.tsx'
import { EventColumn, MediaNav } from './media-parts.tsx'

export function MediaHub({
  view,
  stories,
  agenda,
  releases,
}: {
  view: View
  stories: Page<ListedCard>
  agenda: HubPage<PressEvent>
  releases: readonly Release[]
}) {
  const { t, pack, locale } = view
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{pack.rooms.hub[locale]}</h1>
        <p>{t('site.media.intro', { institution: pack.institution[locale] })}</p>
      </div>
      <MediaNav view={view} current="/media" />
      <div className="columns">
        <div>
          {releases.length === 0 ? null : (
            <section aria-labelledby="rilis">
              <h2 id="rilis" className="bar">
                {t('site.media.release.list')}
              </h2>
              <ReleaseList view={view} releases={releases} />
              <a className="more" href={here(view, '/media/rilis')}>
                {t('site.media.release.all')}
              </a>
            </section>
          )}
          <section aria-label={t('site.media.releases')}>
            {stories.items.length === 0 ? (
              <Empty title={t('site.media.releases_none')}>
                <p>{t('site.media.releases_none_help')}</p>
              </Empty>
            ) : (
              <River view={view} cards={stories.items} />
            )}
            <a className="more" href={here(view, '/cari')}>
              {t('site.latest_all')}
            </a>
          </section>
        </div>
        <aside className="side" aria-label={t('site.list.more')}>
          <section>
            <h2 className="bar">{t('site.media.nav.agenda')}</h2>
            {agenda.items.length === 0 ? (
              <p className="meta">{t('site.media.agenda.none')}</p>
            ) : (
              <EventColumn view={view} events={agenda.items} />
            )}
            <a className="more" href={here(view, '/media/agenda')}>
              {t('site.media.agenda.all')}
            </a>
          </section>
          <section>
            <h2 className="bar">{t('site.media.journalists')}</h2>
            <p className="muted pad">{t('site.media.journalists_lead')}</p>
            <p className="acts">
              <a className="button main" href={here(view, '/media/daftar')}>
                {t('site.media.nav.register')}
              </a>{' '}
              <a className="button" href={here(view, '/media/masuk')}>
                {t('site.media.sign_in.submit_short')}
              </a>
            </p>
          </section>
        </aside>
      </div>
    </div>
  )
}
