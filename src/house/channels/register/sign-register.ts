/** The register's signature: Ed25519 (RFC 8032), with a key drawn from the house's secret. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Secrets } from '../../../platform/secrets.ts'

/** What stands before the 32 bytes of a key in PKCS #8 (RFC 8410, section 7). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface RegisterKey {
  /** SubjectPublicKeyInfo in PEM, as openssl reads it. */
  publicKey: string
  /** 64 bytes. */
  sign(content: string): Buffer
}

export function registerKey(secrets: Pick<Secrets, 'key'>): RegisterKey {
  const key = createPrivateKey({
    key: Buffer.concat([prefix, Buffer.from(secrets.key('register-signature'), 'hex')]),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
    sign: (content) => sign(null, Buffer.from(content), key),
  }
}
