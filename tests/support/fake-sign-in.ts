/**
 * The OAuth 2 end of a fake network, written from RFC 6749, 7636 and 9700: a page that asks the person, codes that are good
 * once and for a minute, redirect addresses to the letter, PKCE, and a replayed code that takes back what it had opened.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { Answer, Asked } from './fake-server.ts'

interface Grant {
  client: string
  redirect: string
  challenge: string | null
  scopes: string[]
  until: number
  used: boolean
}

interface End {
  /** Paths. */
  authorize: string
  token: string
  /** Every request must bring a challenge. */
  pkce?: boolean
  between?: ' ' | ','
  now: () => Date
  /** What a code opens. */
  issue(scopes: readonly string[]): object
  /** How it tells faults, if not as RFC 6749 has it. */
  fault?: (error: string) => Answer
  /** A code was brought twice. */
  takeBack(): void
}

const page = (status: number, words: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  raw: `<!doctype html><html lang="id"><title>Izin</title><main>${words}</main></html>`,
})

export function signInEnd({
  authorize,
  token,
  pkce = false,
  between = ' ',
  now,
  issue,
  fault,
  takeBack,
}: End) {
  const refused = (status: number, error: string): Answer => fault?.(error) ?? { status, body: { error } }
  const clients = new Map<string, { secret: string; redirect: string }>()
  const grants = new Map<string, Grant>()

  /** The person decides; `withhold` are scopes that they leave out. */
  function decide(asked: URL, { allow = true, withhold = [] as readonly string[] } = {}): URL {
    const get = (name: string) => asked.searchParams.get(name)
    const client = clients.get(get('client_id') ?? '')
    const redirect = get('redirect_uri') ?? ''
    if (client === undefined || client.redirect !== redirect)
      throw new Error('The network shows a fault of its own, and sends nobody back.')
    if (get('response_type') !== 'code' || (pkce && get('code_challenge_method') !== 'S256'))
      throw new Error('The request is not as the network wants it.')
    const back = new URL(redirect)
    back.searchParams.set('state', get('state') ?? '')
    if (!allow) {
      back.searchParams.set('error', 'access_denied')
      return back
    }
    const code = randomUUID()
    grants.set(code, {
      client: get('client_id') ?? '',
      redirect,
      challenge: get('code_challenge'),
      scopes: (get('scope') ?? '').split(between).filter((scope) => !withhold.includes(scope)),
      until: now().getTime() + 60_000,
      used: false,
    })
    back.searchParams.set('code', code)
    return back
  }

  function exchange({ headers, body }: Asked): Answer {
    const given = new URLSearchParams(body.toString())
    const [, basic = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? []
    const [name = given.get('client_id') ?? '', secret = given.get('client_secret') ?? ''] =
      basic === '' ? [] : Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
    const client = clients.get(name)
    if (client === undefined || client.secret !== secret) return refused(401, 'invalid_client')
    const grant = grants.get(given.get('code') ?? '')
    if (grant?.used === true) takeBack()
    const proof = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url')
    if (
      grant === undefined ||
      grant.used ||
      grant.client !== name ||
      grant.redirect !== given.get('redirect_uri') ||
      grant.until < now().getTime() ||
      (grant.challenge !== null && grant.challenge !== proof)
    )
      return refused(400, 'invalid_grant')
    grant.used = true
    return { status: 200, body: issue(grant.scopes) }
  }

  return {
    clients,
    decide: (address: string, how?: { allow?: boolean; withhold?: readonly string[] }) =>
      decide(new URL(address), how),
    /** Undefined: the request is for somebody else. */
    answer(asked: Asked): Answer | undefined {
      if (asked.path === authorize) {
        const decision = asked.url.searchParams.get('putusan')
        try {
          const to = decide(asked.url, { allow: decision !== 'tolak' })
          if (decision !== null) return { status: 302, headers: { location: to.href } }
        } catch (error) {
          return page(400, String(error))
        }
        const link = (what: string) => `?${asked.url.searchParams.toString()}&putusan=${what}`
        return page(
          200,
          `<h1>Beri izin?</h1><a href="${link('beri').replaceAll('&', '&amp;')}">Beri izin</a> <a href="${link('tolak').replaceAll('&', '&amp;')}">Tolak</a>`,
        )
      }
      if (asked.path !== token || !asked.body.toString().includes('grant_type=authorization_code'))
        return undefined
      return exchange(asked)
    },
  }
}
