/**
 * OAuth 2 with a code (RFC 6749, 7636, 9207): where a person is sent, and what the code that they bring back opens. What a
 * network does otherwise is declared; the faults of its token endpoint are read like those of every other call.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  None,
  nopkce,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  validateAuthResponse,
  type AuthorizationServer,
  type ClientAuth,
} from 'oauth4webapi'
import type { Connected } from '../../adapter.ts'
import type { Arrival, Authorise, Errand } from '../../adapter-signing-in.ts'
import { Refused, type createCaller } from './caller.ts'

type Caller = Pick<ReturnType<typeof createCaller>, 'call' | 'meet'>

/** What the token endpoint answered. */
export interface Tokens {
  access_token: string
  refresh_token?: string
  /** Seconds. */
  expires_in?: number
  /** What was permitted; left out: what was asked for. */
  scope?: string
}

interface CodeFlow extends Pick<Authorise, 'application' | 'portal' | 'introduce' | 'opens' | 'scopes'> {
  /** Addresses, by the server where each is a network of its own. */
  at(server: string): { issuer: string; authorize: string; token: string }
  pkce: boolean
  /** How the application proves itself; `basic`, and without a secret not at all. */
  secret: 'basic' | 'post'
  /** What stands between the scopes. */
  between: ' ' | ','
  more?: Readonly<Record<string, string>>
  /** The standard's fields out of an answer that has them otherwise. */
  conform?(body: Record<string, unknown>): Record<string, unknown>
  /** What was permitted, where only another call tells. */
  permitted?(tokens: Tokens): Promise<readonly string[]>
  accounts(tokens: Tokens, errand: Errand, permitted: readonly string[]): Promise<readonly Connected[]>
}

export function createCodeFlow({ call, meet }: Caller, flow: CodeFlow): Authorise {
  const { application, portal, introduce, opens, scopes } = flow
  const asked = [...scopes.needed, ...scopes.also]

  async function exchange(errand: Errand, brought: URLSearchParams): Promise<Tokens> {
    const { issuer, token } = flow.at(errand.server)
    const server: AuthorizationServer = { issuer, token_endpoint: token }
    const client = { client_id: errand.application.clientId }
    const answer = validateAuthResponse(server, client, brought, errand.state)
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      proofOf(flow.secret, errand.application.clientSecret),
      answer,
      errand.redirect,
      flow.pkce ? errand.verifier : nopkce,
      {
        // Platform/fetch decides which addresses are spoken to; a fake in a test has no certificate.
        [allowInsecureRequests]: true,
        [customFetch]: async (address, { body, headers }) => {
          const { body: found } = await call<Record<string, unknown>>(address, {
            method: 'POST',
            form: new URLSearchParams(body),
            headers,
          })
          return Response.json({ token_type: 'bearer', ...(flow.conform?.(found) ?? found) })
        },
      },
    )
    return processAuthorizationCodeResponse(server, client, response)
  }

  return {
    application,
    scopes,
    ...(portal === undefined ? {} : { portal }),
    ...(introduce === undefined ? {} : { introduce }),
    ...(opens === undefined ? {} : { opens }),

    async begin({ server, application: { clientId }, redirect, state, verifier }) {
      const address = new URL(flow.at(server).authorize)
      const parameters = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirect,
        scope: asked.join(flow.between),
        state,
        ...(flow.pkce
          ? { code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }
          : {}),
        ...flow.more,
      }
      for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
      return { kind: 'address', address }
    },

    finish: (errand, brought) =>
      meet(async (): Promise<Arrival> => {
        const tokens = await exchange(errand, brought).catch(arrivalOf)
        if ('kind' in tokens) return tokens
        const permitted = await (flow.permitted?.(tokens) ?? tokens.scope?.split(/[ ,]+/))
        const refused = permitted === undefined ? [] : asked.filter((scope) => !permitted.includes(scope))
        if (refused.some((scope) => scopes.needed.includes(scope))) return { kind: 'lacking', refused }
        return { kind: 'arrived', accounts: await flow.accounts(tokens, errand, permitted ?? asked), refused }
      }),
  }
}

const proofOf = (way: CodeFlow['secret'], secret: string): ClientAuth =>
  secret === '' ? None() : way === 'basic' ? ClientSecretBasic(secret) : ClientSecretPost(secret)

/** @throws whatever is no word about this sign-in itself. */
function arrivalOf(error: unknown): Arrival {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied' || error.error === 'user_cancelled_authorize'
      ? { kind: 'declined' }
      : {
          kind: 'unauthorised',
          detail: `${error.error} ${error.error_description ?? ''}`.trim().slice(0, 500),
        }
  if (error instanceof OperationProcessingError) return { kind: 'unauthorised', detail: error.message }
  const { status, word } = error instanceof Refused ? error.answer : { status: 0, word: '' }
  if (disowned.test(word)) return { kind: 'application_refused', detail: word }
  // Whatever the network calls it, the code is worth nothing.
  if (status === 400 || status === 401 || status === 403) return { kind: 'unauthorised', detail: word }
  throw error
}

/** RFC 6749, 5.2, and Meta's words for the same. */
const disowned = /"(invalid_client|unauthorized_client)"|validating (client secret|application)/i
