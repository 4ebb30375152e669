import { t, tFault, type MessageKey } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'

interface Fault {
  code: string
  params: Record<string, string | number>
}

/** Times among them as people read them. */
const readable = ({ at, ...params }: Fault['params']) => ({
  ...params,
  ...(typeof at === 'string' ? { at: exactTime(at) } : {}),
})

/** Of a thread it is told which part is meant. */
const ofPart = ({ part }: Fault['params'], words: string): string =>
  typeof part === 'number' ? t('console.thread.fault', { n: part, words }) : words

export const faultWords = ({ code, params }: Fault): string =>
  ofPart(params, tFault(code, code, readable(params)))

const together: Partial<Record<string, MessageKey>> = {
  post_too_long: 'console.distribution.many_too_long',
  account_has_post: 'console.distribution.many_has_post',
  account_paused: 'console.distribution.many_paused',
  account_signed_out: 'console.distribution.many_signed_out',
  account_sign_in_ends: 'console.distribution.many_sign_in_ends',
  account_held: 'console.distribution.many_held',
  account_by_hand: 'console.distribution.many_by_hand',
  post_said_elsewhere: 'console.distribution.many_said_elsewhere',
}

/** The same fault of several accounts in one sentence. */
export function manyFaults({ code, params, n }: Fault & { n: number }): string {
  const key = together[code]
  if (key !== undefined) return ofPart(params, t(key, { n, ...readable(params) }))
  return n === 1 ? faultWords({ code, params }) : `${n} × ${faultWords({ code, params })}`
}
