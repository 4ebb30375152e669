/** Text that has not reached the server yet, kept on this device under the person who wrote it. */
import type { Content } from './shapes.ts'

export interface Shelved {
  content: Content
  /** Revision of the server's text that it was written over. */
  revision: number
  at: string
}

const prefix = 'pendopo.draft.'
const keepFor = 30 * 86_400_000

export interface Shelf {
  put(content: Content, revision: number): boolean
  take(): Shelved | undefined
  clear(): void
}

/** `put` is synchronous, so that it also succeeds while a tab is being closed; false: the device has no room. */
export function draftShelf(personId: string, editionId: string): Shelf {
  const key = `${prefix}${personId}.${editionId}`
  return {
    put(content, revision) {
      try {
        localStorage.setItem(
          key,
          JSON.stringify({ content, revision, at: new Date().toISOString() } satisfies Shelved),
        )
        return true
      } catch {
        return false
      }
    },
    take() {
      try {
        const text = localStorage.getItem(key)
        return text === null ? undefined : (JSON.parse(text) as Shelved)
      } catch {
        return undefined
      }
    },
    clear() {
      try {
        localStorage.removeItem(key)
      } catch {
        // Without storage there is nothing to clear.
      }
    },
  }
}

/** Forgets what nobody came back for within thirty days. */
export function tidyShelves(now = Date.now()): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue
      const { at } = JSON.parse(localStorage.getItem(key) ?? '{}') as { at?: string }
      if (at === undefined || now - new Date(at).getTime() > keepFor) localStorage.removeItem(key)
    }
  } catch {
    // A damaged entry is left alone.
  }
}
