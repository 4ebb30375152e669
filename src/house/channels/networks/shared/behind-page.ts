/**
 * Instagram accounts behind Facebook Pages: a sign-in at Facebook opens them with their pages, and they are spoken to at
 * Facebook's host with the page's token, by the same calls. Source:
 * developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login.
 */
import type { AdapterTools, Connected } from '../../adapter.ts'
import { graphHost } from './graph-host.ts'

/** A field of a page. */
export const accountField = 'instagram_business_account{id,username}'

export interface PageBefore {
  /** Left out: none is linked with the page. */
  instagram_business_account?: { id: string; username: string }
}

export const instagramAddress = (name: string): string => `https://www.instagram.com/${name}`

/**
 * The account has the same number whichever way it was opened, and is registered as one of Instagram's, so that nobody
 * connects it twice. A page's token that was asked for with a lasting one has no end.
 */
export function behindPage(
  tools: Pick<AdapterTools, 'hosts'>,
  { instagram_business_account: account }: PageBefore,
  token: string,
): Connected | undefined {
  if (account === undefined) return undefined
  const { id, username } = account
  return {
    kind: 'connected',
    network: 'instagram',
    behind: 'facebook',
    server: graphHost(tools, 'instagram'),
    externalId: id,
    handle: `@${username}`,
    name: `@${username}`,
    url: instagramAddress(username),
    credentials: { token },
  }
}
