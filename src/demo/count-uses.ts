/** Two months of readers for the published stories, so that the figures have something to say. */
import { seededRandom } from '../platform/art/random.ts'
import type { House } from '../house.ts'
import { createTally } from '../house/hub/figures/tally.ts'
import type { Measure, Reader } from '../house/hub/figures/use.ts'

const day = 86_400_000
const most = 60

/** Most is read on the first day, by the public; a little is passed on, less is copied. */
export async function countDemoUses(house: House, { now, seed }: { now: Date; seed: string }): Promise<void> {
  const { database, units, log } = house
  const random = seededRandom(`${seed}/uses`)
  const stories = []
  for (let cursor: string | undefined; ;) {
    const page = await house.newsroom.public.latest({ locale: 'id', limit: 100, cursor })
    stories.push(...page.items)
    if (page.next === null) break
    cursor = page.next
  }
  const popularity = new Map(
    stories.map(({ ref }) => [ref, random.between(2, 60) * (random.chance(0.1) ? 6 : 1)]),
  )
  const readerOf = (): Reader =>
    random.chance(0.82) ? 'public' : random.chance(0.6) ? 'internal' : 'journalist'
  for (let back = most; back >= 0; back -= 1) {
    const at = new Date(now.getTime() - back * day)
    const tally = createTally({ db: database.db, units, log, clock: { now: () => at } })
    for (const { ref, unitId, topic, firstPublishedAt } of stories) {
      const age = Math.floor((at.getTime() - firstPublishedAt.getTime()) / day)
      if (age < 0) continue
      const used = { subject: 'story', ref, unitId, topic } as const
      const add = (measure: Measure, times: number) => {
        for (let time = 0; time < times; time += 1) tally.count({ ...used, measure, reader: readerOf() })
      }
      const views = Math.round((popularity.get(ref) ?? 1) / (1 + age * 1.4))
      add('view', views)
      add('share', Math.round(views / 22))
      add('copy', Math.round(views / 45))
    }
    await tally.stop()
  }
}
