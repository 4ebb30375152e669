/** The hub's pages that are the same for everybody, kept by the page cache until the agenda or a release changes. */
import type { Hub, PressEvent } from '../../house/hub/index.ts'
import { eventPath, titleIn } from '../../house/hub/index.ts'
import type { Unit } from '../../house/units/index.ts'
import type { Events } from '../../platform/events.ts'
import { refOf, withQuery } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import type { PageCache } from '../cache/page-cache.ts'
import { bothLocales } from '../metadata/alternates.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { Agenda } from '../pages/media-agenda.tsx'
import { Register, SignIn } from '../pages/media-doors.tsx'
import { EventPage, eventData } from '../pages/media-event.tsx'
import { blankForm } from '../pages/media-forms.tsx'
import { MediaHub } from '../pages/media-hub.tsx'
import { languageOf } from '../pages/media-parts.tsx'
import { fileHeaders } from '../security-headers.ts'
import { keys, shown } from '../surrogate-keys.ts'
import { absolute, here, houseName, type View } from '../view.ts'
import { freshUntil, htmlPage, moved, type SiteParts, type SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'

const agendaKeys = {
  /** Every list of events. */
  all: 'agenda',
  event: (ref: string) => `event:${ref}`,
  outlets: 'outlets',
}

/** Keeps the cache true to what happens on the agenda, in this process and in the others. */
export function followAgenda(cache: PageCache, events: Events): void {
  events.on('agenda.changed', ({ ref }) => cache.outdate([agendaKeys.all, agendaKeys.event(ref)]))
  events.on('outlets.changed', () => cache.outdate([agendaKeys.outlets]))
}

const hour = 3_600_000
/** Until the next moment at which one of the events begins, ends or closes its registration. */
function eventsFreshUntil(now: Date, events: readonly PressEvent[]): number {
  const moments = events.flatMap((event) => [event.startsAt, event.endsAt, event.accreditUntil])
  const ahead = moments.flatMap((at) => (at !== null && at > now ? [at.getTime()] : []))
  return Math.min(freshUntil(now), ...ahead)
}

export const mediaHead = (view: View, path: string, title: string, description: string) => ({
  title,
  description,
  canonical: absolute(view, here(view, path)),
  alternates: bothLocales(view, path),
  image: houseCard(view),
})

/** These pages are at home under the house's own name: forms and the journalist's cookie belong to one origin. */
export const toHouse = (view: View): Page => moved(absolute(view, here(view, view.path)), 302)

function unitAt(view: View, sitePath: string | undefined): Unit | undefined {
  if (sitePath === undefined) return view.units.root()
  const found = view.units.bySitePath(sitePath)
  return found !== undefined && 'unit' in found ? found.unit : undefined
}

const scopeOf = (unit: Unit) => (unit.parentId === null ? {} : { unit: { path: unit.path } })

const calendar = (view: View, body: string, pageKeys: readonly string[], file: string): Page => ({
  status: 200,
  type: 'text/calendar; charset=utf-8',
  body,
  keys: pageKeys,
  keep: true,
  // What is over leaves the file by itself.
  freshUntil: Math.min(freshUntil(view.now), view.now.getTime() + hour),
  headers: { ...fileHeaders, 'content-disposition': `inline; filename="${file}"` },
})

export function mediaRoutes(
  { reading }: SiteParts,
  hub: Pick<Hub, 'agenda' | 'press' | 'releasing'>,
): SiteRoute[] {
  const routes: SiteRoute[] = [
    {
      url: '/media',
      async render({ view }) {
        const root = view.units.root()
        const [stories, agenda, releases] = await Promise.all([
          reading.unitPage({ locale: view.locale, unit: { id: root.id, ancestorIds: [] }, limit: 10 }),
          hub.agenda.page({ limit: 6 }),
          hub.releasing.page({ limit: 6 }),
        ])
        const name = view.pack.rooms.hub[view.locale]
        const intro = view.t('site.media.intro', { institution: view.pack.institution[view.locale] })
        return {
          ...htmlPage(view, {
            current: '/media',
            keys: [keys.home, agendaKeys.all, 'releases', ...shown(stories.items)],
            head: { ...mediaHead(view, '/media', name, intro), feeds: '/media' },
            body: <MediaHub view={view} stories={stories} agenda={agenda} releases={releases.items} />,
          }),
          freshUntil: Math.min(eventsFreshUntil(view.now, agenda.items), releases.changesAt),
        }
      },
    },
    {
      url: '/media/agenda',
      query: { satuan: 200, waktu: 10, sesudah: 200 },
      async render({ view, query }) {
        const unit = unitAt(view, query['satuan'])
        if (unit === undefined) return faultPage(view, 'not_found', 404)
        const past = query['waktu'] === 'lalu'
        const events = await hub.agenda.page({
          ...scopeOf(unit),
          past,
          cursor: query['sesudah'],
          limit: 30,
        })
        const own = unit.parentId === null ? {} : { satuan: unit.sitePath }
        const title =
          unit.parentId === null
            ? view.t('site.media.agenda.title')
            : view.t('site.media.agenda.title_of', { unit: unit.name[view.locale] })
        return {
          ...htmlPage(view, {
            current: '/media',
            keys: [agendaKeys.all],
            head: {
              ...mediaHead(view, withQuery('/media/agenda', own), title, view.t('site.media.agenda.intro')),
              ...(past || query['sesudah'] !== undefined ? { robots: 'noindex, follow' } : {}),
            },
            body: (
              <Agenda
                view={view}
                unit={unit}
                events={events}
                past={past}
                later={query['sesudah'] !== undefined}
              />
            ),
          }),
          freshUntil: eventsFreshUntil(view.now, events.items),
        }
      },
    },
    {
      url: '/media/agenda.ics',
      query: { satuan: 200 },
      async render({ view, query }) {
        const unit = unitAt(view, query['satuan'])
        if (unit === undefined) return faultPage(view, 'not_found', 404)
        const whole = unit.parentId === null
        const body = hub.agenda.calendar({
          events: await hub.agenda.feed(whole ? undefined : { path: unit.path }),
          name: view.t('site.media.agenda.title_of', {
            unit: whole ? houseName(view) : unit.name[view.locale],
          }),
          url: absolute(view, withQuery(here(view, '/media/agenda'), whole ? {} : { satuan: unit.sitePath })),
          locale: view.locale,
        })
        return calendar(view, body, [agendaKeys.all], 'agenda.ics')
      },
    },
    {
      url: '/media/agenda/:event',
      async render({ view, params }) {
        const asked = params['event'] ?? ''
        const file = asked.endsWith('.ics')
        const ref = refOf(file ? asked.slice(0, -4) : asked)
        const event = ref === undefined ? undefined : await hub.agenda.event(ref)
        if (event === undefined) return faultPage(view, 'not_found', 404)
        return file ? eventFile(view, hub, event) : eventPage(view, event, asked)
      },
    },
    {
      url: '/media/daftar',
      async render({ view }) {
        const outlets = await hub.press.knownOutlets()
        return htmlPage(view, {
          current: '/media',
          keys: [agendaKeys.outlets],
          head: mediaHead(
            view,
            '/media/daftar',
            view.t('site.media.register.title'),
            view.t('site.media.register.intro'),
          ),
          body: <Register view={view} form={blankForm} outlets={outlets} />,
        })
      },
    },
    {
      url: '/media/masuk',
      render: async ({ view }) =>
        htmlPage(view, {
          current: '/media',
          keys: [],
          head: {
            ...mediaHead(
              view,
              '/media/masuk',
              view.t('site.media.sign_in.title'),
              view.t('site.media.sign_in.intro'),
            ),
            robots: 'noindex',
          },
          body: <SignIn view={view} form={blankForm} />,
        }),
    },
  ]
  return routes.map((route) => ({
    ...route,
    render: (visit) => (visit.view.ownHost ? Promise.resolve(toHouse(visit.view)) : route.render(visit)),
  }))
}

function eventFile(view: View, hub: Pick<Hub, 'agenda'>, event: PressEvent): Page {
  const body = hub.agenda.calendar({
    events: [event],
    name: titleIn(event, view.locale),
    url: absolute(view, here(view, eventPath(event, view.locale))),
    locale: view.locale,
  })
  return calendar(view, body, [agendaKeys.event(event.ref)], `${event.ref}.ics`)
}

function eventPage(view: View, event: PressEvent, asked: string): Page {
  const path = eventPath(event, view.locale)
  if (path !== `/media/agenda/${asked}`) return moved(here(view, path))
  const title = titleIn(event, view.locale)
  const canonical = absolute(view, here(view, path))
  const description = event.description.id.replace(/\s+/g, ' ').slice(0, 200)
  const shownIn = languageOf(view, event.title.en)
  return {
    ...htmlPage(view, {
      current: '/media',
      keys: [agendaKeys.event(event.ref)],
      head: {
        title,
        description: description === '' ? title : description,
        canonical,
        alternates: (['id', 'en'] as const).map((locale) => ({
          locale,
          href: absolute(view, here({ locale }, eventPath(event, locale))),
        })),
        image: houseCard(view),
        jsonLd: [eventData(view, event, canonical)],
        ...(shownIn === undefined ? {} : { robots: 'noindex, follow' }),
      },
      body: <EventPage view={view} event={event} />,
    }),
    freshUntil: eventsFreshUntil(view.now, [event]),
  }
}
