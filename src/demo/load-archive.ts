/**
 * Enters stories that were published long ago, as an import from an older system would: rows in sets, the public side
 * by the newsroom's own writer, one record of the whole in the audit.
 */
import { theHouse } from '../platform/actor.ts'
import { seededRandom } from '../platform/art/random.ts'
import { newId, newRef } from '../platform/ids.ts'
import type { Locale } from '../platform/messages.ts'
import type { House } from '../house.ts'
import { boardFields } from '../house/newsroom/board-fields.ts'
import { canonicalHash } from '../platform/canonical-hash.ts'
import type { EditionContent } from '../house/newsroom/index.ts'
import { listingsFor } from '../house/newsroom/publication.ts'
import { numberPrefix } from '../house/newsroom/story-number.ts'
import { writePublication } from '../house/newsroom/write-publication.ts'
import { wallTime } from '../house/newsroom/zoned-time.ts'
import type { Cast, Person } from './cast.ts'
import { asLead, embargoedPicture, type DemoPicture } from './draw-pictures.ts'
import { planArchive, topicIn, type PlannedStory } from './plan-archive.ts'
import { tellStory } from './tell-story.ts'

interface ArchivedStory extends PlannedStory {
  id: string
  ref: string
  number: string
  approver: Person
}

interface ArchivedEdition {
  id: string
  versionId: string
  story: ArchivedStory
  locale: Locale
  content: EditionContent
  hash: string
  publishedAt: Date
  source: ArchivedEdition | undefined
}

const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000)

/** Tells the stories; pure but for ids and references. */
function tellArchive(
  { units }: Pick<House, 'units'>,
  input: {
    plan: readonly PlannedStory[]
    pictures: readonly DemoPicture[]
    cast: Cast
    now: Date
    seed: string
    /** Last number given in each series; counted on from there. */
    numbers: Map<string, number>
  },
): { stories: ArchivedStory[]; editions: ArchivedEdition[] } {
  const { numbers } = input
  const random = seededRandom(`${input.seed}/telling`)
  const editions: ArchivedEdition[] = []
  const stories = input.plan
    .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    .map((planned): ArchivedStory => {
      const { unit, template, publishedAt } = planned
      const region = unit.regionId === null ? unit : units.require(unit.regionId)
      const series = `${numberPrefix(region.code)}-${wallTime(publishedAt, unit.timeZone).slice(0, 7)}`
      const next = (numbers.get(series) ?? 0) + 1
      numbers.set(series, next)
      const story = {
        ...planned,
        id: newId(),
        ref: newRef(),
        number: `${series}-${String(next).padStart(4, '0')}`,
        approver: input.cast.ratna,
      }
      const telling = tellStory(
        units,
        { template, unit, at: publishedAt, topic: topicIn(units.pack.topics, template.topic) },
        random,
      )
      const picture =
        planned.picture === undefined || planned.picture === embargoedPicture
          ? undefined
          : input.pictures[planned.picture]
      const edition = (locale: Locale, at: Date, source?: ArchivedEdition): ArchivedEdition => {
        const content = { ...telling[locale], lead: picture === undefined ? null : asLead(picture, locale) }
        const hash = canonicalHash(content)
        return { id: newId(), versionId: newId(), story, locale, content, hash, publishedAt: at, source }
      }
      const original = edition('id', publishedAt)
      editions.push(original)
      const later = minutes(publishedAt, random.whole(40, 300))
      if (planned.english && later < input.now) editions.push(edition('en', later, original))
      return story
    })
  return { stories, editions }
}

