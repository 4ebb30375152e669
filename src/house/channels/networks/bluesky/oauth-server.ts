/** The server at which an account signs in: its own server names it. Source: atproto.com/specs/oauth, "Server Metadata". */
import {
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  OperationProcessingError,
  processDiscoveryResponse,
  processResourceDiscoveryResponse,
  resourceDiscoveryRequest,
  type AuthorizationServer,
} from 'oauth4webapi'
import { isAtHome } from '../../../../platform/address.ts'
import type { AdapterTools } from '../../adapter.ts'
import { setbackOfAnswer } from '../shared/setback.ts'
import { didOf, Halted, identityOf, isDid, isHandle, isServer } from './identity.ts'

type Tools = Pick<AdapterTools, 'fetch' | 'now' | 'resolveTxt' | 'hosts'>

interface Sent {
  method: string
  headers: Record<string, string>
  body?: URLSearchParams | null | undefined
}

/** The house's own door for what the library asks at an address; a server in trouble says nothing about a sign-in. */
export const through = ({ fetch, now }: Tools, address: string) => ({
  [allowInsecureRequests]: isAtHome(address),
  async [customFetch](url: string, { method, headers, body = null }: Sent): Promise<Response> {
    const answer = await fetch(url, { method, headers, body, redirect: 'manual', maxBytes: 1_000_000 })
    if (answer.status < 500 && answer.status !== 429 && answer.status !== 408) return answer
    const word = (await answer.text()).slice(0, 300)
    throw new Halted(setbackOfAnswer(answer, word, { mayHaveActed: false, now: now() }))
  },
})

/** @throws Halted, FetchFault */
export async function serverOf(tools: Tools, pds: string): Promise<AuthorizationServer> {
  const at = new URL(pds)
  const { authorization_servers: servers = [] } = await asked(async () =>
    processResourceDiscoveryResponse(at, await resourceDiscoveryRequest(at, through(tools, pds))),
  )
  const [issuer] = servers
  if (issuer === undefined || servers.length > 1) throw foreign(`${pds} names ${servers.length} servers`)
  return serverNamed(tools, issuer)
}

async function serverNamed(tools: Tools, issuer: string): Promise<AuthorizationServer> {
  if (!isServer(issuer)) throw foreign(issuer)
  const at = new URL(issuer)
  const server = await asked(async () =>
    processDiscoveryResponse(
      at,
      await discoveryRequest(at, { algorithm: 'oauth2', ...through(tools, issuer) }),
    ),
  )
  const speaks =
    server.issuer === at.origin &&
    server.authorization_endpoint !== undefined &&
    server.token_endpoint !== undefined &&
    server.scopes_supported?.includes('atproto') === true &&
    server.dpop_signing_alg_values_supported?.includes('ES256') === true
  if (!speaks) throw foreign(`${issuer} does not speak the protocol`)
  return server
}

/** Where whoever typed this signs in; `hint`: by which name. @throws Halted, FetchFault */
export async function whereTo(
  tools: Tools,
  typed: string,
): Promise<{ server: AuthorizationServer; hint?: string }> {
  const name = nameIn(typed)
  if (name === undefined) return { server: await serverAt(tools, originIn(typed)) }
  const did = isDid(name) ? name : await didOf(tools, name).catch(() => undefined)
  if (did !== undefined) {
    const { pds } = await identityOf(tools, did)
    return { server: await serverOf(tools, pds), hint: name }
  }
  // Nobody bears the name, but a server may.
  return { server: await serverAt(tools, `https://${name}`).catch(() => Promise.reject(nobody(typed))) }
}

/** An account's own server, or the one that it leaves signing in to. */
async function serverAt(tools: Tools, origin: string): Promise<AuthorizationServer> {
  try {
    return await serverOf(tools, origin)
  } catch (error) {
    if (!(error instanceof Halted) || error.setback.kind !== 'rejected') throw error
    return serverNamed(tools, origin)
  }
}

/** A handle or a DID, also as people copy them. */
function nameIn(typed: string): string | undefined {
  const bare = typed
    .trim()
    .replace(/^https:\/\/bsky\.app\/profile\/([^/?#]+).*$/i, '$1')
    .replace(/^(at:\/\/|@)/i, '')
  const name = isDid(bare) ? bare : bare.toLowerCase()
  return isDid(name) || isHandle(name) ? name : undefined
}

function originIn(typed: string): string {
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!isServer(address)) throw nobody(typed)
  return new URL(address).origin
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw error instanceof OperationProcessingError ? foreign(error.message) : error
  }
}

const foreign = (detail: string) =>
  new Halted({ kind: 'rejected', why: 'not_this_network', lasting: false, detail })
const nobody = (detail: string) =>
  new Halted({ kind: 'rejected', why: 'no_such_account', lasting: false, detail })
