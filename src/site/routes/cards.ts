/** The pictures of shared links, drawn by the house: for stories without one of their own, for units, for the front. */
import { storyCard } from '../../platform/art/draw-card.ts'
import type { Storage } from '../../platform/storage.ts'
import { locales, type Locale } from '../../platform/messages.ts'
import { plainDay } from '../moments.ts'
import { fileHeaders } from '../security-headers.ts'
import { keys } from '../surrogate-keys.ts'
import { createView, houseName, zoneOf, type View } from '../view.ts'
import type { SiteParts, SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'

export function cardRoutes({ reading, base }: SiteParts, storage: Storage): SiteRoute[] {
  const draw = async (
    view: View,
    seed: string,
    words: { kicker?: string; headline: string; foot?: string },
    key: string,
  ) => ({
    status: 200,
    type: 'image/jpeg',
    body: Buffer.from(
      await storyCard(storage, {
        institution: houseName(view),
        accent: view.pack.brand.accent.light,
        seed,
        ...words,
      }),
    ),
    keys: [key],
    keep: true,
    headers: { ...fileHeaders },
  })
  return [
    {
      url: '/kartu/:file',
      single: true,
      async render({ view: asked, params }) {
        const match = /^(satuan|berita)-([a-z0-9_]{1,40})-([a-z]{2})\.jpg$/.exec(params['file'] ?? '')
        const locale = locales.find((one) => one === match?.[3])
        if (match === null || locale === undefined) return faultPage(asked, 'not_found', 404)
        const name = match[2] ?? ''
        const view = inLanguage(asked, locale)
        if (match[1] === 'satuan') {
          const unit = base.units.byCode(name)
          if (unit === undefined) return faultPage(asked, 'not_found', 404)
          const isRoot = unit.parentId === null
          return draw(
            view,
            unit.code,
            { headline: isRoot ? view.pack.institution[locale] : unit.name[locale] },
            keys.unit(unit.id),
          )
        }
        const story = await reading.storyPage(name, locale)
        if (story === undefined || story.state !== 'published') return faultPage(asked, 'not_found', 404)
        const unit = view.units.get(story.unitId)
        const topic = view.pack.topics.find(({ key }) => key === story.topic)
        return draw(
          view,
          story.ref,
          {
            headline: story.headline,
            foot: [unit?.name[locale], plainDay(story.firstPublishedAt, zoneOf(view, story.unitId), locale)]
              .filter(Boolean)
              .join(' · '),
            ...(topic === undefined ? {} : { kicker: topic.name[locale] }),
          },
          keys.story(story.ref),
        )
      },
    },
  ]
}

const inLanguage = (view: View, locale: Locale): View => createView(view, { ...view, locale })
