/** Sends what waits, one file after another. Runs in the page, and in the service worker when no page is open. */
import type { Person } from '../queue/notes.ts'
import { changeItem, queueOf } from '../queue/queue.ts'
import type { Item, Trouble } from '../queue/item.ts'
import { tell } from '../queue/news.ts'
import { whoIsThere } from '../door/who-is-there.ts'
import { Refusal } from './call.ts'
import { holdsLarge, isHeld } from './hold.ts'
import { sendItem, type Sending } from './send-item.ts'
import { createPace } from './tus.ts'

export type Outcome =
  /** Nothing is left that could be sent now; the earliest of the others may be tried at `next`. */
  | { kind: 'done'; next: number | undefined }
  | { kind: 'offline' }
  | { kind: 'signed_out' }
  /** The cookie is another person's: their queue, not this one. */
  | { kind: 'somebody_else' }
  /** Another window, or the service worker, is at it. */
  | { kind: 'busy' }
  /** The phone's store cannot be read. */
  | { kind: 'broken' }

interface Run extends Pick<Sending, 'fingerprint' | 'signal'> {
  /** Whose queue; whoever the session belongs to unless said. */
  personId?: string
  /** Wait for another window to finish, rather than leave it to it. */
  wait: boolean
}

/** Two senders would send everything twice over a line that hardly bears one. */
export const sendQueue = (run: Run): Promise<Outcome> =>
  navigator.locks.request('pendopo.setor.send', { ifAvailable: !run.wait }, async (lock) => {
    if (lock === null) return { kind: 'busy' } as const
    try {
      return await sendAll(run)
    } catch {
      return { kind: 'broken' } as const
    } finally {
      tell({ kind: 'sending', id: null })
    }
  })

async function sendAll({ personId, ...run }: Run): Promise<Outcome> {
  const pace = createPace()
  for (;;) {
    if (personId !== undefined) {
      const { item, next } = await nextItem(personId)
      if (item === undefined) return { kind: 'done', next }
    }
    // Asked before each file: what one person took is never sent in another's name.
    const person = await ask()
    if (!('id' in person)) return person
    if (personId !== undefined && personId !== person.id) return { kind: 'somebody_else' }
    const { item, next } = await nextItem(person.id)
    if (item === undefined) return { kind: 'done', next }
    tell({ kind: 'sending', id: item.id })
    try {
      await sendItem(item, { ...run, pace, mayRelease: person.mayRelease })
    } catch (error) {
      const refusal = error instanceof Refusal ? error : unreadable(error)
      if (refusal.status === 401) return { kind: 'signed_out' }
      if (refusal.status === 0) return { kind: 'offline' }
      await changeItem(item.id, afterRefusal(item, refusal))
    }
  }
}

async function ask(): Promise<Person | Extract<Outcome, { kind: 'signed_out' | 'offline' }>> {
  try {
    return (await whoIsThere()) ?? { kind: 'signed_out' }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'offline' }
    throw error
  }
}

async function nextItem(personId: string): Promise<{ item: Item | undefined; next: number | undefined }> {
  const holdLarge = await holdsLarge(personId)
  const waiting = (await queueOf(personId)).filter(
    (item) => item.stage === 'waiting' && !isHeld(item, holdLarge),
  )
  const at = Date.now()
  const times = waiting.map((item) => item.notBefore).filter((time) => time > at)
  return {
    item: waiting.find((item) => item.notBefore <= at),
    next: times.length === 0 ? undefined : Math.min(...times),
  }
}

/** The browser has lost what it promised to keep, or cannot read it. */
function unreadable(error: unknown): Refusal {
  if (error instanceof DOMException || error instanceof TypeError) return new Refusal(422, 'bytes_gone')
  throw error
}

/** What passes by itself is tried again, later each time; what does not is left to the person, bytes and all. */
function afterRefusal(item: Item, { status, code, sentence, params, retryAfter }: Refusal): Partial<Item> {
  const trouble: Trouble = { code, sentence, ...(params === undefined ? {} : { params }) }
  if (status === 202)
    return { notBefore: Date.now() + (retryAfter ?? 5) * 1000, trouble, tries: item.tries + 1 }
  const passes = status === 408 || status === 423 || status === 429 || status >= 500
  if (!passes) return { stage: 'refused', trouble, uploadUrl: null, sent: 0 }
  const wait = retryAfter === undefined ? backoff(item.tries) : retryAfter * 1000
  return { notBefore: Date.now() + wait, trouble, tries: item.tries + 1 }
}

/** Milliseconds: 2 s, 4 s, … 5 minutes, each up to a half longer, so that a whole office does not come at once. */
export const backoff = (tries: number): number =>
  Math.min(2_000 * 2 ** Math.min(tries, 12), 300_000) * (1 + Math.random() / 2)
