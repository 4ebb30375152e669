/** The doors of /api/auth that are open at all, which attempts they count and what they leave in the audit. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http.ts'
import { isMessageKey, translator } from '../../platform/messages.ts'
import { actorOf } from './actor-of.ts'
import { addressHeader, authPath, type Auth } from './auth.ts'
import type { IdentityDeps } from './deps.ts'
import { sessionCookieName, sessionToken } from './session-cookie.ts'
import type { Door, Throttle } from '../../platform/throttle.ts'
import { doors } from './doors.ts'

interface OpenDoor {
  method: 'GET' | 'POST'
  throttle?: Door
  /** What names the account in the body; otherwise the cookies do. */
  account?: 'email' | 'token' | 'cookie'
  /** Written to the audit when it succeeded. */
  act?: string
}

// Everything else that better-auth offers (sign-up, social accounts, changing the address, …) does not exist here.
export const openDoors: Record<string, OpenDoor> = {
  '/sign-in/email': { method: 'POST', throttle: doors.signIn, account: 'email' },
  '/sign-out': { method: 'POST' },
  '/get-session': { method: 'GET' },
  '/list-sessions': { method: 'GET' },
  '/revoke-session': { method: 'POST', act: 'person.end_session' },
  '/revoke-other-sessions': { method: 'POST', act: 'person.end_other_sessions' },
  '/request-password-reset': { method: 'POST', throttle: doors.resetRequest, account: 'email' },
  '/reset-password': { method: 'POST', throttle: doors.reset, account: 'token' },
  '/change-password': {
    method: 'POST',
    throttle: doors.confirm,
    account: 'cookie',
    act: 'person.change_password',
  },
  '/two-factor/enable': { method: 'POST', throttle: doors.confirm, account: 'cookie' },
  '/two-factor/disable': {
    method: 'POST',
    throttle: doors.confirm,
    account: 'cookie',
    act: 'person.disable_second_factor',
  },
  '/two-factor/get-totp-uri': { method: 'POST', throttle: doors.confirm, account: 'cookie' },
  '/two-factor/generate-backup-codes': {
    method: 'POST',
    throttle: doors.confirm,
    account: 'cookie',
    act: 'person.renew_recovery_codes',
  },
  '/two-factor/verify-totp': {
    method: 'POST',
    throttle: doors.secondFactor,
    account: 'cookie',
    act: 'person.prove_second_factor',
  },
  '/two-factor/verify-backup-code': {
    method: 'POST',
    throttle: doors.secondFactor,
    account: 'cookie',
    act: 'person.use_recovery_code',
  },
  '/passkey/generate-authenticate-options': { method: 'GET', throttle: doors.passkey },
  '/passkey/verify-authentication': { method: 'POST', throttle: doors.passkey },
  '/passkey/generate-register-options': { method: 'GET' },
  '/passkey/verify-registration': { method: 'POST', throttle: doors.passkey, act: 'person.add_passkey' },
  '/passkey/list-user-passkeys': { method: 'GET' },
  '/passkey/update-passkey': { method: 'POST' },
  '/passkey/delete-passkey': { method: 'POST', act: 'person.remove_passkey' },
}

export function createAuthDoors(deps: IdentityDeps, auth: Auth, throttle: Throttle) {
  const { config, secrets, db, audit } = deps
  const cookieName = sessionCookieName(config.url)

  async function note(cookie: string | undefined, act: string): Promise<void> {
    const actor = await actorOf(deps, { cookie })
    if (actor?.kind !== 'person') return
    await db
      .transaction()
      .execute((trx) => audit.record(trx, { actor, act, objectKind: 'person', objectId: actor.id }))
  }

  return async function handleAuth(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const url = new URL(request.url, config.url)
    const door = openDoors[url.pathname.slice(authPath.length).replace(/\/$/, '')]
    if (door === undefined || door.method !== request.method) throw notFound(url.pathname)

    const body = (request.body ?? {}) as Record<string, unknown>
    const account = accountOf(door, body, request.headers.cookie)
    if (door.throttle !== undefined) await throttle.attempt(door.throttle, request.ip, account)

    const response = await auth.handle(toWebRequest(request, url, config.url))
    const cookies = response.headers.getSetCookie()
    const opened = cookies.find((line) => line.startsWith(`${cookieName}=`))?.split(';')[0]
    const signedIn =
      opened !== undefined && sessionToken(opened, cookieName, secrets.key('auth')) !== undefined

    if (!response.ok && door.throttle !== undefined)
      request.log.warn(
        { door: door.throttle.name, address: request.ip, status: response.status },
        'turned away at a door',
      )
    if (response.ok) {
      if (door.throttle !== undefined) await throttle.forgive(door.throttle, request.ip, account)
      if (signedIn && request.actor === undefined) await note(opened, 'person.sign_in')
      if (door.act !== undefined) await note(opened ?? request.headers.cookie, door.act)
    }
    if (cookies.length > 0) void reply.header('set-cookie', cookies)
    void reply.code(response.status).header('cache-control', 'no-store')
    const text = await response.text()
    if (response.ok) return reply.type(response.headers.get('content-type') ?? 'application/json').send(text)
    return reply.type('application/problem+json').send(problemOf(text, response.status, request))
  }
}

function accountOf(
  door: OpenDoor,
  body: Record<string, unknown>,
  cookie: string | undefined,
): string | undefined {
  if (door.account === 'cookie')
    return cookie
      ?.split(';')
      .map((part) => part.trim())
      .filter((part) => /session_token=|two_factor=/.test(part))
      .join(';')
  const value = door.account === undefined ? undefined : body[door.account]
  return typeof value === 'string' ? value.slice(0, 320) : undefined
}

/** The origin was already checked by the API; better-auth is told its own. */
function toWebRequest(request: FastifyRequest, url: URL, origin: string): Request {
  const headers = new Headers({ origin, [addressHeader]: request.ip, host: url.host })
  for (const name of ['cookie', 'user-agent', 'accept-language'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value.slice(0, 8_192))
  }
  if (request.method === 'GET') return new Request(url, { headers })
  headers.set('content-type', 'application/json')
  return new Request(url, { method: request.method, headers, body: JSON.stringify(request.body ?? {}) })
}

/** Every failure of the house looks alike: RFC 9457 with a stable code. */
function problemOf(text: string, status: number, request: FastifyRequest): Record<string, unknown> {
  let code = 'sign_in_failed'
  try {
    const parsed = JSON.parse(text) as { code?: string }
    if (parsed.code !== undefined) code = parsed.code.toLowerCase()
  } catch {
    // Not every answer of the library has a body.
  }
  const key = `fault.${code}`
  const t = translator(localeOf(request))
  return {
    type: `urn:pendopo:fault:${code}`,
    status,
    code,
    title: t(isMessageKey(key) ? key : 'fault.sign_in_failed'),
    requestId: request.id,
  }
}
