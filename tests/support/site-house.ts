/** A house with its public site over a real database, and published stories to fill it. */
import { Readable } from 'node:stream'
import { writePublication } from '../../src/house/newsroom/write-publication.ts'
import { removePublication } from '../../src/house/newsroom/remove-publication.ts'
import { listingsFor, type PublicNote } from '../../src/house/newsroom/publication.ts'
import type { Block, EditionContent } from '../../src/house/newsroom/content.ts'
import { compositions, drawCloth, motifNames } from '../../src/platform/art/draw-cloth.ts'
import { paletteNames } from '../../src/platform/art/palettes.ts'
import { seededRandom } from '../../src/platform/art/random.ts'
import { toPicture } from '../../src/platform/art/to-picture.ts'
import { theHouse } from '../../src/platform/actor.ts'
import { newId, newRef } from '../../src/platform/ids.ts'
import type { Locale } from '../../src/platform/messages.ts'
import type { MountedSite } from '../../src/site/index.ts'
import { openTestHouse, type TestHouse } from './house.ts'

export interface SiteTestHouse extends TestHouse {
  site: MountedSite
}

export async function openSiteHouse(
  options: Parameters<typeof openTestHouse>[0] = {},
): Promise<SiteTestHouse> {
  const house = await openTestHouse(options)
  if (house.site === undefined) throw new Error('This house has no site: it needs the role web.')
  return { ...house, site: house.site }
}

export interface StoryToPublish {
  unit: string
  headline: string
  summary?: string
  slug?: string
  topic?: string
  tags?: string[]
  locale?: Locale
  at?: Date
  paragraphs?: string[]
  body?: Block[]
  picture?: boolean
  adopters?: string[]
  mandatory?: string[]
  supporting?: string[]
  urgency?: number
  note?: PublicNote
  versionNumber?: number
  /** To publish anew, or in another language, what was published before. */
  again?: Published
}

export interface Published {
  editionId: string
  storyId: string
  ref: string
  locale: Locale
  topic: string
  unitIds: string[]
  address: string
}

async function pictureOf(house: TestHouse, unitId: string, seed: string) {
  const random = seededRandom(seed)
  const drawing = drawCloth({
    seed,
    motif: random.pick(motifNames),
    palette: random.pick(paletteNames),
    composition: random.pick(compositions),
    width: 1600,
    height: 1067,
  })
  const bytes = await toPicture(drawing, { width: 1600, height: 1067 }, seed)
  return house.bank.receive(theHouse, {
    unitId,
    filename: `${seed}.jpg`,
    stream: Readable.from([bytes]),
    alt: `Kain: ${seed}`,
  })
}

/** Publishes as the newsroom's acts do: publication, listings and event in one transaction. */
export async function publish(house: TestHouse, story: StoryToPublish): Promise<Published> {
  const unit = house.units.byCode(story.unit)
  if (unit === undefined) throw new Error(`no unit ${story.unit}`)
  const idOf = (code: string) => house.units.byCode(code)?.id ?? code
  const asset =
    story.picture === true ? await pictureOf(house, unit.id, story.headline.slice(0, 20)) : undefined
  const picture = asset === undefined ? undefined : await house.bank.picture(asset.id)
  const blocks: Block[] =
    story.body ??
    (story.paragraphs ?? ['Isi berita.']).map((text, at) => ({
      type: 'paragraph',
      attrs: { id: `p${at}` },
      content: [{ type: 'text', text }],
    }))
  const content: EditionContent = {
    headline: story.headline,
    slug: story.slug ?? '',
    summary: story.summary ?? `Ringkasan ${story.headline}`,
    slugline: '',
    dateline: unit.shortName,
    byline: '',
    signOff: '',
    editorsNote: '',
    urgency: story.urgency ?? 5,
    topic: story.topic ?? house.units.pack.topics[0]?.key ?? '',
    mediaTopics: [],
    tags: story.tags ?? [],
    place: null,
    lead:
      asset === undefined
        ? null
        : {
            assetId: asset.id,
            alt: `Uraian: ${story.headline}`,
            caption: 'Suasana di lokasi.',
            credit: 'Humas',
            rights: '',
          },
    body: { type: 'doc', content: blocks },
  }
  const at = story.at ?? house.clock.now()
  const locale = story.locale ?? 'id'
  const editionId =
    story.again !== undefined && story.again.locale === locale ? story.again.editionId : newId()
  const storyId = story.again?.storyId ?? newId()
  const ref = story.again?.ref ?? newRef()
  const { db } = house.database
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('newsroom.publication')
      .select(['first_published_at', 'slug'])
      .where('edition_id', '=', editionId)
      .executeTakeFirst()
    const change = await writePublication(trx, {
      editionId,
      storyId,
      locale,
      ref,
      versionNumber: story.versionNumber ?? 1,
      versionHash: 'ab'.repeat(32),
      content,
      unit: { id: unit.id, path: unit.path, regionId: unit.regionId },
      ancestry: house.units.ancestry(unit.id).map(({ id }) => id),
      listings: listingsFor(house.units, {
        leadUnitId: unit.id,
        supportingUnitIds: (story.supporting ?? []).map(idOf),
        adopterUnitIds: (story.adopters ?? []).map(idOf),
        mandatoryUnitIds: (story.mandatory ?? []).map(idOf),
      }),
      pictures: new Map(picture === undefined ? [] : [[picture.assetId, picture]]),
      firstPublishedAt: before?.first_published_at ?? at,
      publicTimestamp: before?.first_published_at ?? at,
      updatedAt: at,
      ...(story.note === undefined ? {} : { note: story.note }),
    })
    if (picture !== undefined) await house.bank.publish(trx, [picture.assetId], editionId)
    const news = { storyId, editionId, locale, ref, topic: content.topic, unitIds: change.unitIds }
    await house.events.emit(
      trx,
      story.note?.kind === 'correction'
        ? 'edition.corrected'
        : before === undefined
          ? 'edition.published'
          : 'edition.updated',
      news,
    )
    const { slug } = await trx
      .selectFrom('newsroom.publication')
      .select('slug')
      .where('edition_id', '=', editionId)
      .executeTakeFirstOrThrow()
    return { ...news, address: `${locale === 'en' ? '/en' : ''}/berita/${slug}-${ref}` }
  })
}

export async function takeAway(
  house: TestHouse,
  published: Published,
  state: 'withdrawn' | 'recalled',
  note: string,
): Promise<void> {
  await house.database.db.transaction().execute(async (trx) => {
    const change = await removePublication(trx, {
      editionId: published.editionId,
      state,
      note,
      at: house.clock.now(),
    })
    await house.events.emit(trx, state === 'withdrawn' ? 'edition.withdrawn' : 'edition.recalled', {
      ...published,
      unitIds: change.unitIds,
    })
  })
}

/** Waits until this process has heard what was committed: an event of its own comes after all earlier ones. */
export async function heard(house: TestHouse): Promise<void> {
  const marker = newId()
  await new Promise<void>((resolve) => {
    const off = house.events.on('units.changed', ({ ids: heardIds }) => {
      if (!heardIds.includes(marker)) return
      off()
      resolve()
    })
    void house.events.emit(house.database.db, 'units.changed', { ids: [marker] })
  })
  await house.units.refresh()
}
