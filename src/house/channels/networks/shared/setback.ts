/** What went wrong, in the ledger's words. */
import { FetchFault } from '../../../../platform/fetch.ts'
import { type Setback } from '../../adapter.ts'
import { NoLongerLent } from '../../article.ts'

/**
 * What a request that failed means for a post. `mayHaveActed` is false while only preparing (signing in, uploading):
 * nothing can have been published then, so it is safe to start again.
 */
export function setbackOfFault(error: unknown, mayHaveActed: boolean): Setback {
  // Tried again soon, with the article as it is then.
  if (error instanceof NoLongerLent) return { kind: 'throttled', why: 'media_changed', until: null }
  const fault = error instanceof FetchFault ? error : undefined
  if (fault === undefined) throw error
  const detail = fault.cause instanceof Error ? fault.cause.message : fault.code
  if (fault.code.endsWith('_refused')) return { kind: 'rejected', why: fault.code, lasting: false, detail }
  if (fault.reached && mayHaveActed) return { kind: 'unknown', why: fault.code, detail }
  return { kind: 'throttled', why: fault.code, until: null, detail }
}

/** What an answer of HTTP that is not a success means; `word` is the network's own code or sentence. */
export function setbackOfAnswer(
  answer: { status: number; headers: { get(name: string): string | null } },
  word: string,
  { mayHaveActed, now }: { mayHaveActed: boolean; now: Date },
): Setback {
  const detail = `${answer.status} ${word}`.slice(0, 500)
  const until = retryTime(answer.headers, now)
  if (answer.status === 401) return { kind: 'unauthorised', detail }
  if (answer.status === 429) return { kind: 'throttled', why: 'rate_limited', until, detail }
  if (answer.status >= 500 || answer.status === 408)
    return mayHaveActed
      ? { kind: 'unknown', why: 'server_fault', detail }
      : { kind: 'throttled', why: 'server_fault', until, detail }
  if (answer.status === 403) return { kind: 'rejected', why: 'forbidden_there', lasting: false, detail }
  return { kind: 'rejected', why: 'refused_there', lasting: true, detail }
}

const resets = ['ratelimit', 'x-ratelimit', 'x-rate-limit']

/** Retry-After (RFC 9110) or a reset in epoch seconds or as a date; null when the server says nothing. */
export function retryTime(headers: { get(name: string): string | null }, now: Date): Date | null {
  const after = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(after)) return new Date(now.getTime() + Number(after) * 1000)
  const said = [
    after,
    ...resets
      .filter((name) => headers.get(`${name}-remaining`) === '0')
      .map((name) => headers.get(`${name}-reset`) ?? ''),
  ]
  const times = said
    .filter((text) => text !== '')
    .map((text) => new Date(/^\d+$/.test(text) ? Number(text) * 1000 : text))
  return times.find((time) => time.getTime() > 0) ?? null
}
