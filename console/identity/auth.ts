/** Sign-in and one's own keys: better-auth's endpoints behind the house's doors. */
import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'
import { twoFactorClient } from 'better-auth/client/plugins'
import { Fault, faultOf } from '../frame/api.ts'
import { locale, t } from '../frame/messages.ts'

export const auth = createAuthClient({
  basePath: '/api/auth',
  fetchOptions: { headers: { 'accept-language': locale } },
  plugins: [twoFactorClient(), passkeyClient()],
})

/**
 * The data of an answer of the doors.
 * @throws Fault with the server's sentence; a passkey that was not given is told by the browser alone.
 */
export async function settled<T>(
  answer: Promise<{ data: T | null; error: unknown }>,
): Promise<NonNullable<T>> {
  let result: Awaited<typeof answer>
  try {
    result = await answer
  } catch {
    throw new Fault({ code: 'offline', status: 0, title: t('console.fault.offline') })
  }
  if (result.error === null || result.error === undefined) return (result.data ?? {}) as NonNullable<T>
  const { status = 0, title } = result.error as { status?: number; title?: string }
  if (title === undefined && status < 500)
    throw new Fault({ code: 'passkey_not_given', status, title: t('console.auth.passkey_not_given') })
  throw faultOf(result.error, status)
}
