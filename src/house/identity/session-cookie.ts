/** The session's cookie as better-auth signs it: `<token>.<HMAC-SHA256 of the token, base64>`, percent-encoded. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const cookiePrefix = 'pendopo'

/** Behind https the name makes browsers refuse the cookie from anywhere else. */
export const sessionCookieName = (url: string): string =>
  `${url.startsWith('https:') ? '__Secure-' : ''}${cookiePrefix}.session_token`

const sign = (secret: string, token: string) => createHmac('sha256', secret).update(token).digest('base64')

export const sessionCookieValue = (secret: string, token: string): string =>
  encodeURIComponent(`${token}.${sign(secret, token)}`)

/** The token inside a `Cookie` header, if the signature is ours. */
export function sessionToken(header: string | undefined, name: string, secret: string): string | undefined {
  const raw = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  if (raw === undefined || raw.length > 500) return undefined
  let value: string
  try {
    value = decodeURIComponent(raw)
  } catch {
    return undefined
  }
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  const expected = Buffer.from(sign(secret, token))
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}
