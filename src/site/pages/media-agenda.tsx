/** The agenda of press events, to come or past, of the whole house or of a unit with all below it. */
import type { Page, PressEvent } from '../../house/hub/index.ts'
import type { Unit } from '../../house/units/index.ts'
import { withQuery } from '../addresses.ts'
import { Empty } from '../parts/river.tsx'
import { here, type View } from '../view.ts'
import { FollowForm } from './media-forms.tsx'
import { EventList, MediaNav } from './media-parts.tsx'

interface AgendaProps {
  view: View
  unit: Unit
  events: Page<PressEvent>
  past: boolean
  /** Not the first page. */
  later: boolean
}

export function Agenda({ view, unit, events, past, later }: AgendaProps) {
  const { t, locale, pack } = view
  const whole = unit.parentId === null
  const own = whole ? {} : { satuan: unit.sitePath }
  const path = (more: Record<string, string>) => withQuery(here(view, '/media/agenda'), { ...own, ...more })
  const turns: [string, string, boolean][] = [
    [path({}), t('site.media.agenda.coming'), !past],
    [path({ waktu: 'lalu' }), t('site.media.agenda.past'), past],
  ]
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/media')}>{pack.rooms.hub[locale]}</a>
        </p>
        <h1>
          {whole
            ? t('site.media.agenda.title')
            : t('site.media.agenda.title_of', { unit: unit.name[locale] })}
        </h1>
        <p>{t('site.media.agenda.intro')}</p>
      </div>
      <MediaNav view={view} current="/media/agenda" />
      <div className="columns">
        <section aria-label={past ? t('site.media.agenda.past') : t('site.media.agenda.coming')}>
          <nav className="turns" aria-label={t('site.media.agenda.which')}>
            {turns.map(([href, name, current]) => (
              <a key={href} href={href} aria-current={current ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
          <h2 className="vh">{past ? t('site.media.agenda.past') : t('site.media.agenda.coming')}</h2>
          {events.items.length === 0 ? (
            <Empty title={past ? t('site.media.agenda.past_none') : t('site.media.agenda.none')}>
              <p>{past ? t('site.media.agenda.past_none_help') : t('site.media.agenda.none_help')}</p>
              {whole ? null : (
                <a className="button" href={here(view, '/media/agenda')}>
                  {t('site.media.agenda.whole')}
                </a>
              )}
            </Empty>
          ) : (
            <EventList view={view} events={events.items} />
          )}
          <AgendaPager
            view={view}
            first={later ? path(past ? { waktu: 'lalu' } : {}) : undefined}
            next={
              events.next === null
                ? undefined
                : path({ ...(past ? { waktu: 'lalu' } : {}), sesudah: events.next })
            }
            past={past}
          />
        </section>
        <aside className="side" aria-label={t('site.list.more')}>
          <FollowForm
            view={view}
            hidden={{ name: 'satuan', value: unit.sitePath }}
            lead={
              whole
                ? t('site.media.follow.lead_all')
                : t('site.media.follow.lead_unit', { unit: unit.name[locale] })
            }
          />
          <Subscribe view={view} href={withQuery(here(view, '/media/agenda.ics'), own)} />
          <UnitChoice view={view} unit={unit} />
        </aside>
      </div>
    </div>
  )
}

function AgendaPager({
  view,
  first,
  next,
  past,
}: {
  view: View
  first: string | undefined
  next: string | undefined
  past: boolean
}) {
  if (first === undefined && next === undefined) return null
  return (
    <nav className="pager" aria-label={view.t('site.pager.label')}>
      {first === undefined ? null : (
        <a className="button" href={first}>
          {view.t('site.media.agenda.first')}
        </a>
      )}
      {next === undefined ? null : (
        <a className="button" href={next} rel="next">
          {view.t(past ? 'site.media.agenda.older' : 'site.media.agenda.later')}
        </a>
      )}
    </nav>
  )
}

function Subscribe({ view, href }: { view: View; href: string }) {
  const { t } = view
  return (
    <section>
      <h2 className="bar">{t('site.media.agenda.calendar')}</h2>
      <p className="muted pad">{t('site.media.agenda.calendar_lead')}</p>
      <p className="acts">
        <a className="button" href={href}>
          {t('site.media.agenda.calendar_file')}
        </a>
      </p>
      <p className="meta wide">{`${view.config.url}${href}`}</p>
    </section>
  )
}

/** Headquarters' regions; smaller units are reached from their own pages. */
function UnitChoice({ view, unit }: { view: View; unit: Unit }) {
  const { t, units, locale } = view
  const regions = units.children(units.root().id)
  if (regions.length === 0) return null
  const chosen =
    regions.some(({ id }) => id === unit.id) || unit.parentId === null ? regions : [unit, ...regions]
  return (
    <section>
      <h2 className="bar">{t('site.media.agenda.unit')}</h2>
      <form className="form" action={here(view, '/media/agenda')}>
        <div className="field">
          <label htmlFor="agenda-satuan">{t('site.media.agenda.unit_label')}</label>
          <select id="agenda-satuan" name="satuan" defaultValue={unit.sitePath}>
            <option value="">{t('site.media.agenda.whole')}</option>
            {chosen.map((one) => (
              <option key={one.id} value={one.sitePath}>
                {one.name[locale]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button">
          {t('site.media.agenda.show')}
        </button>
      </form>
    </section>
  )
}
