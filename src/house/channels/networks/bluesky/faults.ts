/** What an account's server answered in place of what it was asked, in the ledger's words. */
import { XRPCError } from '@atproto/api'
import { FetchFault } from '../../../../platform/fetch.ts'
import type { Setback } from '../../adapter.ts'
import { setbackOfAnswer, setbackOfFault } from '../shared/setback.ts'
import { Halted } from './identity.ts'
import { Refusal } from './session.ts'

export const readFaults =
  (clock: () => Date) =>
  (error: unknown, mayHaveActed: boolean): Setback => {
    const now = clock()
    if (error instanceof Refusal) return refused(error, now)
    if (error instanceof Halted) return error.setback
    if (!(error instanceof XRPCError)) return setbackOfFault(error, mayHaveActed)
    const fault = fetchFaultOf(error)
    if (fault !== undefined) return setbackOfFault(fault, mayHaveActed)
    const word = `${error.error}: ${error.message}`
    // Statuses below 100 are the client's own: the answer came, but could not be read.
    const status: number = error.status
    if (status < 100) return { kind: 'unknown', why: 'bad_answer', detail: word.slice(0, 500) }
    if (/^(ExpiredToken|InvalidToken|AccountTakedown|AccountDeactivated)$/.test(error.error))
      return { kind: 'unauthorised', detail: word.slice(0, 500) }
    const headers = { get: (name: string) => error.headers?.[name] ?? null }
    return setbackOfAnswer({ status, headers }, word, { mayHaveActed, now })
  }

function refused({ answer, word }: Refusal, now: Date): Setback {
  // A server that is not Bluesky at all answers 404 or 200 with something else.
  if (answer.ok || answer.status === 404)
    return { kind: 'rejected', why: 'not_this_network', lasting: false, detail: word }
  if (answer.status === 400) return { kind: 'unauthorised', detail: word }
  return setbackOfAnswer(answer, word, { mayHaveActed: false, now })
}

function fetchFaultOf(error: unknown): FetchFault | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof FetchFault) return at
  return undefined
}
