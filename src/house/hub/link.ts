/** Links that work once and not for long. The mailbox gets the token; the database keeps only its hash. */
import { HouseError } from '../../platform/errors.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { newToken } from '../../platform/ids.ts'
import type { Locale } from '../../platform/messages.ts'
import { fingerprint } from '../../platform/secrets.ts'

export type LinkPurpose = 'follow' | 'registration' | 'sign_in'

const minute = 60_000
/** How long each kind of link works (ms). */
export const linkLife: Record<LinkPurpose, number> = {
  follow: 48 * 60 * minute,
  registration: 48 * 60 * minute,
  sign_in: 15 * minute,
}

/** Where the public pages read each kind; `pages` of the site must agree. */
const folders: Record<LinkPurpose, string> = {
  follow: '/media/ikuti',
  registration: '/media/daftar',
  sign_in: '/media/masuk',
}

export const pathIn = (locale: Locale, path: string): string => (locale === 'en' ? `/en${path}` : path)

/** Writes a link and returns its address, the only place where the token stands. */
export async function issueLink(
  trx: HouseTransaction,
  { url, locale, now }: { url: string; locale: Locale; now: Date },
  purpose: LinkPurpose,
  subjectId: string,
): Promise<string> {
  const token = newToken()
  await trx
    .insertInto('hub.link')
    .values({
      token_hash: fingerprint(token),
      purpose,
      subject_id: subjectId,
      created_at: now,
      expires_at: new Date(now.getTime() + linkLife[purpose]),
    })
    .execute()
  return `${url}${pathIn(locale, `${folders[purpose]}/${token}`)}`
}

/** Uses a link up. @throws hub_link_gone (410): used, replaced, expired, or never written. */
export async function redeemLink(
  trx: HouseTransaction,
  now: Date,
  purpose: LinkPurpose,
  token: string,
): Promise<string> {
  const used = await trx
    .deleteFrom('hub.link')
    .where('token_hash', '=', fingerprint(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .returning('subject_id')
    .executeTakeFirst()
  if (used === undefined) throw new HouseError('hub_link_gone', 410)
  return used.subject_id
}
