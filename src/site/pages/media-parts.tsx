/** Pieces that the media pages share: their own navigation, an event's state and time, lists of events. */
import { eventPath, isOver, titleIn, type PressEvent } from '../../house/hub/index.ts'
import { unitPath } from '../addresses.ts'
import { clockTime, dayStart, longDay, shortDay } from '../moments.ts'
import { here, zoneOf, type View } from '../view.ts'

type Room = '/media' | '/media/agenda' | '/media/daftar' | '/media/saya'

/** The hub's own pages, below the heading. */
export function MediaNav({ view, current }: { view: View; current: Room | undefined }) {
  const { t } = view
  const rooms: [Room, string][] = [
    ['/media', t('site.media.nav.releases')],
    ['/media/agenda', t('site.media.nav.agenda')],
    ['/media/daftar', t('site.media.nav.register')],
    ['/media/saya', t('site.media.nav.own')],
  ]
  return (
    <nav className="subnav" aria-label={t('site.media.nav.label')}>
      <ul>
        {rooms.map(([path, name]) => (
          <li key={path}>
            <a href={here(view, path)} aria-current={path === current ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export const eventAddress = (view: View, event: Pick<PressEvent, 'title' | 'ref'>): string =>
  here(view, eventPath(event, view.locale))

/** Indonesian texts stand in the English pages where there is no other: the browser must know. */
export const languageOf = (view: View, has: string | null): 'id' | undefined =>
  view.locale === 'en' && has === null ? 'id' : undefined

export function EventStateLabel({ view, event }: { view: View; event: PressEvent }) {
  const { t, now } = view
  if (event.state !== 'cancelled' && isOver(event, now))
    return <span className="state">{t('site.media.over')}</span>
  const running = event.state === 'confirmed' && event.startsAt <= now
  return (
    <span className={`state ${running ? 'running' : event.state}`}>
      {running ? t('site.media.running') : t(`hub.state.${event.state}`)}
    </span>
  )
}

/** `10.00–11.30 WIB`, or with both days where it lasts longer. */
export function clockSpan(view: View, event: PressEvent): string {
  const zone = zoneOf(view, event.unitId)
  const label = view.units.zoneLabel(zone)
  const clock = (at: Date) => clockTime(at, zone, view.locale)
  const oneDay = dayStart(event.startsAt, zone).getTime() === dayStart(event.endsAt, zone).getTime()
  return oneDay
    ? `${clock(event.startsAt)}–${clock(event.endsAt)} ${label}`
    : `${clock(event.startsAt)} – ${shortDay(event.endsAt, zone, view.locale)}, ${clock(event.endsAt)} ${label}`
}

/** Day and hours; a time that no longer holds is struck out and said to be. */
export function EventTime({ view, event }: { view: View; event: PressEvent }) {
  const lapsed = event.timeOpen || event.state === 'cancelled'
  const text = `${longDay(event.startsAt, zoneOf(view, event.unitId), view.locale)}, ${clockSpan(view, event)}`
  const time = <time dateTime={event.startsAt.toISOString()}>{text}</time>
  return (
    <>
      {lapsed ? <s>{time}</s> : time}
      {event.timeOpen && event.state !== 'cancelled' ? <b> {view.t('hub.event.time_open')}</b> : null}
    </>
  )
}

/** Events with their day in front; what has no time stands without one. */
export function EventList({ view, events }: { view: View; events: readonly PressEvent[] }) {
  return (
    <ol className="events">
      {events.map((event) => {
        const zone = zoneOf(view, event.unitId)
        const [day = '', month = ''] = shortDay(event.startsAt, zone, view.locale).split(' ')
        const unit = view.units.get(event.unitId)
        const calledOff = event.state === 'cancelled' && !event.timeOpen
        return (
          <li key={event.id} className={calledOff ? 'off' : undefined}>
            <p className="day" aria-hidden="true">
              <b>{event.timeOpen ? '—' : day}</b>
              {event.timeOpen ? null : month}
            </p>
            <div>
              <p className="when">
                <EventStateLabel view={view} event={event} /> <EventTime view={view} event={event} />
              </p>
              <h3 lang={languageOf(view, event.title.en)}>
                <a href={eventAddress(view, event)}>{titleIn(event, view.locale)}</a>
              </h3>
              <p className="meta">
                {unit === undefined ? null : (
                  <a href={here(view, unitPath(unit))}>{unit.name[view.locale]}</a>
                )}
                {event.place === '' ? null : ` · ${event.place}`}
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** The same for a narrow column. */
export function EventColumn({ view, events }: { view: View; events: readonly PressEvent[] }) {
  return (
    <ul>
      {events.map((event) => (
        <li key={event.id}>
          <a href={eventAddress(view, event)} lang={languageOf(view, event.title.en)}>
            {titleIn(event, view.locale)}
          </a>
          <span>
            <EventStateLabel view={view} event={event} />{' '}
            {event.timeOpen
              ? view.t('hub.event.time_open')
              : `${shortDay(event.startsAt, zoneOf(view, event.unitId), view.locale)}, ${clockSpan(view, event)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
