/** Signs in with an app password and keeps the tokens: a sign-in is dear (300 a day), a renewal is not. */
import type { AdapterTools, Credentials } from '../../adapter.ts'
import type { Way } from './agent.ts'

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

/** With an app password. A renewal that fails falls back on it, so that only a password that is refused ends the connection. */
export function byPassword(tools: AdapterTools): Way {
  const { fetch, now } = tools
  return {
    lasts: ({ accessJwt = '' }) => lasts(accessJwt, now()),
    async renewed({ server }, stored) {
      const { refreshJwt = '' } = stored
      const again = lasts(refreshJwt, now())
        ? await renew(tools, server, refreshJwt).catch((error: unknown) => {
            if (error instanceof Refusal && error.answer.status < 500) return undefined
            throw error
          })
        : undefined
      const session = again ?? (await signIn(tools, server, stored))
      return { ...stored, accessJwt: session.accessJwt, refreshJwt: session.refreshJwt }
    },
    ask({ server }, { accessJwt = '' }, { path, init, timeout }) {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${accessJwt}`)
      return fetch(new URL(path, server), { ...init, headers, redirect: 'error', timeout })
    },
  }
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
