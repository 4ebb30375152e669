/** Whose queue is shown. Without a network the last person stays; the server's word ends it. */
import { useSyncExternalStore } from 'react'
import { toQueue } from '../frame/screens.ts'
import { queueOf } from '../queue/queue.ts'
import { readNote, writeNote, type Person } from '../queue/notes.ts'
import { post, Refusal } from '../send/call.ts'
import { whoIsThere } from './who-is-there.ts'

export interface Out {
  kind: 'out'
  /** Whose session is over, and how many files wait for them on this phone. */
  over: { name: string; files: number } | null
  offline: boolean
}
type Session =
  | { kind: 'asking' }
  | { kind: 'in'; person: Person }
  | Out
  /** This browser keeps nothing for us: a private window, or a full disk. */
  | { kind: 'no_store' }

let session: Session = { kind: 'asking' }
const hearers = new Set<() => void>()

function become(next: Session): void {
  session = next
  for (const hear of hearers) hear()
}

export const useSession = (): Session =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => session,
  )

/** Shows the last person at once, and then whoever the server says is there. */
export async function findSession(): Promise<void> {
  try {
    const last = await readNote('person')
    const ended = last === undefined || (await readNote('over')) === true
    if (!ended) become({ kind: 'in', person: last })
    await confirm(ended)
  } catch {
    become({ kind: 'no_store' })
  }
}

async function confirm(ended: boolean): Promise<void> {
  try {
    const person = await whoIsThere()
    if (person === undefined) return await endSession()
    await writeNote('person', person)
    await writeNote('over', undefined)
    return become({ kind: 'in', person })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (!ended) return
    await standOutside(true)
    window.addEventListener('online', () => void findSession(), { once: true })
  }
}

/** The server said that it is over: everything is kept, and the door is shown. */
export async function endSession(): Promise<void> {
  if ((await readNote('person')) !== undefined) await writeNote('over', true)
  await standOutside(false)
}

/** @throws Refusal when the server cannot be told; then nothing has changed. */
export async function leave(): Promise<void> {
  await post('/api/auth/sign-out', {})
  await writeNote('person', undefined)
  await standOutside(false)
}

async function standOutside(offline: boolean): Promise<void> {
  const last = await readNote('person')
  const files = last === undefined ? 0 : (await queueOf(last.id)).length
  toQueue()
  become({ kind: 'out', over: last === undefined ? null : { name: last.name, files }, offline })
}
