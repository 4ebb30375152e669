/** Asking a store again that failed in passing, and saying clearly when it stays away. */
import { setTimeout as pause } from 'node:timers/promises'
import { HouseError } from '../errors.ts'

/** Where every third call fails and several are under way, five in a row do fail; eight hardly. */
const tries = 8
const longestPause = 500

interface StoreFault {
  name?: string
  code?: string
  syscall?: string
  $metadata?: { httpStatusCode?: number }
  $response?: unknown
}

const networkFaults =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE)/

/** Whether the store, or the way to it, failed: not our own file, not our own mistake. */
export function isStoreFault(error: unknown): boolean {
  const { name = '', code = '', $metadata, $response } = (error ?? {}) as StoreFault
  return (
    $metadata?.httpStatusCode !== undefined ||
    $response !== undefined ||
    networkFaults.test(code) ||
    name === 'TimeoutError' ||
    name === 'NetworkingError'
  )
}

/** It may do better in a moment. Wrong keys or an unknown bucket will not, until somebody mends the settings. */
const isPassing = (error: unknown) => {
  const { name, $metadata } = error as StoreFault
  const status = $metadata?.httpStatusCode ?? 500
  return status < 300 || status >= 500 || status === 429 || name === 'RequestTimeout'
}

export const unreachable = (cause: unknown) =>
  cause instanceof HouseError ? cause : new HouseError('storage_unreachable', 503, { cause })

export const backoff = (attempt: number) => pause(Math.random() * Math.min(60 * 2 ** attempt, longestPause))

/** Waits between the tries, longer each time. @throws storage_unreachable; what is no fault of the store, as it is. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      if (!isStoreFault(error)) throw error
      if (!isPassing(error) || attempt === tries) throw unreachable(error)
      await backoff(attempt)
    }
}

/**
 * A stream that goes on where it was cut. `open` gives the bytes from an offset on and says where the whole ends.
 * @throws storage_unreachable after as many cuts in a row without a byte in between.
 */
export async function* unbroken(
  open: (start: number) => Promise<{ body: AsyncIterable<Uint8Array>; end: number }>,
  start: number,
): AsyncGenerator<Uint8Array> {
  let at = start
  for (let attempt = 1; ; attempt++) {
    const { body, end } = await persistently(() => open(at))
    try {
      for await (const chunk of body) {
        at += chunk.length
        attempt = 1
        yield chunk
      }
      if (at >= end) return
    } catch (error) {
      if (at >= end) return
      if (!isStoreFault(error)) throw error
      if (attempt === tries) throw unreachable(error)
    }
    if (attempt === tries) throw unreachable(new Error(`The store ended an object at byte ${at} of ${end}.`))
    await backoff(attempt)
  }
}
