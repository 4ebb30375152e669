/** Pages for when there is nothing to show: each says what happened and what to do. */
import type { Tombstone } from '../../house/newsroom/index.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { inLocale, storyPath, unitPath } from '../addresses.ts'
import { here, momentIn, zoneOf, type View } from '../view.ts'

export type FaultKind = 'not_found' | 'gone' | 'internal' | 'unavailable' | 'invalid'

const words: Record<FaultKind, { title: MessageKey; help: MessageKey }> = {
  not_found: { title: 'site.fault.not_found', help: 'site.fault.not_found_help' },
  gone: { title: 'site.fault.gone', help: 'site.fault.gone_help' },
  internal: { title: 'site.fault.internal', help: 'site.fault.internal_help' },
  unavailable: { title: 'site.fault.unavailable', help: 'site.fault.unavailable_help' },
  invalid: { title: 'site.fault.invalid', help: 'site.fault.invalid_help' },
}

export const faultTitle = (view: View, kind: FaultKind): string => view.t(words[kind].title)

export function FaultPage({ view, kind, requestId }: { view: View; kind: FaultKind; requestId: string }) {
  const { t } = view
  return (
    <div className="wrap notice">
      <h1>{faultTitle(view, kind)}</h1>
      <p>{t(words[kind].help, { requestId })}</p>
      {kind === 'unavailable' || kind === 'internal' ? null : <Ways view={view} />}
    </div>
  )
}

function Ways({ view }: { view: View }) {
  const { t } = view
  return (
    <>
      <form className="search" action={here(view, '/cari')}>
        <label className="vh" htmlFor="cari-lagi">
          {t('site.search.label')}
        </label>
        <input
          id="cari-lagi"
          name="q"
          type="search"
          maxLength={200}
          placeholder={t('site.search.placeholder')}
        />
        <button type="submit">{t('site.search.button')}</button>
      </form>
      <ul>
        <li>
          <a href={here(view, '/')}>{t('site.go_front')}</a>
        </li>
        <li>
          <a href={here(view, '/satuan')}>{t('site.nav.units_all')}</a>
        </li>
        <li>
          <a href={here(view, '/koreksi')}>{t('site.nav.corrections_long')}</a>
        </li>
      </ul>
    </>
  )
}

/** All that stands in the place of a recalled story: that it was recalled, by whom, when and why. */
export function RecallNotice({ view, tombstone }: { view: View; tombstone: Tombstone }) {
  const { t, units, locale } = view
  const unit = units.get(tombstone.unitId)
  const at = new Date(tombstone.note.at)
  return (
    <div className="wrap notice">
      <p className="kick">{t('site.story.recall')}</p>
      <h1>{t('site.recall.title')}</h1>
      <p>{tombstone.note.note}</p>
      <p className="meta">
        {unit === undefined ? null : <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>}
        <span aria-hidden="true"> · </span>
        <time dateTime={tombstone.note.at}>{momentIn(view, at, zoneOf(view, tombstone.unitId))}</time>
      </p>
      <p>{t('site.recall.help')}</p>
      {tombstone.siblings.length === 0 ? null : (
        <ul>
          {tombstone.siblings.map((sibling) => (
            <li key={sibling.locale}>
              <a
                href={inLocale(sibling.locale, storyPath(sibling))}
                hrefLang={sibling.locale}
                lang={sibling.locale}
              >
                {sibling.headline}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Ways view={view} />
    </div>
  )
}
