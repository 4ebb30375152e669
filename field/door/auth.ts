/** Signing in at the house's own doors; the session lives in a cookie that no script sees. */
import { call, post, Refusal } from '../send/call.ts'

const doors = '/api/auth'

/** @returns whether a second step is asked for. */
export async function enterWithPassword(email: string, password: string): Promise<boolean> {
  const answer = (await (await post(`${doors}/sign-in/email`, { email, password })).json()) as {
    twoFactorRedirect?: boolean
  }
  return answer.twoFactorRedirect === true
}

export const enterWithCode = (code: string, trustDevice: boolean): Promise<unknown> =>
  post(`${doors}/two-factor/verify-totp`, { code, trustDevice })

export const enterWithRecoveryCode = (code: string): Promise<unknown> =>
  post(`${doors}/two-factor/verify-backup-code`, { code })

/** The browser's own reading and writing of WebAuthn messages, where it has them. */
interface JsonCredentials {
  parseRequestOptionsFromJSON?(options: unknown): PublicKeyCredentialRequestOptions
}
const json = (globalThis as { PublicKeyCredential?: JsonCredentials }).PublicKeyCredential

export const takesPasskeys = json?.parseRequestOptionsFromJSON !== undefined

/** @throws Refusal `passkey_not_given` */
export async function enterWithPasskey(): Promise<void> {
  const options = await (await call(`${doors}/passkey/generate-authenticate-options`)).json()
  const publicKey = json?.parseRequestOptionsFromJSON?.(options)
  if (publicKey === undefined) throw new Refusal(400, 'passkey_not_given')
  const given = (await navigator.credentials.get({ publicKey }).catch(() => null)) as
    | (Credential & { toJSON(): unknown })
    | null
  if (given === null) throw new Refusal(400, 'passkey_not_given')
  await post(`${doors}/passkey/verify-authentication`, { response: given.toJSON() })
}
