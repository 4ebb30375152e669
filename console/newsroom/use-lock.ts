import { useCallback, useEffect, useRef, useState } from 'react'
import { api, asFault, got } from '../frame/api.ts'
import { useMe } from '../frame/session.tsx'
import type { Edition } from './shapes.ts'

export type LockState =
  | { kind: 'none' }
  | { kind: 'mine' }
  | { kind: 'theirs'; personName: string; since: string }

/**
 * Holds the lock of an edition while somebody writes in it (`wanted`) and gives it back afterwards; whoever only reads
 * sees who has it. A lock that another person took over is noticed at the next renewal; the text stays on this device.
 * `onRevision` hears which revision the server has, and brings it here.
 */
export function useLock(
  edition: Edition,
  wanted: boolean,
  onRevision: (revision: number) => Promise<void>,
): { lock: LockState; takeOver: () => Promise<void> } {
  const me = useMe()
  const { id } = edition
  const mayEdit = edition.can.edit && wanted
  // What the server said last of a lock that is asked for; the page's own answer otherwise.
  const [asked, setAsked] = useState<LockState>()
  // Of two questions under way the answer to the later one counts, whichever comes first: an old "it is theirs" must not
  // lock out who has just taken over.
  const latest = useRef(0)

  const ask = useCallback(
    async (takeover: boolean) => {
      const turn = ++latest.current
      const params = { params: { path: { id } } }
      const answer = takeover
        ? await got(api.POST('/api/v1/editions/{id}/lock/takeover', params))
        : await got(api.POST('/api/v1/editions/{id}/lock', params))
      // The text as it is now comes first: whoever takes over writes in nothing older.
      await onRevision(answer.revision)
      if (turn === latest.current) setAsked(seen(answer.lock, me.id))
      return answer.renewWithinSeconds
    },
    [id, me.id, onRevision],
  )

  useEffect(() => {
    if (!mayEdit) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    async function hold(): Promise<void> {
      let wait = 20
      try {
        wait = Math.max(5, (await ask(false)) / 2)
      } catch (error) {
        // Offline: the lock runs out by itself, the text is on the device, and saving settles who was first.
        if (asFault(error).status === 409) {
          const turn = latest.current
          const holder = await holderOf(id).catch(() => undefined)
          if (holder !== undefined && turn === latest.current) setAsked(seen(holder, me.id))
          // Whoever waits learns soon that the other has left.
          wait = 5
        }
      }
      if (!over) timer = setTimeout(() => void hold(), wait * 1000)
    }
    void hold()
    const release = () =>
      void fetch(`/api/v1/editions/${id}/lock`, { method: 'DELETE', keepalive: true }).catch(() => {})
    window.addEventListener('pagehide', release)
    return () => {
      over = true
      setAsked(undefined)
      clearTimeout(timer)
      window.removeEventListener('pagehide', release)
      release()
    }
  }, [id, mayEdit, me.id, ask])

  return {
    lock: asked ?? seen(edition.lock, me.id),
    takeOver: async () => {
      await ask(true)
    },
  }
}

const holderOf = async (id: string): Promise<Edition['lock']> =>
  (await got(api.GET('/api/v1/editions/{id}', { params: { path: { id } } }))).lock

const seen = (lock: Edition['lock'], me: string): LockState =>
  lock === null
    ? { kind: 'none' }
    : lock.personId === me
      ? { kind: 'mine' }
      : { kind: 'theirs', personName: lock.personName, since: lock.since }
