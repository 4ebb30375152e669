/** One call to another server's inbox, signed, through the house's guarded door. */
import { FetchFault } from '../../../platform/fetch.ts'
import { retryTime } from '../networks/shared/setback.ts'
import { keysOf, nameOf } from './actors.ts'
import { actorPath, isBlocked } from './addresses.ts'
import type { FediverseDeps } from './deps.ts'
import { loadFedify } from './fedify.ts'
import type { Telling } from './tell-inboxes.ts'

export type Answer =
  | { kind: 'taken' }
  /** Nobody is there any more. */
  | { kind: 'gone' }
  /** The same again would not be taken either. */
  | { kind: 'refused'; why: string }
  | { kind: 'failed'; until?: Date }

/** However long somebody else's server asks to wait. */
const longestWait = 86_400_000

/** Refusals that pass: 401 while keys cannot be fetched, 408 and 429 by their meaning. */
const passing = new Set([401, 408, 429])

export async function postToInbox(
  deps: FediverseDeps,
  { unitId, inbox }: Telling,
  words: string,
): Promise<Answer> {
  if (isBlocked(inbox, deps.config.fediverseBlocked)) return { kind: 'gone' }
  const { signRequest } = await loadFedify()
  const [rsa] = await keysOf(deps, unitId)
  const name = await nameOf(deps, unitId)
  if (rsa === undefined) throw new Error(`The keys of ${name} are incomplete.`)
  const keyId = new URL(`${deps.config.url}${actorPath(name)}#main-key`)
  const request = new Request(inbox, {
    method: 'POST',
    headers: { 'content-type': 'application/activity+json' },
    body: words,
  })
  try {
    // The older of the two ways to sign (draft-cavage-http-signatures-12) is the one that every server reads.
    const answer = await deps.fetch(await signRequest(request, rsa.privateKey, keyId), {
      redirect: 'manual',
      maxBytes: 100_000,
      timeout: 15_000,
    })
    return read(answer, deps.clock.now())
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    const refused = ['address_refused', 'port_refused', 'scheme_refused'].includes(error.code)
    // An answer that is too long was one all the same.
    if (error.code === 'too_large') return { kind: 'taken' }
    return refused ? { kind: 'refused', why: error.code } : { kind: 'failed' }
  }
}

function read({ status, headers }: Response, now: Date): Answer {
  if (status < 300) return { kind: 'taken' }
  if (status === 410) return { kind: 'gone' }
  if (status < 500 && !passing.has(status)) return { kind: 'refused', why: `HTTP ${status}` }
  const until = retryTime(headers, now)
  return until === null
    ? { kind: 'failed' }
    : { kind: 'failed', until: new Date(Math.min(until.getTime(), now.getTime() + longestWait)) }
}
