/**
 * The OAuth end of a fake Bluesky server, written from atproto.com/specs/oauth, RFC 9126, 9449 and 7523: requests that are
 * pushed ahead, nonces, tokens that are bound to a key, refresh tokens that are good once. A fake can lie as no real one does;
 * `tests/peers/bluesky-sign-in.test.ts` goes the same way at a real one.
 */
import { createHash, createPublicKey, randomUUID, verify, type JsonWebKey } from 'node:crypto'
import type { Answer, Asked } from './fake-server.ts'

interface End {
  did: string
  handle: string
  now: () => Date
}

interface Grant {
  client: string
  redirect: string
  challenge: string
  scope: string
  state: string
  key: string
}

const seconds = 3_600
const json = (status: number, body: object, headers: Record<string, string> = {}): Answer => ({
  status,
  body,
  headers,
})
const refused = (error: string) => json(400, { error })
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** A signed token's words. @throws where the signature is not by that key */
function opened(
  token: string,
  keyFor: (header: { jwk?: JsonWebKey; kid?: string }) => JsonWebKey | undefined,
) {
  const [head = '', body = '', signature = ''] = token.split('.')
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  const header = read(head) as { jwk?: JsonWebKey; kid?: string }
  const jwk = keyFor(header)
  const key = jwk && { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  if (!key || !verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
    throw new Error('The signature is not by that key.')
  return { header, words: read(body) }
}

export function blueskySignInEnd({ did, handle, now }: End) {
  const pushed = new Map<string, Grant>()
  const codes = new Map<string, Grant>()
  const good = new Map<string, { key: string; refresh: string; until: number; client: string }>()
  let nonce = randomUUID()
  let number = 0
  /** What a test lets it say instead. */
  const lies: { sub?: string; iss?: string; tokenType?: string; pds?: string; scope?: string } = {}
  let documentOf: (client: string) => Promise<Record<string, unknown> | undefined> = async () => undefined

  /** The thumbprint's stand-in: the key as it was sent. @throws a fault */
  function proofIn({ headers, url, method }: Asked, token?: string): { key: string } | Answer {
    const { header, words } = opened(String(headers['dpop'] ?? ''), ({ jwk }) => jwk)
    const at = `http://${headers.host}${url.pathname}`
    if (words['htu'] !== at || words['htm'] !== method) return refused('invalid_dpop_proof')
    if (token !== undefined && words['ath'] !== hashOf(token)) return refused('invalid_dpop_proof')
    if (words['nonce'] !== nonce)
      return json(
        token === undefined ? 400 : 401,
        { error: 'use_dpop_nonce' },
        { 'dpop-nonce': nonce, 'www-authenticate': 'DPoP error="use_dpop_nonce"' },
      )
    return { key: `${header.jwk?.x}.${header.jwk?.y}` }
  }

  /** The client proves itself by the key in its document; on its own machine it needs none. */
  async function isClient(form: URLSearchParams, issuer: string): Promise<boolean> {
    const client = form.get('client_id') ?? ''
    if (client.startsWith('http://localhost?')) return true
    const document = await documentOf(client)
    if (document === undefined || document['client_id'] !== client) return false
    const { keys } = document['jwks'] as { keys: (JsonWebKey & { kid: string })[] }
    try {
      const key = ({ kid }: { kid?: string }) => keys.find((one) => one.kid === kid)
      const { words } = opened(form.get('client_assertion') ?? '', key)
      return words['iss'] === client && words['sub'] === client && words['aud'] === issuer
    } catch {
      return false
    }
  }

  const issue = (key: string, client: string, scope: string): Answer => {
    const [access, refresh] = [`access-${(number += 1)}`, `refresh-${number}`]
    good.set(access, { key, refresh, until: now().getTime() + seconds * 1000, client })
    return json(200, {
      access_token: access,
      refresh_token: refresh,
      token_type: lies.tokenType ?? 'DPoP',
      expires_in: seconds,
      sub: lies.sub ?? did,
      scope: lies.scope ?? scope,
    })
  }

  function exchange(form: URLSearchParams, key: string): Answer {
    const client = form.get('client_id') ?? ''
    if (form.get('grant_type') === 'refresh_token') {
      const [access, old] = [...good].find(([, one]) => one.refresh === form.get('refresh_token')) ?? []
      if (access === undefined || old?.key !== key || old.client !== client) return refused('invalid_grant')
      good.delete(access)
      return issue(key, client, 'atproto')
    }
    const grant = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const same =
      grant?.client === client &&
      grant.key === key &&
      grant.redirect === form.get('redirect_uri') &&
      grant.challenge === hashOf(form.get('code_verifier') ?? '')
    return same ? issue(key, client, grant.scope) : refused('invalid_grant')
  }

  return {
    lies,
    /** How it reads what clients say of themselves. */
    reads: (how: typeof documentOf) => void (documentOf = how),
    /** The person takes the permission back. */
    revoke: () => good.clear(),
    /** Servers change them every few minutes. */
    turnNonce: () => void (nonce = randomUUID()),
    /** The person decides on the page; answers where the browser is sent. */
    decide(address: string, { allow = true } = {}): URL {
      const { searchParams, origin } = new URL(address)
      const uri = searchParams.get('request_uri') ?? ''
      const grant = pushed.get(uri)
      pushed.delete(uri)
      if (grant === undefined || grant.client !== searchParams.get('client_id'))
        throw new Error('The network shows a fault of its own, and sends nobody back.')
      const back = new URL(grant.redirect)
      back.searchParams.set('state', grant.state)
      back.searchParams.set('iss', lies.iss ?? origin)
      if (!allow) back.searchParams.set('error', 'access_denied')
      else {
        const code = randomUUID()
        codes.set(code, grant)
        back.searchParams.set('code', code)
      }
      return back
    },
    /** Whether a call bears a good token and the proof of its key; undefined: it bears no such token. */
    bears(asked: Asked): true | Answer | undefined {
      const [, token] = /^DPoP (.+)$/.exec(asked.headers.authorization ?? '') ?? []
      if (token === undefined) return undefined
      const proof = proofIn(asked, token)
      if (!('key' in proof)) return proof
      const known = good.get(token)
      if (known !== undefined && known.key === proof.key && known.until > now().getTime()) return true
      return json(401, { error: 'invalid_token' }, { 'www-authenticate': 'DPoP error="invalid_token"' })
    },
    /** Undefined: the request is for somebody else. */
    async answer(asked: Asked): Promise<Answer | undefined> {
      const { path, headers, body } = asked
      const issuer = `http://${headers.host}`
      if (path === `/${did}`)
        return json(200, {
          id: did,
          alsoKnownAs: [`at://${handle}`],
          service: [
            {
              id: '#atproto_pds',
              type: 'AtprotoPersonalDataServer',
              serviceEndpoint: lies.pds ?? issuer,
            },
          ],
        })
      if (path === '/.well-known/oauth-protected-resource')
        return json(200, { resource: issuer, authorization_servers: [issuer] })
      if (path === '/.well-known/oauth-authorization-server')
        return json(200, {
          issuer,
          authorization_endpoint: `${issuer}/oauth/authorize`,
          token_endpoint: `${issuer}/oauth/token`,
          pushed_authorization_request_endpoint: `${issuer}/oauth/par`,
          scopes_supported: ['atproto'],
          dpop_signing_alg_values_supported: ['ES256'],
          authorization_response_iss_parameter_supported: true,
        })
      if (path !== '/oauth/par' && path !== '/oauth/token') return undefined
      const proof = proofIn(asked)
      if (!('key' in proof)) return proof
      const form = new URLSearchParams(body.toString())
      if (!(await isClient(form, issuer))) return refused('invalid_client')
      if (path === '/oauth/token') return exchange(form, proof.key)
      const uri = `urn:ietf:params:oauth:request_uri:${randomUUID()}`
      const get = (name: string) => form.get(name) ?? ''
      if (get('response_type') !== 'code' || get('code_challenge_method') !== 'S256')
        return refused('invalid_request')
      pushed.set(uri, {
        client: get('client_id'),
        redirect: get('redirect_uri'),
        challenge: get('code_challenge'),
        scope: get('scope'),
        state: get('state'),
        key: proof.key,
      })
      return json(201, { request_uri: uri, expires_in: 300 })
    },
  }
}
