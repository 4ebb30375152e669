/**
 * Tokens that are bound to a key (RFC 9449): each sign-in has a key of its own, and every call proves that it is at hand.
 * Servers deal out nonces; the last one of each is remembered, so that only the first call is made twice.
 */
import type { webcrypto } from 'node:crypto'
import {
  allowInsecureRequests,
  customFetch,
  DPoP,
  isDPoPNonceError,
  protectedResourceRequest,
  WWWAuthenticateChallengeError,
  type DPoPHandle,
} from 'oauth4webapi'
import { isAtHome } from '../../../../platform/address.ts'
import type { Fetch } from '../../../../platform/fetch.ts'

const curve = { name: 'ECDSA', namedCurve: 'P-256' }
/** Of so many accounts; each costs one more call after that. */
const remembered = 2_000

/** A private key as text (RFC 7517), to be sealed. */
export async function newKey(): Promise<string> {
  const { privateKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', privateKey)
  return JSON.stringify({ kty, crv, x, y, d })
}

/** What everybody may see of it. */
export function publicPart(key: string): webcrypto.JsonWebKey {
  const { kty, crv, x, y } = JSON.parse(key) as Required<webcrypto.JsonWebKey>
  return { kty, crv, x, y }
}

export const privateKeyIn = (key: string): Promise<webcrypto.CryptoKey> =>
  crypto.subtle.importKey('jwk', JSON.parse(key) as webcrypto.JsonWebKey, curve, false, ['sign'])

export type Proofs = ReturnType<typeof createProofs>

export function createProofs() {
  const known = new Map<string, DPoPHandle>()
  return async (key: string): Promise<DPoPHandle> => {
    const open = publicPart(key)
    const name = `${open.x}.${open.y}`
    const handle =
      known.get(name) ??
      DPoP(
        {},
        {
          privateKey: await privateKeyIn(key),
          publicKey: await crypto.subtle.importKey('jwk', open, curve, true, ['verify']),
        },
      )
    // The last used stays the longest.
    known.delete(name)
    known.set(name, handle)
    const [oldest] = known.keys()
    if (known.size > remembered && oldest !== undefined) known.delete(oldest)
    return handle
  }
}

/** Once more where the server only wanted a nonce: it has done nothing yet. */
export async function withNonce<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!isDPoPNonceError(error)) throw error
    return ask()
  }
}

/** A call with a bound token. Whatever the server answers is an answer, also that it wants another token. */
export async function callBound(
  fetch: Fetch,
  { proof, accessToken }: { proof: DPoPHandle; accessToken: string },
  address: URL,
  { method = 'GET', headers, body }: RequestInit,
  timeout: number,
): Promise<Response> {
  // Read once, for it may have to be sent twice.
  const bytes =
    body === null || body === undefined || typeof body === 'string' || body instanceof Uint8Array
      ? body
      : new Uint8Array(await new Response(body).arrayBuffer())
  try {
    return await withNonce(() =>
      protectedResourceRequest(accessToken, method, address, new Headers(headers), bytes, {
        DPoP: proof,
        [allowInsecureRequests]: isAtHome(address),
        [customFetch]: (url, { body: sent = null, ...asked }) =>
          fetch(url, { ...asked, body: sent, redirect: 'error', timeout }),
      }),
    )
  } catch (error) {
    if (error instanceof WWWAuthenticateChallengeError) return error.response
    throw error
  }
}
