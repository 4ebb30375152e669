/** Open streams end when the session or key that opened them does, in whichever process that happened. */
import type { IdentityDeps } from './deps.ts'
import { idleLimit } from './actor-of.ts'

export interface Revocations {
  /** Calls once when the session or key (by id) has ended; returns how to stop listening. */
  onRevoked(id: string, handler: () => void): () => void
}

export function createRevocations({
  db,
  clock,
  events,
  log,
}: Pick<IdentityDeps, 'db' | 'clock' | 'events' | 'log'>): Revocations {
  const waiting = new Map<string, Set<() => void>>()
  const end = (id: string) => {
    const handlers = waiting.get(id)
    waiting.delete(id)
    for (const handler of handlers ?? []) handler()
  }
  events.on('session.revoked', ({ sessionId }) => end(sessionId))
  events.on('key.revoked', ({ keyId }) => end(keyId))

  // While the line to the database was down, endings may have gone unheard.
  async function lookAgain(): Promise<void> {
    const ids = [...waiting.keys()]
    if (ids.length === 0) return
    const now = clock.now()
    const sessions = await db
      .selectFrom('identity.session')
      .select('id')
      .where('id', 'in', ids)
      .where('expires_at', '>', now)
      .where('updated_at', '>', new Date(now.getTime() - idleLimit))
      .execute()
    const keys = await db
      .selectFrom('identity.api_key')
      .select('id')
      .where('id', 'in', ids)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .execute()
    const alive = new Set([...sessions, ...keys].map((row) => row.id))
    for (const id of ids) if (!alive.has(id)) end(id)
  }
  events.onGap(() => {
    lookAgain().catch((error: unknown) =>
      log.warn({ err: error }, 'open sessions could not be looked at again'),
    )
  })

  return {
    onRevoked(id, handler) {
      const handlers = waiting.get(id) ?? new Set()
      waiting.set(id, handlers.add(handler))
      return () => {
        handlers.delete(handler)
        if (handlers.size === 0 && waiting.get(id) === handlers) waiting.delete(id)
      }
    },
  }
}
