/**
 * Signing in at the account's own server: OAuth 2 as atproto.com/specs/oauth has it. The request is pushed ahead (RFC 9126),
 * tokens are bound to a key (RFC 9449), and whose account it is counts only once its own identity names that very server.
 */
import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  None,
  PrivateKeyJwt,
  processAuthorizationCodeResponse,
  processPushedAuthorizationResponse,
  processRefreshTokenResponse,
  pushedAuthorizationRequest,
  refreshTokenGrantRequest,
  validateAuthResponse,
  type AuthorizationServer,
  type ClientAuth,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import type { Adapter, AdapterTools, Connected, Credentials } from '../../adapter.ts'
import type { Application, Arrival, Authorise, Errand } from '../../adapter-signing-in.ts'
import { accessFrom } from '../shared/access.ts'
import { isSignedIn, type Way } from './agent.ts'
import { applicationOf, documentOf, keyId, returnAddress, scopes } from './client-document.ts'
import { identityOf, isDid, type Identity } from './identity.ts'
import { arrivalOf, beginFault, renewalFault, settled, unauthorised } from './oauth-faults.ts'
import { serverOf, through, whereTo } from './oauth-server.ts'
import { callBound, newKey, privateKeyIn, withNonce, type Proofs } from './proofs.ts'

const day = 86_400_000
/**
 * How long a sign-in lasts unrenewed, and in all. Servers do not tell; these are what the specification and the servers'
 * own code allow to applications that prove themselves by a key, and to those that cannot.
 */
const lives = { known: [90 * day, 730 * day], unknown: [14 * day, 14 * day] } as const

