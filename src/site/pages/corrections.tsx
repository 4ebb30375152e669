/** Every correction, update, withdrawal and recall, with what readers were told. */
import type { Correction, Page } from '../../house/newsroom/index.ts'
import { storyPath, unitPath, withQuery } from '../addresses.ts'
import { Empty, Pager } from '../parts/river.tsx'
import { here, momentIn, zoneOf, type View } from '../view.ts'

const kinds = {
  correction: 'site.story.correction',
  update: 'site.story.update',
  withdrawal: 'site.story.withdrawal',
  recall: 'site.story.recall',
} as const

export function Corrections({ view, list, later }: { view: View; list: Page<Correction>; later: boolean }) {
  const { t, units, locale } = view
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{t('site.nav.corrections_long')}</h1>
        <p>{t('site.corrections.intro')}</p>
      </div>
      <div className="columns">
        <section aria-label={t('site.nav.corrections_long')}>
          {list.items.length === 0 ? (
            <Empty title={t('site.corrections.none')}>
              <p>{t('site.corrections.none_help')}</p>
            </Empty>
          ) : (
            <ol className="river">
              {list.items.map((item) => {
                const unit = units.get(item.unitId)
                return (
                  <li key={`${item.ref} ${item.at.toISOString()} ${item.kind}`}>
                    <article className="row plain">
                      <div>
                        <p className="kick">{t(kinds[item.kind])}</p>
                        <h2>
                          <a href={here(view, storyPath({ slug: item.story?.slug ?? '', ref: item.ref }))}>
                            {item.story?.headline ?? t('site.corrections.recalled')}
                          </a>
                        </h2>
                        <p>{item.note}</p>
                        <p className="meta">
                          {unit === undefined ? null : (
                            <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>
                          )}
                          <span aria-hidden="true"> · </span>
                          <time dateTime={item.at.toISOString()}>
                            {momentIn(view, item.at, zoneOf(view, item.unitId))}
                          </time>
                        </p>
                      </div>
                    </article>
                  </li>
                )
              })}
            </ol>
          )}
          <Pager
            view={view}
            first={later ? here(view, '/koreksi') : undefined}
            next={list.next === null ? undefined : withQuery(here(view, '/koreksi'), { sesudah: list.next })}
          />
        </section>
        <aside className="side" aria-label={t('site.list.more')}>
          <section>
            <h2 className="bar">{t('site.corrections.words')}</h2>
            <ul>
              <li>
                <b>{t('site.story.correction')}</b> {t('site.corrections.means_correction')}
              </li>
              <li>
                <b>{t('site.story.update')}</b> {t('site.corrections.means_update')}
              </li>
              <li>
                <b>{t('site.story.withdrawal')}</b> {t('site.corrections.means_withdrawal')}
              </li>
              <li>
                <b>{t('site.story.recall')}</b> {t('site.corrections.means_recall')}
              </li>
            </ul>
          </section>
        </aside>
      </div>
    </div>
  )
}
