/** OAuth 2: one token of an hour or two to speak with, one to renew it with, which some networks take only once. */
import type { Account, Credentials } from '../../adapter.ts'
import type { createCaller } from './caller.ts'

type Caller = Pick<ReturnType<typeof createCaller>, 'call'>

/** Renews whatever is stored. @throws Refused, FetchFault */
export async function freshAccess(
  { call }: Caller,
  tokenUrl: string,
  stored: Credentials,
  now: () => Date,
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
        client_id: clientId,
      }),
      ...(clientSecret === '' ? {} : { headers: { authorization: `Basic ${basic}` } }),
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

/** Good for at least another minute; renewed by one process at a time. */
export async function accessOf(
  caller: Caller,
  tokenUrl: string,
  account: Account,
  now: () => Date,
): Promise<string> {
  const lasts = ({ accessUntil = '' }: Credentials) =>
    new Date(accessUntil).getTime() > now().getTime() + 60_000
  const { accessToken = '' } = lasts(account.credentials)
    ? account.credentials
    : await account.renew(async (stored) =>
        lasts(stored) ? stored : freshAccess(caller, tokenUrl, stored, now),
      )
  return accessToken
}
