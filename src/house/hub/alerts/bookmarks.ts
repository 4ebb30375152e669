/** What a journalist keeps for later; whoever keeps something is told when it proves wrong. */
import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { mayAsk } from '../press/accreditation.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { pressKit } from '../releases/kit.ts'
import { inLanguage, pressReleasePath } from '../releases/release.ts'

export const bookmarkLimit = 300

export interface Bookmark {
  id: string
  /** Empty once it was recalled. */
  title: string
  /** With the language. */
  path: string
  createdAt: Date
}

export interface Bookmarkable {
  kind: 'story' | 'release'
  subjectId: string
  title: string
  path: string
}

export interface BookmarkWish {
  /** A story, unless said otherwise. */
  kind?: 'story' | 'release'
  ref: string
  locale: Locale
}

type Deps = Pick<HubDeps, 'db' | 'clock' | 'reading' | 'bank' | 'newsroom'>

/** What would be kept: a published story, or a release as far as its own page shows it. @throws not_found */
export async function readBookmarkable(
  deps: Deps,
  who: SignedInJournalist,
  { kind = 'story', ref, locale }: BookmarkWish,
): Promise<Bookmarkable> {
  if (kind === 'release') {
    const found = await pressKit(deps, who, ref)
    const release = found.standing === 'early' ? found.kit.release : found.release
    if (release.state !== 'published') throw notFound('release')
    return {
      kind,
      subjectId: release.id,
      title: inLanguage(release.title, locale),
      path: pathIn(locale, pressReleasePath(release)),
    }
  }
  const { reading } = deps
  const story = /^[2-9a-z]{8}$/.test(ref) ? await reading.storyPage(ref, locale) : undefined
  if (story?.state !== 'published') throw notFound('story')
  return {
    kind,
    subjectId: story.editionId,
    title: story.headline,
    path: pathIn(locale, `/berita/${ref}`),
  }
}

/** Kept twice it is there once. Errors: not_found, journalist_not_accredited (403), bookmarks_full (409). */
export async function addBookmark(deps: Deps, who: SignedInJournalist, what: BookmarkWish): Promise<void> {
  const { db, clock } = deps
  const { journalist } = who
  if (!mayAsk(journalist.standing)) throw new HouseError('journalist_not_accredited', 403)
  const { kind, subjectId, title, path } = await readBookmarkable(deps, who, what)
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('hub.bookmark')
      .values({
        id: newId(),
        journalist_id: journalist.id,
        subject_kind: kind,
        subject_id: subjectId,
        title,
        path,
        created_at: clock.now(),
      })
      .onConflict((existing) => existing.columns(['subject_kind', 'subject_id', 'journalist_id']).doNothing())
      .execute()
    const { count } = await trx
      .selectFrom('hub.bookmark')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('journalist_id', '=', journalist.id)
      .executeTakeFirstOrThrow()
    if (count > bookmarkLimit) throw conflict('bookmarks_full', { limit: bookmarkLimit })
  })
}

/** Newest first. */
export async function bookmarksOf(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
): Promise<Bookmark[]> {
  const rows = await db
    .selectFrom('hub.bookmark')
    .select(['id', 'title', 'path', 'created_at'])
    .where('journalist_id', '=', journalist.id)
    .orderBy('id', 'desc')
    .limit(bookmarkLimit)
    .execute()
  return rows.map((row) => ({ id: row.id, title: row.title, path: row.path, createdAt: row.created_at }))
}

/** @throws not_found (another's, too) */
export async function removeBookmark(
  { db }: Pick<HubDeps, 'db'>,
  { journalist }: SignedInJournalist,
  id: string,
): Promise<void> {
  const done = await db
    .deleteFrom('hub.bookmark')
    .where('id', '=', id)
    .where('journalist_id', '=', journalist.id)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw notFound('bookmark')
}