export async function loadArchive(
  house: Pick<House, 'database' | 'units' | 'audit'>,
  input: { count: number; pictures: readonly DemoPicture[]; cast: Cast; now: Date; seed: string },
): Promise<{ stories: number; editions: number }> {
  const { units, database, audit } = house
  const plan = planArchive(units, { ...input, pictures: input.pictures.length })
  const numbers = await numbersGiven(database)
  const { stories, editions } = tellArchive(house, { ...input, plan, numbers })
  const desk = (story: ArchivedStory) => `Humas ${story.unit.name.id}`
  const root = units.root()

  await database.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('newsroom.story_number')
      .values(
        [...numbers].map(([series, last]) => ({
          prefix: series.slice(0, -8),
          month: `${series.slice(-7)}-01`,
          last,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['prefix', 'month']).doUpdateSet((eb) => ({ last: eb.ref('excluded.last') })),
      )
      .execute()
    await trx
      .insertInto('newsroom.story')
      .values(
        stories.map((story) => ({
          id: story.id,
          number: story.number,
          ref: story.ref,
          unit_id: story.unit.id,
          unit_path: story.unit.path,
          created_at: minutes(story.publishedAt, -260),
          created_by_name: desk(story),
        })),
      )
      .execute()
    const adopted = stories.filter((story) => story.adopted)
    if (adopted.length > 0)
      await trx
        .insertInto('newsroom.story_unit')
        .values(
          adopted.map((story) => ({
            story_id: story.id,
            unit_id: root.id,
            unit_path: root.path,
            kind: 'adopted',
            added_at: story.publishedAt,
            added_by: input.cast.bagus.id,
            added_by_name: input.cast.bagus.name,
          })),
        )
        .execute()
    await trx
      .insertInto('newsroom.edition')
      .values(
        editions.map(({ id, story, locale, content, publishedAt, source }) => ({
          id,
          story_id: story.id,
          locale,
          unit_id: story.unit.id,
          unit_path: story.unit.path,
          // Published below: its version must exist first.
          state: 'draft',
          stage_since: publishedAt,
          ...boardFields(content),
          version_count: 1,
          revision: 1,
          first_published_at: publishedAt,
          published_at: publishedAt,
          public_timestamp: publishedAt,
          source_edition_id: source?.id ?? null,
          created_at: minutes(publishedAt, -240),
          created_by_name: desk(story),
        })),
      )
      .execute()
    await trx
      .insertInto('newsroom.version')
      .values(
        editions.map(({ id, versionId, story, content, hash, publishedAt }) => ({
          id: versionId,
          edition_id: id,
          number: 1,
          content: JSON.stringify(content),
          hash,
          contributors: [],
          created_at: minutes(publishedAt, -95),
          created_by_name: desk(story),
        })),
      )
      .execute()
    await trx
      .updateTable('newsroom.edition as e')
      .from('newsroom.version as v')
      .set((eb) => ({ state: 'published', published_version_id: eb.ref('v.id') }))
      .whereRef('v.edition_id', '=', 'e.id')
      .where(
        'e.id',
        'in',
        editions.map(({ id }) => id),
      )
      .execute()
    await trx
      .updateTable('newsroom.edition as e')
      .from('newsroom.version as v')
      .set((eb) => ({ source_version_id: eb.ref('v.id') }))
      .whereRef('v.edition_id', '=', 'e.source_edition_id')
      .execute()
    await trx.insertInto('newsroom.act').values(editions.flatMap(historyOf)).execute()
    const shown = editions.filter(({ content }) => content.lead !== null)
    await trx
      .insertInto('bank.public_use')
      .values(
        shown.map(({ id, content, publishedAt }) => ({
          asset_id: content.lead?.assetId ?? '',
          used_by: id,
          since: publishedAt,
        })),
      )
      .execute()

    const pictures = new Map(input.pictures.map(({ picture }) => [picture.assetId, picture]))
    for (const { id, story, locale, content, hash, publishedAt } of editions)
      await writePublication(trx, {
        editionId: id,
        storyId: story.id,
        locale,
        ref: story.ref,
        versionNumber: 1,
        versionHash: hash,
        content,
        unit: story.unit,
        ancestry: units.ancestry(story.unit.id).map((unit) => unit.id),
        listings: listingsFor(units, {
          leadUnitId: story.unit.id,
          supportingUnitIds: [],
          adopterUnitIds: story.adopted ? [root.id] : [],
          mandatoryUnitIds: [],
        }),
        pictures,
        firstPublishedAt: publishedAt,
        publicTimestamp: publishedAt,
        updatedAt: publishedAt,
      })
    await audit.record(trx, {
      actor: theHouse,
      act: 'demo.load_archive',
      details: { stories: stories.length, editions: editions.length },
    })
  })
  return { stories: stories.length, editions: editions.length }
}

/** By series, e.g. `JBR-2026-11`. */
async function numbersGiven({ db }: House['database']): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('newsroom.story_number')
    .select((eb) => ['prefix', 'last', eb.fn<string>('to_char', ['month', eb.val('YYYY-MM')]).as('month')])
    .execute()
  return new Map(rows.map(({ prefix, month, last }) => [`${prefix}-${month}`, last]))
}

/** What happened to an archived edition, in the words of the newsroom's history. */
function historyOf({ id, versionId, story, hash, publishedAt, locale, source }: ArchivedEdition) {
  const writer = { actor_kind: 'house', actor_id: null, actor_name: `Humas ${story.unit.name.id}` }
  const { approver } = story
  const approving = { actor_kind: 'person', actor_id: approver.id, actor_name: approver.name }
  const act = (kind: string, before: number, who: typeof writer | typeof approving, details: object) => ({
    id: newId(),
    story_id: story.id,
    edition_id: id,
    kind,
    at: minutes(publishedAt, -before),
    ...who,
    version_id: kind === 'create' || kind === 'translate' ? null : versionId,
    version_hash: kind === 'create' || kind === 'translate' ? null : hash,
    details: JSON.stringify(details),
  })
  return [
    source === undefined
      ? act('create', 240, writer, { number: story.number, locale })
      : act('translate', 240, writer, { locale, fromLocale: source.locale, fromVersion: 1 }),
    act('submit', 95, writer, { from: 'draft', to: 'submitted' }),
    act('approve', 20, approving, { from: 'submitted', to: 'approved' }),
    act('publish', 0, approving, { from: 'approved', to: 'published', approvedBy: approver.id }),
  ]
}
