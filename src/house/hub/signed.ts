/** Addresses that letters carry and that work for ever: signed, never stored. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { HouseError } from '../../platform/errors.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { HubDeps } from './deps.ts'
import { doors } from './doors.ts'

/** Each kind of address has a key of its own: a token of one opens no other. */
export type Signed = 'hub-unfollow' | 'hub-alerts-off' | 'hub-acknowledge' | 'hub-feed'

const sign = (secrets: Secrets, kind: Signed, id: string, salt: string) =>
  createHmac('sha256', secrets.key(kind)).update(`${id}${salt}`).digest('base64url').slice(0, 32)

/** `salt` makes a new token of the same id, and the old one worthless. */
export const signedToken = (secrets: Secrets, kind: Signed, id: string, salt = ''): string =>
  `${id}.${sign(secrets, kind, id, salt)}`

const parts = (token: string) => {
  const [, id = '', given = ''] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{32})$/.exec(token) ?? []
  return { id, given }
}

/** The id that a token speaks of, before anybody has looked whether it is genuine. */
export const claimedId = (token: string): string => parts(token).id

/**
 * The id, if the house signed it. Only what is forged counts as an attempt: mail programs open and press many true
 * ones from one address. @throws hub_link_gone (410), too_many_requests (429)
 */
export async function openSigned(
  deps: Pick<HubDeps, 'secrets' | 'throttle'>,
  kind: Signed,
  { token, address, salt = '' }: { token: string; address: string; salt?: string },
): Promise<string> {
  const { id, given } = parts(token)
  const expected = Buffer.from(sign(deps.secrets, kind, id, salt))
  const held = Buffer.from(given)
  if (held.length === expected.length && timingSafeEqual(held, expected)) return id
  await deps.throttle.attempt(doors.link, address)
  throw new HouseError('hub_link_gone', 410)
}
