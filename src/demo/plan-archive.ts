/** Which stories the demonstration's archive holds: where, when, of which kind. Pure, and the same for the same seed. */
import type { Unit } from '../house/units/index.ts'
import { seededRandom, type Random } from '../platform/art/random.ts'
import type { UnitTree } from './places.ts'
import type { Template } from './template.ts'
import { community } from './templates/community.ts'
import { learning } from './templates/learning.ts'
import { neighbourhood } from './templates/neighbourhood.ts'
import { publicService } from './templates/public-service.ts'
import { readiness } from './templates/readiness.ts'
import { roads } from './templates/roads.ts'

export const templates: readonly Template[] = [
  ...publicService,
  ...roads,
  ...readiness,
  ...learning,
  ...community,
  ...neighbourhood,
]

export const templateOf = (key: string): Template => {
  const found = templates.find((template) => template.key === key)
  if (found === undefined) throw new Error(`No template ${key}.`)
  return found
}

export interface PlannedStory {
  template: Template
  unit: Unit
  publishedAt: Date
  english: boolean
  /** Taken over by headquarters, and so on the national front page. */
  adopted: boolean
  /** Number of the picture among those drawn; undefined: none. */
  picture: number | undefined
}

/** Where only some regions have the sea, or peat that burns. */
const onlyIn: Record<string, string> = {
  'ferry-waves': 'kepri babel maluku malut ntt ntb sulut sultra bali gorontalo lampung banten',
  'fire-watch': 'riau jambi sumsel kalbar kalteng kalsel kaltim kaltara pasel',
  'polling-rehearsal': 'metro jabar jateng jatim diy sulsel sumut bali papua kaltim',
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * @param count stories; every fourth has an English edition. A quarter are of the last fifteen hours, a third of the week
 * before, the rest of the sixty days before `now`.
 */
export function planArchive(
  units: UnitTree & { children(id: string): Unit[] },
  { count, pictures, now, seed }: { count: number; pictures: number; now: Date; seed: string },
): PlannedStory[] {
  const random = seededRandom(`${seed}/archive`)
  const regions = random.shuffle(units.children(units.root().id))
  const order = random.shuffle(templates)
  return Array.from({ length: count }, (_, at) => {
    // Regions and templates take turns, so that no river of the front page is empty.
    const region = regions[at % regions.length] ?? units.root()
    const template = fitting(order, at, region, regions)
    const unit = at % 13 === 12 ? units.root() : writerIn(units, region, random)
    const age =
      at % 4 === 0
        ? random.between(4 * minute, 15 * hour)
        : at % 3 === 0
          ? random.between(15 * hour, 7 * day)
          : random.between(7 * day, 60 * day)
    return {
      template,
      unit,
      publishedAt: new Date(now.getTime() - Math.round(age)),
      english: at % 4 === 1,
      adopted: unit.id !== units.root().id && (at % 4 === 0 ? random.chance(0.55) : random.chance(0.3)),
      picture: random.chance(0.82) ? random.whole(0, pictures - 1) : undefined,
    }
  })
}

function fitting(order: readonly Template[], at: number, region: Unit, regions: readonly Unit[]): Template {
  for (let step = 0; step < order.length; step++) {
    const template = order[(at * 7 + step) % order.length] as Template
    const codes = onlyIn[template.key]?.split(' ')
    if (
      codes === undefined ||
      codes.includes(region.code) ||
      !regions.some(({ code }) => codes.includes(code))
    )
      return template
  }
  return order[0] as Template
}

/** Mostly districts, then the region itself, now and then a local office. */
function writerIn(units: { children(id: string): Unit[] }, region: Unit, random: Random): Unit {
  const districts = units.children(region.id)
  if (districts.length === 0 || random.chance(0.3)) return region
  const district = random.pick(districts)
  const offices = units.children(district.id)
  return offices.length > 0 && random.chance(0.16) ? random.pick(offices) : district
}

const alias: Record<string, readonly string[]> = {
  'pelayanan-publik': ['layanan'],
  'lalu-lintas': ['transportasi'],
  'seni-budaya': ['budaya'],
  kemanusiaan: ['layanan', 'kesehatan'],
}

/** The pack's topic for a template: its own, a near one, or the pack's first. */
export function topicIn(topics: readonly { key: string }[], wanted: string): string {
  const found = [wanted, ...(alias[wanted] ?? [])].find((key) => topics.some((topic) => topic.key === key))
  return found ?? topics[0]?.key ?? wanted
}
