/** One press event: when, where, whether it still takes place, and how to hear of changes. */
import { titleIn, type PressEvent } from '../../house/hub/index.ts'
import { unitPath } from '../addresses.ts'
import { here, momentIn, zoneOf, type View } from '../view.ts'
import { FollowForm } from './media-forms.tsx'
import { eventAddress, EventStateLabel, EventTime, languageOf, MediaNav } from './media-parts.tsx'

export function EventPage({ view, event }: { view: View; event: PressEvent }) {
  const { t, units, locale } = view
  const zone = zoneOf(view, event.unitId)
  const unit = units.get(event.unitId)
  const text = (locale === 'en' ? event.description.en : null) ?? event.description.id
  const closed = event.accreditUntil !== null && event.accreditUntil <= view.now
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/media/agenda')}>{t('site.media.agenda.title')}</a>
        </p>
        <h1 lang={languageOf(view, event.title.en)}>{titleIn(event, locale)}</h1>
        <p className="when">
          <EventStateLabel view={view} event={event} /> <EventTime view={view} event={event} />
        </p>
      </div>
      <MediaNav view={view} current="/media/agenda" />
      <div className="columns">
        <div>
          {event.reason === null ? null : (
            <section className="verdict no">
              <h2>{t(`site.media.event.${event.state === 'cancelled' ? 'cancelled' : 'postponed'}`)}</h2>
              <p lang={languageOf(view, null)}>{event.reason}</p>
            </section>
          )}
          <dl className="facts">
            {event.place === '' ? null : (
              <>
                <dt>{t('site.media.event.place')}</dt>
                <dd>
                  {event.place}
                  {event.coordinates === null ? null : (
                    <>
                      {' '}
                      <a href={mapAddress(event.coordinates)} rel="noopener">
                        {t('site.media.event.map')}
                      </a>
                    </>
                  )}
                </dd>
              </>
            )}
            {event.accreditUntil === null ? null : (
              <>
                <dt>{t('site.media.event.accredit_until')}</dt>
                <dd>
                  <time dateTime={event.accreditUntil.toISOString()}>
                    {momentIn(view, event.accreditUntil, zone)}
                  </time>
                  {closed ? ` (${t('site.media.event.closed')})` : null}
                </dd>
              </>
            )}
            {event.capacity === null ? null : (
              <>
                <dt>{t('site.media.event.capacity')}</dt>
                <dd>{t('site.media.event.people', { count: event.capacity })}</dd>
              </>
            )}
            {event.contact === '' ? null : (
              <>
                <dt>{t('site.media.event.contact')}</dt>
                <dd>{event.contact}</dd>
              </>
            )}
            {unit === undefined ? null : (
              <>
                <dt>{t('site.media.event.unit')}</dt>
                <dd>
                  <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>
                </dd>
              </>
            )}
          </dl>
          {text === '' ? null : (
            <div className="desc" lang={languageOf(view, event.description.en)}>
              {text.split(/\n{2,}/).map((part, at) => (
                <p key={at}>{withBreaks(part)}</p>
              ))}
            </div>
          )}
          <p className="meta">
            {t('site.media.event.changed', { at: momentIn(view, event.changedAt, zone) })}
          </p>
        </div>
        <aside className="side" aria-label={t('site.list.more')}>
          <section>
            <h2 className="bar">{t('site.media.agenda.calendar')}</h2>
            <p className="acts pad">
              <a className="button" href={`${eventAddress(view, event)}.ics`}>
                {t('site.media.event.calendar')}
              </a>
            </p>
          </section>
          {event.state === 'cancelled' ? null : (
            <FollowForm
              view={view}
              hidden={{ name: 'acara', value: event.ref }}
              lead={t('site.media.follow.lead_event')}
            />
          )}
        </aside>
      </div>
    </div>
  )
}

const mapAddress = ({ lat, lon }: { lat: number; lon: number }) =>
  `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`

const withBreaks = (text: string) =>
  text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))

/** schema.org Event, so that a search engine too knows that it does not take place. */
export function eventData(view: View, event: PressEvent, canonical: string): object {
  const unit = view.units.get(event.unitId)
  const status = event.timeOpen
    ? 'EventPostponed'
    : {
        provisional: 'EventScheduled',
        confirmed: 'EventScheduled',
        postponed: 'EventRescheduled',
        cancelled: 'EventCancelled',
      }[event.state]
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': canonical,
    url: canonical,
    name: titleIn(event, view.locale),
    startDate: event.startsAt.toISOString(),
    endDate: event.endsAt.toISOString(),
    eventStatus: `https://schema.org/${event.state === 'cancelled' ? 'EventCancelled' : status}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    ...(event.place === ''
      ? {}
      : {
          location: {
            '@type': 'Place',
            name: event.place,
            ...(event.coordinates === null
              ? {}
              : {
                  geo: {
                    '@type': 'GeoCoordinates',
                    latitude: event.coordinates.lat,
                    longitude: event.coordinates.lon,
                  },
                }),
          },
        }),
    organizer: { '@type': 'GovernmentOrganization', name: unit?.name[view.locale] ?? '' },
  }
}
