import { dayOf, dayPath, dayStart, longDay } from '../moments.ts'
import { tagPath, topicPath } from '../addresses.ts'
import { bothLocales } from '../metadata/alternates.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { SideLinks, StoryList } from '../pages/story-list.tsx'
import { keys, shown } from '../surrogate-keys.ts'
import { absolute, here, type View } from '../view.ts'
import { htmlPage, moved, type SiteParts, type SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'

const cursor = { sesudah: 300 }

export function listRoutes({ reading }: SiteParts): SiteRoute[] {
  return [
    {
      url: '/topik/:topic',
      query: cursor,
      async render({ view, params, query }) {
        const topic = view.pack.topics.find(({ key }) => key === params['topic'])
        if (topic === undefined) return faultPage(view, 'not_found', 404)
        const stories = await reading.topicPage({
          locale: view.locale,
          topic: topic.key,
          cursor: query['sesudah'],
        })
        const path = topicPath(topic.key)
        const name = topic.name[view.locale]
        return htmlPage(view, {
          keys: [keys.topic(topic.key), ...shown(stories.items)],
          head: {
            ...headOf(view, path, name, view.t('site.topic.description', { topic: name }), query['sesudah']),
            feeds: path,
          },
          body: (
            <StoryList
              view={view}
              kicker={view.t('site.topic.kicker')}
              title={name}
              stories={stories}
              path={path}
              later={query['sesudah'] !== undefined}
              empty={{ title: view.t('site.topic.empty_title'), help: view.t('site.topic.empty') }}
              side={<TopicLinks view={view} current={topic.key} />}
            />
          ),
        })
      },
    },
    {
      url: '/tag/:tag',
      query: cursor,
      async render({ view, params, query }) {
        const tag = params['tag'] ?? ''
        if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(tag)) return faultPage(view, 'not_found', 404)
        const stories = await reading.tagPage({ locale: view.locale, tag, cursor: query['sesudah'] })
        if (stories.name === null) return faultPage(view, 'not_found', 404)
        const path = tagPath(tag)
        return htmlPage(view, {
          keys: [keys.lists, ...shown(stories.items)],
          head: headOf(
            view,
            path,
            stories.name,
            view.t('site.tag.description', { tag: stories.name }),
            query['sesudah'],
          ),
          body: (
            <StoryList
              view={view}
              kicker={view.t('site.tag.kicker')}
              title={stories.name}
              stories={stories}
              path={path}
              later={query['sesudah'] !== undefined}
              empty={{ title: view.t('site.topic.empty_title'), help: view.t('site.topic.empty') }}
              side={<TopicLinks view={view} current={undefined} />}
            />
          ),
        })
      },
    },
    {
      url: '/arsip',
      render: async ({ view }) =>
        moved(here(view, `/arsip/${dayPath(view.now, view.units.root().timeZone)}`), 302),
    },
    {
      url: '/arsip/:year/:month/:day',
      query: cursor,
      async render({ view, params, query }) {
        const zone = view.units.root().timeZone
        const { year = '', month = '', day = '' } = params
        const from = /^\d{4}\/\d\d\/\d\d$/.test(`${year}/${month}/${day}`)
          ? dayOf(Number(year), Number(month), Number(day), zone)
          : undefined
        if (from === undefined || from > view.now) return faultPage(view, 'not_found', 404)
        const until = new Date(from.getTime() + 86_400_000)
        const stories = await reading.dayPage({
          locale: view.locale,
          from,
          until,
          cursor: query['sesudah'],
          limit: 40,
        })
        const path = `/arsip/${year}/${month}/${day}`
        const title = longDay(from, zone, view.locale)
        return htmlPage(view, {
          current: '/arsip',
          keys: [keys.lists, ...shown(stories.items)],
          head: headOf(view, path, title, view.t('site.day.description', { day: title }), query['sesudah']),
          body: (
            <StoryList
              view={view}
              kicker={view.t('site.nav.archive')}
              title={title}
              stories={stories}
              path={path}
              later={query['sesudah'] !== undefined}
              empty={{ title: view.t('site.day.empty_title'), help: view.t('site.day.empty') }}
              side={<DayLinks view={view} day={from} />}
            />
          ),
        })
      },
    },
  ]
}

function headOf(view: View, path: string, title: string, description: string, after: string | undefined) {
  return {
    title,
    description,
    canonical: absolute(view, here(view, path)),
    alternates: bothLocales(view, path),
    image: houseCard(view),
    ...(after === undefined ? {} : { robots: 'noindex, follow' }),
  }
}

function TopicLinks({ view, current }: { view: View; current: string | undefined }) {
  return (
    <SideLinks
      title={view.t('site.foot.topics')}
      links={view.pack.topics.map(({ key, name }) => ({
        href: here(view, topicPath(key)),
        name: name[view.locale],
        here: key === current,
      }))}
    />
  )
}

/** The days around one, none of them in the future. */
function DayLinks({ view, day }: { view: View; day: Date }) {
  const zone = view.units.root().timeZone
  const today = dayStart(view.now, zone)
  const days = [3, 2, 1, 0, -1, -2, -3, -4, -5, -6, -7]
    .map((step) => new Date(day.getTime() + step * 86_400_000))
    .filter((one) => one <= today)
  return (
    <SideLinks
      title={view.t('site.day.others')}
      links={days.map((one) => ({
        href: here(view, `/arsip/${dayPath(one, zone)}`),
        name: longDay(one, zone, view.locale),
        here: one.getTime() === day.getTime(),
      }))}
    />
  )
}
