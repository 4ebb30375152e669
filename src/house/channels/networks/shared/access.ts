/** OAuth 2: one token of an hour or two to speak with, one to renew it with, which some networks take only once. */
import type { Account, Credentials, Setback } from '../../adapter.ts'
import type { createCaller, Stage } from './caller.ts'
import type { Tokens } from './code-flow.ts'

type Caller = Pick<ReturnType<typeof createCaller>, 'call'>

/** How the application says who it is: by RFC 6749, or by names of the network's own within the form. */
type Naming = 'basic' | { id: string; secret: string }

/** What a code opened, as it is stored: the application's secret stays with the application. */
export const accessFrom = (
  { access_token: accessToken, refresh_token: refreshToken = '', expires_in: seconds = 0 }: Tokens,
  clientId: string,
  now: Date,
): Credentials => ({
  clientId,
  accessToken,
  refreshToken,
  accessUntil: new Date(now.getTime() + seconds * 1000).toISOString(),
})

/** Renews whatever is stored. @throws Refused, FetchFault */
export async function freshAccess(
  { call }: Caller,
  tokenUrl: string,
  stored: Credentials,
  now: () => Date,
  naming: Naming = 'basic',
): Promise<Credentials> {
  const { clientId = '', clientSecret = '', refreshToken = '' } = stored
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  const { body } = await call<{ access_token: string; refresh_token?: string; expires_in: number }>(
    tokenUrl,
    {
      method: 'POST',
      form: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        ...(naming === 'basic'
          ? { client_id: clientId }
          : { [naming.id]: clientId, [naming.secret]: clientSecret }),
      }),
      ...(naming === 'basic' && clientSecret !== '' ? { headers: { authorization: `Basic ${basic}` } } : {}),
      holds: ['access_token', 'expires_in'],
    },
  )
  return {
    ...stored,
    accessToken: body.access_token,
    accessUntil: new Date(now().getTime() + body.expires_in * 1000).toISOString(),
    refreshToken: body.refresh_token ?? refreshToken,
  }
}

/**
 * What the token endpoint refused (RFC 6749, 5.2). A secret of the application that was changed at the network and not yet
 * in the house disconnects nobody who had signed in already.
 */
export function readTokenFault(
  error: string,
  detail: string,
  { meeting = false }: Stage,
): Setback | undefined {
  if (error === 'invalid_grant') return { kind: 'unauthorised', detail }
  if (error !== 'invalid_client' && error !== 'unauthorized_client') return undefined
  return meeting
    ? { kind: 'unauthorised', detail }
    : { kind: 'throttled', why: 'application_refused', until: null, detail }
}

/** Good for at least another minute; renewed by one process at a time. */
export async function accessOf(
  caller: Caller,
  tokenUrl: string,
  account: Account,
  now: () => Date,
  naming: Naming = 'basic',
): Promise<string> {
  const lasts = ({ accessUntil = '' }: Credentials) =>
    new Date(accessUntil).getTime() > now().getTime() + 60_000
  const { accessToken = '' } = lasts(account.credentials)
    ? account.credentials
    : await account.renew(async (stored) =>
        lasts(stored) ? stored : freshAccess(caller, tokenUrl, stored, now, naming),
      )
  return accessToken
}
