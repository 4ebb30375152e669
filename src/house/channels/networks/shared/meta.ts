/** What Facebook, Instagram and Threads share: the Graph API's errors, containers and quotas. Source: developers.facebook.com. */
import type { AdapterTools, Setback, Trace } from '../../adapter.ts'
import { Refused, type Answer, type createCaller, type Stage } from './caller.ts'
import { sameWords } from './words.ts'

type Call = ReturnType<typeof createCaller>['call']

interface GraphError {
  message: string
  code: number
  error_subcode?: number
  is_transient?: boolean
}

/** Not there, or not for us. */
const notThere = 33
const throttled = new Set([4, 17, 32, 613, 80001, 80002])

/** Its codes say more than its statuses: a token that ended is answered with 400. */
export function readGraph(answer: Answer, { mayHaveActed }: Stage, now: Date): Setback | undefined {
  const { error } = (answer.body ?? {}) as { error?: GraphError }
  if (error?.code === undefined) return undefined
  const detail = `${error.code} ${error.message}`.slice(0, 500)
  if (error.code === 190 || error.code === 102) return { kind: 'unauthorised', detail }
  if (throttled.has(error.code))
    return { kind: 'throttled', why: 'rate_limited', until: regained(answer.headers, now), detail }
  if (error.code === 9)
    return { kind: 'throttled', why: 'quota_used', until: regained(answer.headers, now), detail }
  // Below 0 they are Meta's own faults, whatever the status says.
  if (error.code <= 2 || error.is_transient === true || answer.status >= 500)
    return mayHaveActed
      ? { kind: 'unknown', why: 'server_fault', detail }
      : { kind: 'throttled', why: 'server_fault', until: null, detail }
  // Much the same was posted a moment ago: perhaps it was ours.
  if (error.code === 506) return { kind: 'unknown', why: 'swap_refused', detail }
  if (error.code === 10 || (error.code >= 200 && error.code < 300) || error.error_subcode === notThere)
    return { kind: 'rejected', why: 'forbidden_there', lasting: false, detail }
  return { kind: 'rejected', why: 'refused_there', lasting: true, detail }
}

/** Minutes, in a header of JSON by account. */
function regained(headers: Headers, now: Date): Date | null {
  const text = headers.get('x-business-use-case-usage') ?? ''
  const minutes = [...text.matchAll(/"estimated_time_to_regain_access":\s*(\d+)/g)].map(([, found]) =>
    Number(found),
  )
  const longest = Math.max(0, ...minutes)
  return longest > 0 ? new Date(now.getTime() + longest * 60_000) : null
}

export const isGone = (error: unknown): boolean => {
  if (!(error instanceof Refused)) return false
  const found = (error.answer.body as { error?: GraphError } | undefined)?.error
  return found?.code === 100 && found.error_subcode === notThere
}

/** Whether it is there after all: it says "not there", too, where a permission is missing. @throws Refused, FetchFault */
export const standsThere = (call: Call, url: string, bearer: string | undefined): Promise<boolean> =>
  call(url, { bearer, query: { fields: 'id' } }).then(
    () => true,
    (error: unknown) => {
      if (isGone(error)) return false
      throw error
    },
  )

/** Posts a day that are left; null while there are some. */
export async function quotaUsed(
  call: Call,
  url: string,
  bearer: string | undefined,
  now: Date,
): Promise<Setback | null> {
  const { body } = await call<{ data: { quota_usage: number; config?: { quota_total: number } }[] }>(url, {
    bearer,
    query: { fields: 'quota_usage,config' },
    holds: ['data'],
  })
  const [quota] = body.data
  if (quota?.config === undefined || quota.quota_usage < quota.config.quota_total) return null
  return {
    kind: 'throttled',
    why: 'quota_used',
    until: new Date(now.getTime() + 3_600_000),
    detail: `${quota.quota_usage} / ${quota.config.quota_total}`,
  }
}

/** Waits until what was handed over is ready to be published, a film for some minutes; nothing is public before that. */
export async function ready(
  call: Call,
  url: string,
  bearer: string | undefined,
  field: string,
  pause: AdapterTools['pause'],
  patience = 8,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const answer = await call<Record<string, string>>(url, {
      bearer,
      query: { fields: field },
      holds: [field],
    })
    const state = answer.body[field]
    if (state === 'FINISHED') return
    const over = tries >= patience
    if (state !== 'IN_PROGRESS' || over)
      throw new Refused({ ...answer, status: over ? 503 : 400, word: `${state} ${answer.word}` })
    await pause(Math.min(250 * (tries + 1), 5_000))
  }
}

interface Found {
  id: string
}

/** The one of these posts that bears the words, is not older than the try, and is none of the others. */
export function theOne<T extends Found>(
  posts: readonly T[],
  of: { text: (post: T) => string | undefined; at: (post: T) => string },
  { text, since, others }: Trace,
): T | undefined {
  return posts.find(
    (post) => new Date(of.at(post)) >= since && !others.has(post.id) && sameWords(of.text(post) ?? '', text),
  )
}

/** A list of the Graph API, a page at a time. */
export interface Listed<T> {
  data: T[]
  paging?: { cursors?: { after?: string }; next?: string }
}

/** Undefined at the end: there is a cursor on the last page, too, but nothing behind it. */
export const nextOf = ({ paging }: Listed<unknown>): string | undefined =>
  paging?.next === undefined ? undefined : paging.cursors?.after
