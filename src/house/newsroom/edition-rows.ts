/** An edition with what its story and its versions say: what every act reads first. */
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { DB } from '../../platform/database.generated.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Locale } from '../../platform/messages.ts'
import type { EditionContent } from './content.ts'
import type { Sensitivity } from './schemas.ts'
import type { State, WorkStage } from './state-machine.ts'

type Stored = Selectable<DB['newsroom.edition']>
export type EditionUpdate = Updateable<DB['newsroom.edition']>

export interface EditionRow extends Omit<Stored, 'state' | 'beside' | 'stage' | 'locale' | 'change_kind'> {
  locale: Locale
  state: State
  beside: WorkStage | null
  stage: State
  change_kind: 'correction' | 'update' | null
  number: string
  ref: string
  sensitivity: Sensitivity[]
  embargo_until: Date | null
  pending_hash: string | null
  pending_number: number | null
  published_hash: string | null
  published_number: number | null
}

export interface DraftRow {
  content: EditionContent
  hash: string
  contributors: string[]
  saved_at: Date
  saved_by: string | null
  saved_by_name: string
}

export interface VersionRow {
  id: string
  number: number
  hash: string
  content: EditionContent
  contributors: string[]
  created_at: Date
  created_by: string | null
  created_by_name: string
}

const editionRows = (db: Kysely<DB>) =>
  db
    .selectFrom('newsroom.edition as e')
    .innerJoin('newsroom.story as s', 's.id', 'e.story_id')
    .leftJoin('newsroom.version as pending', 'pending.id', 'e.pending_version_id')
    .leftJoin('newsroom.version as live', 'live.id', 'e.published_version_id')
    .selectAll('e')
    .select([
      's.number',
      's.ref',
      's.sensitivity',
      's.embargo_until',
      'pending.hash as pending_hash',
      'pending.number as pending_number',
      'live.hash as published_hash',
      'live.number as published_number',
    ])

export async function findEdition(
  db: HouseDb | HouseTransaction,
  id: string,
): Promise<EditionRow | undefined> {
  return (await editionRows(db).where('e.id', '=', id).executeTakeFirst()) as EditionRow | undefined
}

export async function editionsOfStory(
  db: HouseDb | HouseTransaction,
  storyId: string,
): Promise<EditionRow[]> {
  return (await editionRows(db)
    .where('e.story_id', '=', storyId)
    .orderBy('e.created_at')
    .execute()) as EditionRow[]
}

/** Holds the story for this transaction: acts on one story come one after the other, whatever its locales. */
export async function holdStory(trx: HouseTransaction, storyId: string): Promise<void> {
  const held = await trx
    .selectFrom('newsroom.story')
    .select('id')
    .where('id', '=', storyId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (held === undefined) throw notFound('story')
}

/** The edition as it is once nobody else can change it any more. */
export async function holdEdition(
  trx: HouseTransaction,
  { id, story_id }: Pick<EditionRow, 'id' | 'story_id'>,
): Promise<EditionRow> {
  await holdStory(trx, story_id)
  const edition = await findEdition(trx, id)
  if (edition === undefined) throw notFound('edition')
  return edition
}

export async function draftOf(
  db: HouseDb | HouseTransaction,
  editionId: string,
): Promise<DraftRow | undefined> {
  return (await db
    .selectFrom('newsroom.draft')
    .select(['content', 'hash', 'contributors', 'saved_at', 'saved_by', 'saved_by_name'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst()) as DraftRow | undefined
}

export async function versionById(
  db: HouseDb | HouseTransaction,
  id: string,
): Promise<(VersionRow & { edition_id: string }) | undefined> {
  return (await db.selectFrom('newsroom.version').selectAll().where('id', '=', id).executeTakeFirst()) as
    | (VersionRow & { edition_id: string })
    | undefined
}
