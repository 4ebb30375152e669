/** Signs in with an app password and keeps the tokens: a sign-in is dear (300 a day), a renewal is not. */
import { Agent } from '@atproto/api'
import type { Account, AdapterTools, Credentials } from '../../adapter.ts'

/** The server's answer in place of tokens. */
export class Refusal extends Error {
  readonly answer: Response
  readonly word: string
  constructor(answer: Response, word: string) {
    super(word)
    this.answer = answer
    this.word = word
  }
}

interface Session {
  accessJwt: string
  refreshJwt: string
  did: string
  handle: string
}

/** @throws Refusal, FetchFault */
export async function signIn(
  { fetch }: AdapterTools,
  server: string,
  { identifier, password }: Credentials,
): Promise<Session> {
  return call(
    await fetch(new URL('/xrpc/com.atproto.server.createSession', server), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier, password }),
      redirect: 'error',
    }),
  )
}

async function renew({ fetch }: AdapterTools, server: string, refreshJwt: string): Promise<Session> {
  return call(
    await fetch(new URL('/xrpc/com.atproto.server.refreshSession', server), {
      method: 'POST',
      headers: { authorization: `Bearer ${refreshJwt}` },
      redirect: 'error',
    }),
  )
}

async function call(answer: Response): Promise<Session> {
  const text = await answer.text()
  let body: Partial<Session> & { error?: string; message?: string } = {}
  try {
    body = JSON.parse(text) as typeof body
  } catch {
    // A gateway's page is no answer of Bluesky's; its status says enough.
  }
  const { accessJwt, refreshJwt, did, handle } = body
  if (answer.ok && accessJwt && refreshJwt && did && handle) return { accessJwt, refreshJwt, did, handle }
  throw new Refusal(answer, `${body.error ?? ''} ${body.message ?? ''}`.trim() || text.slice(0, 100))
}

/**
 * A client whose tokens are good for at least another minute. A renewal that fails falls back on the app password,
 * so that only a password that is refused ends the connection.
 * @throws Refusal, FetchFault
 */
export async function signedIn(tools: AdapterTools, account: Account): Promise<Agent> {
  const { server } = account
  const fresh = (credentials: Credentials) => lasts(credentials['accessJwt'] ?? '', tools.now())
  const { accessJwt = '' } = fresh(account.credentials)
    ? account.credentials
    : await account.renew(async (credentials) => (fresh(credentials) ? credentials : renewed(credentials)))

  async function renewed(credentials: Credentials): Promise<Credentials> {
    const { refreshJwt = '' } = credentials
    const again = lasts(refreshJwt, tools.now())
      ? await renew(tools, server, refreshJwt).catch((error: unknown) => {
          if (error instanceof Refusal && error.answer.status < 500) return undefined
          throw error
        })
      : undefined
    const session = again ?? (await signIn(tools, server, credentials))
    return { ...credentials, accessJwt: session.accessJwt, refreshJwt: session.refreshJwt }
  }
  return new Agent({
    did: account.externalId,
    fetchHandler: (path, init) => {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${accessJwt}`)
      const timeout = path.startsWith('/xrpc/com.atproto.repo.uploadBlob') ? 600_000 : 45_000
      return tools.fetch(new URL(path, server), { ...init, headers, redirect: 'error', timeout })
    },
  })
}

function lasts(jwt: string, now: Date): boolean {
  try {
    const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as {
      exp?: number
    }
    return (payload.exp ?? 0) * 1000 > now.getTime() + 60_000
  } catch {
    return false
  }
}