export function createOauth(tools: AdapterTools, proofs: Proofs) {
  /** What the server opened, once the account itself says that it signs in there. @throws Halted, FetchFault */
  async function accountOf(
    server: AuthorizationServer,
    tokens: TokenEndpointResponse,
    { clientId, key }: { clientId: string; key: string },
  ): Promise<Connected> {
    const { sub: did } = tokens
    if (typeof did !== 'string' || !isDid(did)) throw unauthorised('The tokens name no account.')
    const { handle, pds } = await identityOf(tools, did)
    const own = await serverOf(tools, pds)
    if (own.issuer !== server.issuer)
      throw unauthorised(`${did} signs in at ${own.issuer}, not at ${server.issuer}.`)
    const now = tools.now()
    return connectedAs(
      { did, handle },
      {
        ...accessFrom(tokens, clientId, now),
        by: 'sign_in',
        identifier: did,
        pds,
        issuer: server.issuer,
        tokenEndpoint: server.token_endpoint ?? '',
        boundTo: key,
        since: now.toISOString(),
      },
      now,
    )
  }

  async function exchange(errand: Errand, brought: URLSearchParams): Promise<Arrival> {
    const { application, redirect, state, verifier, kept } = errand
    const { issuer = '', tokenEndpoint = '', key = '' } = kept
    const server: AuthorizationServer = {
      issuer,
      token_endpoint: tokenEndpoint,
      authorization_response_iss_parameter_supported: true,
    }
    const client = { client_id: application.clientId }
    const answer = validateAuthResponse(server, client, brought, state)
    const [proof, self] = [await proofs(key), await selfOf(application)]
    const how = { DPoP: proof, ...through(tools, tokenEndpoint) }
    const tokens = bound(
      await withNonce(async () =>
        processAuthorizationCodeResponse(
          server,
          client,
          await authorizationCodeGrantRequest(
            server,
            client,
            self,
            answer,
            returnAddress(redirect),
            verifier,
            how,
          ),
        ),
      ),
    )
    const permitted = new Set(tokens.scope?.split(' '))
    const refused = [...scopes.needed, ...scopes.also].filter((scope) => !permitted.has(scope))
    if (refused.some((scope) => scopes.needed.includes(scope))) return { kind: 'lacking', refused }
    const account = await accountOf(server, tokens, { clientId: application.clientId, key })
    return { kind: 'arrived', accounts: [account], refused }
  }

  /** Turns the stored tokens over. @throws Halted, FetchFault */
  async function renewed(stored: Credentials): Promise<Credentials> {
    const { clientId = '', clientSecret, boundTo = '', issuer = '', tokenEndpoint = '' } = stored
    // It was opened in the name of a house that had another address, whose key is gone.
    if (clientSecret === undefined) throw unauthorised(`${clientId} is not this house.`)
    const server = { issuer, token_endpoint: tokenEndpoint }
    const client = { client_id: clientId }
    const [proof, self] = [await proofs(boundTo), await selfOf({ clientId, clientSecret })]
    const how = { DPoP: proof, ...through(tools, tokenEndpoint) }
    const tokens = bound(
      await withNonce(async () =>
        processRefreshTokenResponse(
          server,
          client,
          await refreshTokenGrantRequest(server, client, self, stored['refreshToken'] ?? '', how),
        ),
      ).catch((error: unknown) => Promise.reject(renewalFault(error))),
    )
    if (tokens.sub !== stored['identifier']) throw unauthorised('The tokens are of another account.')
    return { ...stored, ...accessFrom(tokens, clientId, tools.now()) }
  }

  const authorise: Authorise = {
    application: 'described',
    asks: {
      name: 'server',
      kind: 'address',
      needed: false,
      standard: 'https://bsky.social',
      label: 'handle_or_server',
    },
    scopes,
    introduce: (_server, house) => applicationOf(house),
    describe: documentOf,

    begin: ({ server: typed, application, redirect, state, verifier }) =>
      settled(async () => {
        const { server, hint } = await whereTo(tools, typed)
        const client = { client_id: application.clientId }
        const key = await newKey()
        const [proof, self] = [await proofs(key), await selfOf(application)]
        const parameters = {
          response_type: 'code',
          redirect_uri: returnAddress(redirect),
          scope: [...scopes.needed, ...scopes.also].join(' '),
          state,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(hint === undefined ? {} : { login_hint: hint }),
        }
        const how = { DPoP: proof, ...through(tools, server.issuer) }
        const pushed = await withNonce(async () =>
          processPushedAuthorizationResponse(
            server,
            client,
            await pushedAuthorizationRequest(server, client, self, parameters, how),
          ),
        )
        const address = new URL(server.authorization_endpoint ?? '')
        address.searchParams.set('client_id', application.clientId)
        address.searchParams.set('request_uri', pushed.request_uri)
        const { issuer, token_endpoint: tokenEndpoint = '' } = server
        return { kind: 'address', address, keeps: { key, issuer, tokenEndpoint } }
      }, beginFault),

    finish: (errand, brought) => settled(() => exchange(errand, brought), arrivalOf),

    reopen: async (stored, keep) =>
      isSignedIn(stored)
        ? settled(async () => {
            const fresh = await renewed(stored)
            await keep(fresh)
            const { did, handle, pds } = await identityOf(tools, fresh['identifier'] ?? '')
            return connectedAs({ did, handle }, { ...fresh, pds }, tools.now())
          })
        : undefined,
  }

  const way: Way = {
    lasts: ({ accessUntil = '' }) => new Date(accessUntil).getTime() > tools.now().getTime() + 60_000,
    renewed: (_account, stored) => renewed(stored),
    async ask(_account, { boundTo = '', accessToken = '', pds = '' }, { path, init, timeout }) {
      const proof = await proofs(boundTo)
      return callBound(tools.fetch, { proof, accessToken }, new URL(path, pds), init, timeout)
    },
  }

  /** Ahead of the end. */
  const refresh: NonNullable<Adapter['refresh']> = (account) =>
    settled(async () => {
      const fresh = await account.renew(renewed)
      return { kind: 'renewed', expiresAt: endOf(fresh, tools.now()) }
    })

  return { authorise, way, refresh }
}

/** Without renewing; whatever is done, the whole of it ends once. */
export function endOf({ clientId = '', since = '' }: Credentials, now: Date): Date {
  const [unrenewed, whole] = clientId.startsWith('https:') ? lives.known : lives.unknown
  return new Date(Math.min(now.getTime() + unrenewed, new Date(since).getTime() + whole))
}

function connectedAs(
  { did, handle }: Pick<Identity, 'did' | 'handle'>,
  credentials: Credentials,
  now: Date,
): Connected {
  return {
    kind: 'connected',
    // Where it signs in, as with an app password; its own server may be one of many behind it.
    server: credentials['issuer'] ?? '',
    externalId: did,
    handle: handle ?? did,
    name: handle === null ? did : `@${handle}`,
    url: `https://bsky.app/profile/${handle ?? did}`,
    credentials,
    expiresAt: endOf(credentials, now),
  }
}

async function selfOf({ clientSecret: key }: Application): Promise<ClientAuth> {
  return key === '' ? None() : PrivateKeyJwt({ key: await privateKeyIn(key), kid: keyId(key) })
}

/** @throws Halted where whoever has the tokens could use them without the key, or could not renew them. */
function bound(tokens: TokenEndpointResponse): TokenEndpointResponse {
  if (tokens.token_type === 'dpop' && tokens.refresh_token !== undefined) return tokens
  throw unauthorised('The tokens are not bound to a key, or cannot be renewed.')
}
