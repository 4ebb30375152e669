/** Names of what a kept page shows, and which of them an event puts out of date. */
import type { Card } from '../house/newsroom/index.ts'
import type { Units } from '../house/units/index.ts'
import type { Events } from '../platform/events.ts'
import type { PageCache } from './cache/page-cache.ts'

export const keys = {
  home: 'home',
  /** Lists that any publication may change: tags, days, search, corrections, sitemaps. */
  lists: 'lists',
  accounts: 'accounts',
  story: (ref: string) => `story:${ref}`,
  topic: (key: string) => `topic:${key}`,
  unit: (id: string) => `unit:${id}`,
  /** What is pushed down by a unit stands on the sites of all below it. */
  pushedBy: (id: string) => `pushed-by:${id}`,
}

/** A page is out of date when any story that it shows changes. */
export const shown = (cards: readonly Pick<Card, 'ref'>[]): string[] => [
  ...new Set(cards.map(({ ref }) => keys.story(ref))),
]

export const unitKeys = (units: Pick<Units, 'ancestry'>, unitId: string): string[] => [
  keys.unit(unitId),
  ...units.ancestry(unitId).map(({ id }) => keys.pushedBy(id)),
]

interface EditionNews {
  ref: string
  topic: string
  unitIds: string[]
}

/** Keeps the cache true to what happens, in this process and in the others. */
export function followEvents(
  cache: PageCache,
  { events, units }: { events: Events; units: Pick<Units, 'refresh'> },
): void {
  const affected = ({ ref, topic, unitIds }: EditionNews) => [
    keys.home,
    keys.lists,
    keys.story(ref),
    keys.topic(topic),
    ...unitIds.flatMap((id) => [keys.unit(id), keys.pushedBy(id)]),
  ]
  for (const name of [
    'edition.published',
    'edition.corrected',
    'edition.updated',
    'edition.relisted',
  ] as const)
    events.on(name, (news) => cache.outdate(affected(news)))
  for (const name of ['edition.withdrawn', 'edition.recalled'] as const)
    events.on(name, (news) => {
      cache.drop([keys.story(news.ref)])
      cache.outdate(affected(news))
    })
  // Names and addresses of units stand on every page; the tree must be read again before anything is rendered.
  events.on('units.changed', () => {
    cache.outdateAll()
    void units.refresh().finally(() => cache.outdateAll())
  })
  for (const name of ['channels.changed', 'impostors.changed'] as const)
    events.on(name, () => cache.outdate([keys.accounts]))
  events.onGap(() => cache.outdateAll())
}
