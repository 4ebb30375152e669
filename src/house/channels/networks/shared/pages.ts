/** Lists of a network that come in pages, newest first, read back to where the last reading ended. */
import type { Pulled, SeenPost } from '../../adapter-reading.ts'

interface Sheet {
  posts: SeenPost[]
  /** Undefined: it was the last. */
  next: string | undefined
}

/** So many pages at a time: what an account posted in a week, not all it ever posted. */
const most = 10

/**
 * The newest page whatever happens, since words change and posts go; then on until what was known. The cursor is the
 * moment of the newest post.
 */
export async function readPages(
  cursor: string | null,
  ask: (page: string | undefined) => Promise<Sheet>,
): Promise<Pulled> {
  const known = cursor === null ? undefined : new Date(cursor)
  const posts = new Map<string, SeenPost>()
  let next: string | undefined
  for (let pages = 0; pages < most; pages += 1) {
    const sheet = await ask(next)
    for (const post of sheet.posts) posts.set(post.id, post)
    next = sheet.next
    const oldest = sheet.posts.at(-1)?.at
    if (next === undefined || oldest === undefined || known === undefined || oldest <= known) break
  }
  const listed = [...posts.values()]
  const newest = Math.max(...listed.map(({ at }) => at.getTime()), known?.getTime() ?? 0)
  return {
    kind: 'pulled',
    posts: listed,
    // At the end of the list there is nothing older that could be missing from it.
    wholeSince:
      next === undefined ? new Date(0) : new Date(Math.min(...listed.map(({ at }) => at.getTime()))),
    cursor: newest === 0 ? null : new Date(newest).toISOString(),
  }
}

/** At most so many of a list at a time. */
export const inParts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
    list.slice(part * size, (part + 1) * size),
  )

/** A figure as it was told; null for what was not. */
export const told = (value: unknown): number | null => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** What several counts make together; null only where none of them was told. */
export const together = (...counts: (number | null)[]): number | null =>
  counts.every((one) => one === null) ? null : counts.reduce<number>((sum, one) => sum + (one ?? 0), 0)
