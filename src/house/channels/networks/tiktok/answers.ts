/** TikTok's own codes. Source: developers.tiktok.com/doc/content-posting-api-reference-direct-post. */
import type { Setback } from '../../adapter.ts'
import type { Answer } from '../shared/caller.ts'
import { retryTime } from '../shared/setback.ts'

export interface Creator {
  creator_username: string
  creator_nickname: string
  privacy_level_options: string[]
  max_video_post_duration_sec: number
}

export interface Data<T> {
  data: T
}

export interface Progress {
  status: 'PROCESSING_UPLOAD' | 'PROCESSING_DOWNLOAD' | 'PUBLISH_COMPLETE' | 'FAILED'
  fail_reason?: string
  uploaded_bytes?: number
  /** Of public posts, once they are moderated. The spelling is TikTok's. */
  publicaly_available_post_id?: (number | string)[]
}

export const bodyOf = <T>({ body }: { body: Data<T> }): T => body.data

/** What went wrong, in TikTok's words. */
export const codeOf = ({ body }: Answer): string | undefined =>
  (body as { error?: { code?: string } } | undefined)?.error?.code

export function readAnswer({ status, headers, body }: Answer, now: Date): Setback | undefined {
  const { error } = (body ?? {}) as { error?: string | { code: string; message?: string } }
  // Its token endpoint names the error alone.
  if (typeof error === 'string') return status < 500 ? { kind: 'unauthorised', detail: error } : undefined
  if (error === undefined) return undefined
  const detail = `${error.code} ${error.message ?? ''}`.trim().slice(0, 500)
  switch (error.code) {
    case 'access_token_invalid':
    case 'scope_not_authorized':
      return { kind: 'unauthorised', detail }
    case 'rate_limit_exceeded':
      // Counted by a sliding minute. No header is documented; where one comes, it is believed.
      return {
        kind: 'throttled',
        why: 'rate_limited',
        until: retryTime(headers, now) ?? new Date(now.getTime() + 60_000),
        detail,
      }
    case 'spam_risk_too_many_posts':
    case 'reached_active_user_cap':
      return { kind: 'throttled', why: 'quota_used', until: new Date(now.getTime() + 3_600_000), detail }
    case 'unaudited_client_can_only_post_to_private_accounts':
      return { kind: 'rejected', why: 'application_not_audited', lasting: false, detail }
    case 'url_ownership_unverified':
      return { kind: 'rejected', why: 'house_not_verified_there', lasting: false, detail }
    case 'spam_risk_user_banned_from_posting':
      return { kind: 'rejected', why: 'forbidden_there', lasting: false, detail }
    default:
      return undefined
  }
}

/** Reasons that lie with TikTok or the line; every other one lies with the post. */
const passing = new Set(['internal', 'video_pull_failed', 'photo_pull_failed'])

export function whyFailed(reason: string): Setback {
  const lasting = !passing.has(reason)
  return { kind: 'rejected', why: 'refused_there', lasting, detail: reason, ended: true }
}
