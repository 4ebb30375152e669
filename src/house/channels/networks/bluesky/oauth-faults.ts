/** What goes wrong on the way to an account's server and back, in the room's words. */
import { AuthorizationResponseError, OperationProcessingError, ResponseBodyError } from 'oauth4webapi'
import type { Setback } from '../../adapter.ts'
import type { Arrival } from '../../adapter-signing-in.ts'
import { setbackOfFault } from '../shared/setback.ts'
import { Halted } from './identity.ts'

export const unauthorised = (detail: string) => new Halted({ kind: 'unauthorised', detail })

export async function settled<T>(
  work: () => Promise<T>,
  read: (error: ResponseBodyError | OperationProcessingError | AuthorizationResponseError) => T | Setback = ({
    message,
  }) => ({ kind: 'unauthorised', detail: message }),
): Promise<T | Setback> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Halted) return error.setback
    if (
      error instanceof ResponseBodyError ||
      error instanceof OperationProcessingError ||
      error instanceof AuthorizationResponseError
    )
      return read(error)
    return setbackOfFault(error, false)
  }
}

const wordOf = (error: ResponseBodyError | AuthorizationResponseError) =>
  `${error.error} ${error.error_description ?? ''}`.trim().slice(0, 500)

/** The server must read the house's document at this moment, which it cannot where the house is not in public. */
const unread = (error: unknown): boolean =>
  error instanceof ResponseBodyError &&
  /^(invalid_client|unauthorized_client|invalid_redirect_uri)/.test(error.error)

export function beginFault(error: Error): Setback {
  if (!(error instanceof ResponseBodyError))
    return { kind: 'rejected', why: 'not_this_network', lasting: false, detail: error.message }
  const why = unread(error) ? 'house_unread_there' : 'refused_there'
  return { kind: 'rejected', why, lasting: false, detail: wordOf(error) }
}

export function arrivalOf(error: Error): Arrival {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied'
      ? { kind: 'declined' }
      : { kind: 'unauthorised', detail: wordOf(error) }
  return unread(error)
    ? beginFault(error)
    : { kind: 'unauthorised', detail: error instanceof ResponseBodyError ? wordOf(error) : error.message }
}

/** Only a token that is refused ends the sign-in. */
export function renewalFault(error: unknown): unknown {
  if (!(error instanceof ResponseBodyError || error instanceof OperationProcessingError)) return error
  const detail = error instanceof ResponseBodyError ? wordOf(error) : error.message
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return unauthorised(detail)
  const why = unread(error) ? 'house_unread_there' : 'bad_answer'
  return new Halted({ kind: 'throttled', why, until: null, detail })
}
