import { Front, riversOf } from '../pages/front.tsx'
import { keys, shown } from '../surrogate-keys.ts'
import { dayStart } from '../moments.ts'
import { absolute, here, houseName, type View } from '../view.ts'
import { htmlPage, type SiteParts, type SiteRoute } from '../visit.ts'
import { bothLocales } from '../metadata/alternates.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { organisation, website } from '../metadata/organisation.ts'
import { unitPageFor } from './unit.tsx'

export function frontRoutes(parts: SiteParts): SiteRoute[] {
  return [
    {
      url: '/',
      query: { sesudah: 300 },
      render: (visit) =>
        visit.view.ownHost
          ? unitPageFor(parts, visit.view, '/', visit.query['sesudah'])
          : frontPage(parts, visit.view),
    },
  ]
}

/** What the rivers ask of the newsroom: stories of the group's regions together, or of a topic. */
export function riverQuestions(view: View): { key: string; regionIds?: string[]; topic?: string }[] {
  return riversOf(view).map(({ key }) => {
    const group = view.pack.regionGroups.find((one) => one.key === key)
    if (group === undefined) return { key, topic: key }
    const ids = group.units.map((code) => view.units.byCode(code)?.id).filter((id) => id !== undefined)
    return { key, regionIds: ids }
  })
}

async function frontPage({ reading }: SiteParts, view: View) {
  const root = view.units.root()
  const front = await reading.frontPage({
    locale: view.locale,
    rootId: root.id,
    rivers: riverQuestions(view),
    since: dayStart(view.now, root.timeZone),
  })
  const cards = [
    ...(front.lead === null ? [] : [front.lead]),
    ...front.seconds,
    ...front.latest,
    ...front.rivers.flatMap(({ items }) => items),
  ]
  return htmlPage(view, {
    current: '/',
    keys: [keys.home, ...shown(cards)],
    head: {
      title: houseName(view),
      description: view.t('site.front.description', { institution: view.pack.institution[view.locale] }),
      canonical: absolute(view, here(view, '/')),
      alternates: bothLocales(view, '/'),
      image: houseCard(view),
      jsonLd: [website(view), organisation(view)],
    },
    body: <Front view={view} front={front} />,
  })
}
