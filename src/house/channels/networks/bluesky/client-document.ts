/**
 * How the house is known to servers that never heard of it: by a document at an address that is its name there. Source:
 * atproto.com/specs/oauth, "Clients".
 */
import { isAtHome } from '../../../../platform/address.ts'
import type { Setback } from '../../adapter.ts'
import type { Application, Authorise, HouseThere } from '../../adapter-signing-in.ts'
import { newKey, publicPart } from './proofs.ts'

/** What posting, correcting, deleting and reading back need: no messages, no profile, no follows. */
export const scopes: Authorise['scopes'] = {
  needed: ['atproto', 'repo:app.bsky.feed.post', 'blob:image/*', 'blob:video/mp4', 'blob:text/vtt'],
  also: ['rpc:app.bsky.feed.getPosts?aud=*', 'rpc:app.bsky.notification.listNotifications?aud=*'],
}
const scope = [...scopes.needed, ...scopes.also].join(' ')

/** Pages that ask for the permission show this path's host alone. */
export const documentPath = '/oauth-client-metadata.json'

/** By a key where its document can be read; on this machine alone, as in development, servers take it as it is. */
export async function applicationOf({ site, redirect }: HouseThere): Promise<Application | Setback> {
  if (isAtHome(site)) {
    const said = [
      `redirect_uri=${encodeURIComponent(returnAddress(redirect))}`,
      `scope=${encodeURIComponent(scope)}`,
    ]
    return { clientId: `http://localhost?${said.join('&')}`, clientSecret: '' }
  }
  if (!site.startsWith('https://')) return { kind: 'rejected', why: 'house_without_https', lasting: false }
  return { clientId: `${site}${documentPath}`, clientSecret: await newKey() }
}

/** On this machine servers send people back to its number alone (RFC 8252, 8.3). */
export function returnAddress(redirect: string): string {
  const address = new URL(redirect)
  if (address.hostname === 'localhost') address.hostname = '127.0.0.1'
  return address.href
}

export const keyId = (key: string): string => publicPart(key).x ?? ''

/** Undefined where nobody asks for one. */
export const documentOf: NonNullable<Authorise['describe']> = (
  { clientId, clientSecret: key },
  { name, site, redirect },
) =>
  key === ''
    ? undefined
    : {
        client_id: clientId,
        client_name: name,
        client_uri: site,
        application_type: 'web',
        redirect_uris: [redirect],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        scope,
        dpop_bound_access_tokens: true,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [{ ...publicPart(key), kid: keyId(key), alg: 'ES256', use: 'sig' }] },
      }
