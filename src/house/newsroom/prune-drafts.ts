import type { NewsroomDeps } from './deps.ts'

const snapshotLife = 90 * 86_400_000
const linkLife = 30 * 86_400_000

/** Drops snapshots of autosaves after ninety days and preview links thirty days after they ended. Versions stay. */
export async function pruneDrafts({ db, clock }: Pick<NewsroomDeps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now().getTime()
  await db
    .deleteFrom('newsroom.draft_snapshot')
    .where('saved_at', '<', new Date(now - snapshotLife))
    .execute()
  await db
    .deleteFrom('newsroom.preview_link')
    .where('expires_at', '<', new Date(now - linkLife))
    .execute()
}
